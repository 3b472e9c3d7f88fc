import { integerBelow, type Random, shuffled } from './random.ts'

/** What stands before the verb, and the verb that agrees with its first noun. */
export interface AgreementSentence {
  readonly words: readonly string[]
  /** The place of the subject among them. */
  readonly subject: number
  readonly verb: Verb
  /** The noun nearest to the verb has the other number: whoever goes by it is wrong. */
  readonly misleading: boolean
}

export const verbs = ['is', 'are'] as const
export type Verb = (typeof verbs)[number]

const nouns = [
  ['key', 'keys'],
  ['letter', 'letters'],
  ['box', 'boxes'],
  ['book', 'books'],
  ['cup', 'cups'],
  ['coat', 'coats'],
  ['lamp', 'lamps'],
  ['chair', 'chairs'],
  ['window', 'windows'],
  ['picture', 'pictures'],
  ['stone', 'stones'],
  ['bottle', 'bottles'],
] as const

export const mostNouns = nouns.length
/** One for each noun that comes between, in this order. */
const prepositions = ['of', 'near', 'behind', 'under'] as const
export const mostDistance = prepositions.length

/** Words before the verb: the subject with its article, and three words for each noun between. */
export const lengthAt = (distance: number): number => 2 + 3 * distance

/** Every word of a grammar with so many nouns. */
export const wordsWith = (nounCount: number): string[] => [
  'the',
  ...prepositions,
  ...nouns.slice(0, nounCount).flat(),
  ...verbs,
]

/** `the keys of the box near the letters are`: every noun is singular or plural by a coin of its own. */
export function drawSentence(distance: number, nounCount: number, random: Random): AgreementSentence {
  const forms = Array.from({ length: distance + 1 }, () => {
    const plural = integerBelow(2, random)
    return { plural, word: nouns[integerBelow(nounCount, random)]?.[plural] ?? '' }
  })
  const words = forms.flatMap(({ word }, place) => [
    ...(place === 0 ? [] : [prepositions[place - 1] ?? '']),
    'the',
    word,
  ])
  const [first, last] = [forms[0]?.plural, forms.at(-1)?.plural]
  return { words, subject: 1, verb: first === 1 ? 'are' : 'is', misleading: first !== last }
}

/** The same words before the same verb, in random order: which noun was the subject can no longer be told. */
export function withWordsShuffled(sentence: AgreementSentence, random: Random): AgreementSentence {
  const places = shuffled([...sentence.words.keys()], random)
  return {
    ...sentence,
    words: places.map((place) => sentence.words[place] ?? ''),
    subject: places.indexOf(sentence.subject),
  }
}
