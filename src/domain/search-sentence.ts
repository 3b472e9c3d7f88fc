import type { SearchEntry } from './search.ts'
import { pairsOf } from './sought.ts'
import { hasHan } from './spelling.ts'

/** Words that ask or join in a Chinese sentence: what stands on both sides of one is not a word. */
const JOINING =
  /为什么|为何|什么时候|是什么|什么|怎么样|怎么办|怎么|怎样|如何|多少|几个|哪个|哪些|哪家|能不能|是不是|会不会|要不要|可不可以|有没有|可以|才能|能够|需要|应该|到底|究竟|自己|一个|一种|一下|这个|那个|请问|我们|你们|它们|时候|区别|意思|办法|发生|之间|好不好|[的了吗呢吧啊我你它他她这那]/g

/** Characters that may join or be a part of a word (更贵, 更新): a pair with one of them says less. */
const WEAK = new Set([
  ...'是会能要更比和与跟在把被给让用有不都也就才很太越说做到来去一个些得着过没多少大小好几每再最只',
])
const WEAK_SHARE = 0.2

/** Neighbouring characters of a sentence that some text has. */
interface Piece {
  readonly pair: string
  readonly weak: boolean
  readonly rarity: number
}

/**
 * A sentence in Chinese that no text has as it stands: it is ranked by those of its words that do occur. A few characters
 * without one that joins are two words typed together (注意力权重).
 */
export const isSentence = (words: readonly string[], entries: readonly SearchEntry[]): boolean =>
  words.every(hasHan) && words.some((word) => isLong(word) && !stands(word, entries))

const isLong = (word: string): boolean =>
  word.length >= SHORTEST &&
  (word.length > LONGEST_COMPOUND || word.search(JOINING) >= 0 || [...word].some((each) => WEAK.has(each)))
const SHORTEST = 4
const LONGEST_COMPOUND = 5

const stands = (word: string, entries: readonly SearchEntry[]): boolean =>
  entries.some(({ text, names }) => text.includes(word) || names.some((name) => name.includes(word)))

/**
 * How much every entry has of a sentence: by BM25 (Robertson and Zaragoza 2009, doi 10.1561/1500000019) over pairs of
 * neighbouring characters, which is what texts without spaces are searched by. What the sentence names counts besides.
 * All zero where most of the sentence stands nowhere.
 */
export function sentenceScores(words: readonly string[], entries: readonly SearchEntry[]): readonly number[] {
  const stretches = words.flatMap((word) => word.replaceAll(JOINING, ' ').split(' ')).filter(Boolean)
  const asked = [...new Set(stretches.flatMap(pairsOf))]
  const names = namesIn(stretches, entries)
  const named = new Set(names.flatMap(pairsOf))
  const isWeak = (pair: string): boolean => !named.has(pair) && [...pair].some((each) => WEAK.has(each))
  const all = asked.map((pair) => pieceOf(pair, isWeak(pair), entries))
  const content = all.filter(({ weak }) => !weak)
  const known = content.filter(({ rarity }) => rarity > 0)
  const isOff = known.length === 0 || known.length * LEAST_KNOWN < content.length
  if (isOff && !names.some((name) => name.length >= LONG_NAME)) return entries.map(() => 0)
  const pieces = all.filter(({ rarity }) => rarity > 0)
  const usual = entries.reduce((sum, { text }) => sum + text.length, 0) / entries.length
  return entries.map((entry) => {
    const long = 1 - LENGTH + LENGTH * (entry.text.length / usual)
    const text = pieces.reduce((sum, { pair, rarity }) => {
      const times = entry.text.split(pair).length - 1
      return sum + (rarity * times * (SATURATION + 1)) / (times + SATURATION * long)
    }, 0)
    return (text + nameScore(entry, stretches)) * (KIND_SHARE[entry.kind] ?? 1)
  })
}

/** A name of so many characters says by itself what is meant. */
const LONG_NAME = 4
/** One pair in so many must stand somewhere. */
const LEAST_KNOWN = 3
/** k1 and b of BM25. */
const SATURATION = 1.2
const LENGTH = 0.3

/** Its rarity is the inverse document frequency of BM25. */
function pieceOf(pair: string, weak: boolean, entries: readonly SearchEntry[]): Piece {
  const having = entries.filter(({ text }) => text.includes(pair)).length
  const rarity = having === 0 ? 0 : Math.log(1 + (entries.length - having + 0.5) / (having + 0.5))
  return { pair, weak, rarity: weak ? rarity * WEAK_SHARE : rarity }
}

/** Chinese names that stand in the sentence. A question's name is its id, and an event has none. */
const namesIn = (stretches: readonly string[], entries: readonly SearchEntry[]): readonly string[] =>
  entries
    .filter(({ kind }) => kind !== 'question' && kind !== 'event')
    .flatMap(({ names }) => names)
    .filter((name) => name.length > 1 && hasHan(name) && stretches.some((each) => each.includes(name)))

/** The longer the name, the more it says. */
const nameScore = (entry: SearchEntry, stretches: readonly string[]): number =>
  NAMED * Math.max(0, ...namesIn(stretches, [entry]).map((name) => name.length))
const NAMED = 3

/** A section explains; a question and an event touch upon it. */
const KIND_SHARE: Readonly<Record<string, number>> = { section: 1.5, question: 0.7, event: 0.7 }
