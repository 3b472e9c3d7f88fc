import { PrimerError } from '../errors.ts'

/** What counts as one token: a word (a single character of Chinese), or every character. */
export type Unit = 'word' | 'character'

const wordPattern =
  /\p{Script=Han}|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu

/** The tokens of a text. Words are lower-cased, so that "The" and "the" are counted together. */
export function tokensOf(text: string, unit: Unit): string[] {
  return unit === 'word' ? (text.toLowerCase().match(wordPattern) ?? []) : [...text]
}

/** Ends of sentences: Chinese ones anywhere, Western ones before a space; quotes and brackets stay with theirs. */
const sentenceEnd = /(?<=[。！？；…]["”’」』）]*)(?!["”’」』）])|(?<=[.!?]["”’)]*)\s+|\n+/u

/** The sentences of a text as tokens; empty ones are left out. */
export function sentencesOf(text: string, unit: Unit): string[][] {
  return text
    .split(sentenceEnd)
    .map((sentence) => tokensOf(sentence.trim(), unit))
    .filter((tokens) => tokens.length > 0)
}

/** Every tenth sentence is kept apart, to be predicted without having been counted. */
export function holdOut<Sentence>(sentences: readonly Sentence[]): {
  counted: Sentence[]
  heldOut: Sentence[]
} {
  return {
    counted: sentences.filter((_, place) => place % 10 !== 9),
    heldOut: sentences.filter((_, place) => place % 10 === 9),
  }
}

/** Tokens as a person writes them: no space around Chinese or before a comma. */
export function joinTokens(tokens: readonly string[], unit: Unit): string {
  if (unit === 'character') return tokens.join('')
  return tokens.map((token, at) => (needsSpace(tokens[at - 1] ?? '', token) ? ` ${token}` : token)).join('')
}

function needsSpace(before: string, token: string): boolean {
  if (before === '') return false
  if (/^\p{Script=Han}|^[,.;:!?)\]}%，。；：！？、）】》〉”’…—]/u.test(token))
    return /[,.;:!?]$/.test(before) && /^[^,.;:!?)\]]/u.test(token)
  return !/[\p{Script=Han}([{（【《〈“‘，。；：！？、）】》〉—]$/u.test(before)
}

const fewestSentences = 10
const fewestTokens = 50

/**
 * The sentences of a text that is to be counted.
 * @throws PrimerError `text-too-short` when there is too little to count and hold some out
 */
export function countableSentences(text: string, unit: Unit): string[][] {
  const sentences = sentencesOf(text, unit)
  const tokens = sentences.flat().length
  if (tokens >= fewestTokens && sentences.length >= fewestSentences) return sentences
  throw new PrimerError({
    code: 'text-too-short',
    tokens,
    sentences: sentences.length,
    neededTokens: fewestTokens,
    neededSentences: fewestSentences,
  })
}

/** The two words that stand side by side most often: a beginning that every text can go on from. */
export function frequentPair(sentences: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, { readonly pair: string[]; count: number }>()
  for (const sentence of sentences) {
    sentence.slice(1).forEach((second, place) => {
      const pair = [sentence[place] ?? '', second]
      if (!pair.every((token) => /^[\p{L}\p{N}]/u.test(token))) return
      const known = counts.get(pair.join(' ')) ?? { pair, count: 0 }
      known.count++
      counts.set(pair.join(' '), known)
    })
  }
  const nothing: { readonly pair: string[]; count: number } = { pair: [], count: 0 }
  const best = [...counts.values()].reduce((most, each) => (each.count > most.count ? each : most), nothing)
  return best.pair
}
