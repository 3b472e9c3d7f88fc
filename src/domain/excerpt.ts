import { firstPlace, LETTERS, pairsOf, type Sought, soughtWord } from './sought.ts'
import { hasHan, subjectWords } from './spelling.ts'
import { stemsOf } from './stem.ts'

/** A stretch of text with the words that were found. */
export interface Excerpt {
  readonly text: string
  /** Where the first found word begins and ends in it; both 0 when the text has none of the words. */
  readonly from: number
  readonly to: number
}

/** About two lines around the first of the words that the text has; else its beginning. */
export function excerptOf(text: string, query: string): Excerpt {
  const words = subjectWords(query)
  const sought = [...words, ...words.filter(hasHan).flatMap(pairsOf)].map(soughtWord)
  const found = sought.find((each) => firstPlace(text, each) >= 0) ?? formIn(text, sought)
  const at = found === undefined ? 0 : firstPlace(text, found)
  const { begin, end } = stretchAround(text, at)
  const [left, right] = [begin > 0 ? '…' : '', end < text.length ? '…' : '']
  const from = found === undefined ? 0 : at - begin + left.length
  return {
    text: left + text.slice(begin, end) + right,
    from,
    to: found === undefined ? 0 : Math.min(from + found.word.length, end - begin + left.length),
  }
}

/** The first word of the text that is another form of one that is looked for. */
function formIn(text: string, sought: readonly Sought[]): Sought | undefined {
  const stems = new Set(sought.map(({ stem }) => stem).filter((stem) => stem !== ''))
  if (stems.size === 0) return undefined
  const form = text
    .match(/[A-Za-z]+(?:-[A-Za-z]+)*/g)
    ?.find((word) => stemsOf(word).some((stem) => stems.has(stem)))
  return form === undefined ? undefined : soughtWord(form)
}

/** Two lines of a terminal hold some 60 Han characters or 120 letters. */
function stretchAround(text: string, at: number): { readonly begin: number; readonly end: number } {
  const length = hasHan(text) ? 60 : 120
  const begin = at < length / 2 ? 0 : wordStart(text, at - Math.floor(length / 3))
  const end = text.length - begin <= length * 1.2 ? text.length : wordEnd(text, begin + length)
  return { begin, end }
}

/** Moves forward to the beginning of a word. */
function wordStart(text: string, at: number): number {
  const beginning = new RegExp(`(?<![${LETTERS}])\\S`, 'gu')
  beginning.lastIndex = at
  return beginning.exec(text)?.index ?? at
}

/** Moves back to the end of a word, and out of the middle of a surrogate pair. */
function wordEnd(text: string, at: number): number {
  if (/[\udc00-\udfff]/.test(text[at] ?? '')) return at - 1
  const letter = new RegExp(`[${LETTERS}]`)
  let end = at
  while (end > 0 && letter.test(text[end] ?? '') && letter.test(text[end - 1] ?? '')) end--
  return end > at - 40 ? end : at
}
