import { log } from './elementary.ts'
import { tokensOf } from './sentences.ts'

/** A chunk that was found: its place in the list, and how well it fits. */
export interface Hit {
  readonly place: number
  readonly score: number
}

/** All chunks that share anything with a query, the best first; of equal ones the earlier. */
export type Ranker = (query: string) => Hit[]

/** The places where a term occurs, in order, each followed by how often: a long text has a million terms. */
type Places = readonly number[]
type Index = ReadonlyMap<string, Places>

function indexOf(texts: readonly string[], termsOf: (text: string) => readonly string[]): Index {
  const index = new Map<string, number[]>()
  texts.forEach((text, place) => {
    for (const term of termsOf(text)) {
      const places = index.get(term)
      if (places === undefined) index.set(term, [place, 1])
      else if (places.at(-2) === place) places.push((places.pop() ?? 0) + 1)
      else places.push(place, 1)
    }
  })
  return index
}

const textsWith = (places: Places): number => places.length / 2

function forEachPlace(places: Places, take: (place: number, count: number) => void): void {
  for (let at = 0; at < places.length; at += 2) take(places[at] ?? 0, places[at + 1] ?? 0)
}

/** Sorts the scores, of which short texts have few; the places of each come nearly in order. */
function best(scores: ReadonlyMap<number, number>): Hit[] {
  const placesOf = new Map<number, number[]>()
  for (const [place, score] of scores) {
    const places = placesOf.get(score)
    if (places) places.push(place)
    else placesOf.set(score, [place])
  }
  return [...placesOf]
    .sort(([a], [b]) => b - a)
    .flatMap(([score, places]) => places.sort((a, b) => a - b).map((place) => ({ place, score })))
}

/** Words in lower case, single characters of Chinese; punctuation finds nothing. */
export const wordTerms = (text: string): string[] =>
  tokensOf(text, 'word').filter((token) => /[\p{L}\p{N}]/u.test(token))

const k1 = 1.2
const b = 0.75

/**
 * BM25 (Robertson and Zaragoza, 2009, Foundations and Trends in Information Retrieval 3, 333–389) with k1 = 1.2 and
 * b = 0.75; the weight of a rare word is ln(1 + (N − n + 0.5) / (n + 0.5)), which never falls below 0.
 */
export function rankByBm25(texts: readonly string[]): Ranker {
  const lengths = texts.map((text) => wordTerms(text).length)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)
  const index = indexOf(texts, wordTerms)
  return (query) => {
    const scores = new Map<number, number>()
    for (const term of wordTerms(query)) {
      const places = index.get(term)
      if (!places) continue
      const found = textsWith(places)
      const rarity = log(1 + (texts.length - found + 0.5) / (found + 0.5))
      forEachPlace(places, (place, count) => {
        const long = 1 - b + (b * (lengths[place] ?? 0)) / mean
        const score = (rarity * count * (k1 + 1)) / (count + k1 * long)
        scores.set(place, (scores.get(place) ?? 0) + score)
      })
    }
    return best(scores)
  }
}

/** Every two neighbouring characters of the text, in lower case, over word borders too. */
export function bigramTerms(text: string): string[] {
  const characters = [
    ...text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  ]
  return characters.slice(1).map((second, at) => `${characters[at]}${second}`)
}

/** The cosine of the angle between two texts, each a vector that counts its character pairs. */
export function rankByBigrams(texts: readonly string[]): Ranker {
  const index = indexOf(texts, bigramTerms)
  const squares = new Float64Array(texts.length)
  for (const places of index.values())
    forEachPlace(places, (place, count) => {
      squares[place] = (squares[place] ?? 0) + count * count
    })
  return (query) => {
    const asked = indexOf([query], bigramTerms)
    const products = new Map<number, number>()
    let square = 0
    for (const [term, [, weight = 0]] of asked) {
      square += weight * weight
      forEachPlace(index.get(term) ?? [], (place, count) => {
        products.set(place, (products.get(place) ?? 0) + weight * count)
      })
    }
    return best(
      new Map(
        [...products].map(([place, product]) => [place, product / Math.sqrt(square * (squares[place] ?? 1))]),
      ),
    )
  }
}
