/** A question as it is shown, its gaps numbered; a number in brackets would be taken for a footnote. */
export const shownPrompt = (prompt: string): string => prompt.replace(/\{(\d+)\}/g, '__$1__')
