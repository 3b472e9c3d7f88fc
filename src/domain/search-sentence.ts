import type { SearchEntry } from './search.ts'
import { pairsOf, soughtWord, timesIn } from './sought.ts'
import { hasHan } from './spelling.ts'

/** Words that ask or join in a Chinese sentence: what stands on both sides of one is not a word. */
const JOINING =
  /为什么|为何|什么时候|是什么|什么|怎么样|怎么办|怎么|怎样|如何|多少|几个|哪个|哪些|哪家|能不能|是不是|会不会|要不要|可不可以|有没有|可以|才能|能够|需要|应该|到底|究竟|自己|一个|一种|一下|这个|那个|请问|我们|你们|它们|时候|区别|意思|办法|发生|之间|好不好|[的了吗呢吧啊我你它他她这那]/g

/** Characters that may join or be a part of a word (更贵, 更新): a pair with one of them says less. */
const WEAK = new Set([
  ...'是会能要更比和与跟在把被给让用有不都也就才很太越说做到来去一个些得着过没多少大小好几每再最只',
])
const WEAK_SHARE = 0.2

/** A part of a sentence that can be looked for: a word of letters, two neighbouring characters, or one. */
interface Piece {
  readonly times: (entry: SearchEntry) => number
  /** How much it says beside others of its rarity. */
  readonly share: number
}

/**
 * A sentence that no text has as it stands: it is ranked by those of its words that do occur. A few characters without one
 * that joins are two words typed together (注意力权重), and so are two English words (scaling laws).
 */
export const isSentence = (words: readonly string[], entries: readonly SearchEntry[]): boolean =>
  words.some(hasHan)
    ? words.some((word) => hasHan(word) && isLong(word) && !stands(word, entries))
    : words.length >= FEWEST_WORDS &&
      entries.some(({ stems }) => stems !== undefined) &&
      !stands(words.join(' '), entries)

const FEWEST_WORDS = 3

const isLong = (word: string): boolean =>
  word.length >= SHORTEST &&
  (word.length > LONGEST_COMPOUND || word.search(JOINING) >= 0 || [...word].some((each) => WEAK.has(each)))
const SHORTEST = 4
const LONGEST_COMPOUND = 5

const stands = (word: string, entries: readonly SearchEntry[]): boolean =>
  entries.some(({ text, names }) => text.includes(word) || names.some((name) => name.includes(word)))

/**
 * How much every entry has of a sentence: by BM25 (Robertson and Zaragoza 2009, doi 10.1561/1500000019) over the stems of
 * words and over pairs of neighbouring characters, which is what texts without spaces are searched by. What a section's
 * goals say, what its questions ask and what its terms mean speaks for the section, and what the sentence names counts
 * besides. All zero where most of the sentence stands nowhere.
 */
export function sentenceScores(words: readonly string[], entries: readonly SearchEntry[]): readonly number[] {
  const stretches = words
    .filter(hasHan)
    .flatMap((word) => word.replaceAll(JOINING, ' ').split(' '))
    .filter(Boolean)
  const letters = words.filter((word) => !hasHan(word)).map(wordPiece)
  const names = namesIn(stretches, entries)
  const pairs = pairPieces(stretches, new Set(names.flatMap(pairsOf)))
  const strong = [...letters, ...pairs.filter(({ share }) => share === 1)]
  const content = strong.length > 1 ? strong : [...letters, ...pairs]
  const known = content.filter(({ times }) => entries.some((entry) => times(entry) > 0))
  const isOff = known.length === 0 || known.length * LEAST_KNOWN < content.length
  if (isOff && !names.some((name) => name.length >= LONG_NAME)) return entries.map(() => 0)
  const texts = textScores([...letters, ...pairs, ...characterPieces(stretches)], entries)
  const within = scoresWithin(entries, texts)
  return entries.map(
    (entry, at) =>
      ((texts[at] ?? 0) + WITHIN * (within.get(entry) ?? 0) + nameScore(entry, stretches)) *
      (KIND_SHARE[entry.kind] ?? 1),
  )
}

/** A name of so many characters says by itself what is meant. */
const LONG_NAME = 4
/** One piece in so many must stand somewhere. */
const LEAST_KNOWN = 3

/** A word in the stems of an English text, and as it is among Chinese. */
function wordPiece(word: string): Piece {
  const sought = soughtWord(word)
  const stem = ` ${sought.stem || word} `
  return {
    share: 1,
    times: ({ text, goals = '', stems }) =>
      stems === undefined
        ? timesIn(text, sought) + GOALS * timesIn(goals, sought)
        : timesOf(stem, stems.text, stems.goals),
  }
}

const pairPieces = (stretches: readonly string[], named: ReadonlySet<string>): readonly Piece[] =>
  [...new Set(stretches.flatMap(pairsOf))].map((pair) => ({
    share: !named.has(pair) && [...pair].some((each) => WEAK.has(each)) ? WEAK_SHARE : 1,
    times: ({ text, goals }) => timesOf(pair, text, goals),
  }))

/** Many words of one character, such as 选 and 骗, have other neighbours in the text than in the sentence. */
const characterPieces = (stretches: readonly string[]): readonly Piece[] =>
  [...new Set(stretches.flatMap((stretch) => [...stretch]))]
    .filter((each) => !WEAK.has(each))
    .map((each) => ({
      share: CHARACTER_SHARE,
      times: ({ text, goals }) => timesOf(each, text, goals),
    }))
const CHARACTER_SHARE = 0.3

const timesOf = (piece: string, text: string, goals = ''): number =>
  text.split(piece).length - 1 + GOALS * (goals.split(piece).length - 1)

/** What the title or a goal of a section says counts so often besides. */
const GOALS = 2

function textScores(pieces: readonly Piece[], entries: readonly SearchEntry[]): readonly number[] {
  const usual = entries.reduce((sum, { text }) => sum + text.length, 0) / entries.length
  const found = pieces.map(({ times, share }) => {
    const each = entries.map(times)
    const having = each.filter((count) => count > 0).length
    // The inverse document frequency of BM25.
    const rarity = having === 0 ? 0 : Math.log(1 + (entries.length - having + 0.5) / (having + 0.5))
    return { each, weight: rarity * share }
  })
  return entries.map(({ text }, at) => {
    const long = 1 - LENGTH + LENGTH * (text.length / usual)
    return found.reduce((sum, { each, weight }) => {
      const times = each[at] ?? 0
      return sum + (weight * times * (SATURATION + 1)) / (times + SATURATION * long)
    }, 0)
  })
}
/** k1 and b of BM25. */
const SATURATION = 1.2
const LENGTH = 0.3

/** For a section the sum of the best that stand in it: a question of it, half as much for a term that it teaches. */
function scoresWithin(
  entries: readonly SearchEntry[],
  scores: readonly number[],
): ReadonlyMap<SearchEntry, number> {
  const inPlace = new Map<string, number[]>()
  entries.forEach(({ kind, place }, at) => {
    if (kind !== 'question' && kind !== 'term') return
    const score = (scores[at] ?? 0) * (kind === 'term' ? 0.5 : 1)
    inPlace.set(place, [...(inPlace.get(place) ?? []), score])
  })
  return new Map(
    entries
      .filter(({ kind }) => kind === 'section')
      .map((section) => {
        const best = (inPlace.get(section.place) ?? [])
          .sort((one, other) => other - one)
          .slice(0, MOST_WITHIN)
        return [section, best.reduce((sum, score) => sum + score, 0)]
      }),
  )
}
const WITHIN = 0.4
const MOST_WITHIN = 3

/** Chinese names that stand in the sentence. A question's name is its id, and an event has none. */
const namesIn = (stretches: readonly string[], entries: readonly SearchEntry[]): readonly string[] =>
  entries
    .filter(({ kind }) => kind !== 'question' && kind !== 'event')
    .flatMap(({ names }) => names)
    .filter((name) => name.length > 1 && hasHan(name) && stretches.some((each) => each.includes(name)))

/** The longer the name, the more it says. */
const nameScore = (entry: SearchEntry, stretches: readonly string[]): number =>
  NAMED * Math.max(0, ...namesIn(stretches, [entry]).map((name) => name.length))
const NAMED = 8

/** A section explains; a question and an event touch upon it. */
const KIND_SHARE: Readonly<Record<string, number>> = { section: 1.5, question: 0.7, event: 0.7 }
