/** The letters before the options. */
export const LETTERS = 'abcdefg'
