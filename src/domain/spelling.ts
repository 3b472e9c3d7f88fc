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

/**
 * The words of a query that say what it is about: of “what is a token”, `token`; of 什么是注意力, 注意力. All of its words
 * where none would be left.
 */
export function subjectWords(query: string): readonly string[] {
  const words = queryWords(query)
  const subjects = words.map(withoutQuestion).filter((word) => word !== '')
  return subjects.length > 0 ? [...new Set(subjects)] : words
}

function withoutQuestion(word: string): string {
  if (!hasHan(word)) return ASKING_ENGLISH.has(word) ? '' : word
  const rest = word.replace(ASKED_BEFORE, '').replace(ASKED_AFTER, '')
  return rest === '' || rest.length > 1 ? rest : word
}

/** Words that ask or join in an English question. */
const ASKING_ENGLISH: ReadonlySet<string> = new Set(
  'a about an and are between can do does difference every for from have how i in is it its many me much my need needs of on or our should than that the their there they this to versus vs was we were what when where which who why will with work works would you your'.split(
    ' ',
  ),
)

/** What comes before and after the subject of a Chinese question. */
const ASKED_BEFORE = /^(?:请问|什么是|什么叫|啥是|为什么|怎么样|怎样|怎么|如何|什么|是|和|与|跟|的)+/
const ASKED_AFTER =
  /(?:是什么意思|是什么|是啥|有哪些|有什么|为什么|怎么办|怎么|哪个好|区别|不同|和|与|跟|的|吗|呢)+$/
