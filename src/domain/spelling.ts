/**
 * What is left of a name when case, accents, width, spaces and hyphens do not matter: `Self-Attention`,
 * `ｓｅｌｆ attention` and `selfattention` are one name, and so are `cí yuán` and `ciyuan`.
 */
export const spelling = (name: string): string =>
  PLAIN.test(name) ? name.toLowerCase().replaceAll(/[\s\-'_]/g, '') : normalizedSpelling(name)

/** ASCII and Han: nothing in them has an accent, a width or another form, and most names are nothing else. */
const PLAIN = /^[\0-\x7f一-鿿]*$/

const normalizedSpelling = (name: string): string =>
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

export const hasHan = (text: string): boolean => HAN.test(text)

/** Han of the Basic Multilingual Plane. Written out: \p{Script=Han} takes milliseconds to compile. */
const HAN = /[㐀-䶿一-鿿豈-﫿]/

/**
 * Lower-case words of a query; a change between Han and other letters also parts words: `gpt模型` is two. Signs inside
 * a word stay (`gpt-4.1`, `n−1`), signs around it go.
 */
export const queryWords = (query: string): readonly string[] => [
  ...new Set(
    (query.normalize('NFKC').toLowerCase().match(WORDS) ?? [])
      .map((word) => word.replaceAll(/^[-+.'’]+|[-.'’]+$/g, ''))
      .filter((word) => word !== ''),
  ),
]

/** Stretches of Han, or of anything else but spaces and the punctuation of both scripts. */
const WORDS = /[㐀-䶿一-鿿豈-﫿]+|[^\s㐀-䶿一-鿿豈-﫿!"#$%&()*,/:;<=>?@[\\\]^_`{|}~、-〿“”‘…]+/g
