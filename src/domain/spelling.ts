/**
 * What is left of a name when case, accents, width, spaces and hyphens do not matter: `Self-Attention`,
 * `ｓｅｌｆ attention` and `selfattention` are one name, and so are `cí yuán` and `ciyuan`.
 */
export const spelling = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[üǖǘǚǜ]/gi, 'v')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s\p{Dash_Punctuation}'’·_]/gu, '')

/** Pinyin as typed: `zhu4 yi4 li4` and `zhù yì lì` have the same letters as `zhuyili`. */
export const pinyinLetters = (text: string): string => spelling(text).replaceAll(/[1-5]/g, '')

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
