import { PrimerError } from '../errors.ts'
import { mostFrequent } from './frequent.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { pairSentence, type Relation, relationsIn, type WordPair } from './pair-grammar.ts'
import { principalPlane } from './principal-components.ts'
import { createRandom, type Random, shuffled } from './random.ts'
import { countableSentences } from './sentences.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { analogy, type Near, nearest, trainWordVectors, vectorOf, type WordVectors } from './word-vectors.ts'

export type Word2vecOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    locale: read.locale,
    asked: read.argument('question'),
    sentences: read.integer('sentences', { standard: 6000, min: 50, max: 50_000, fast: 3000 }),
    dim: read.integer('dim', { standard: 24, min: 2, max: 200 }),
    epochs: read.integer('epochs', { standard: 5, min: 1, max: 100 }),
    window: read.integer('window', { standard: 2, min: 1, max: 10 }),
    negatives: read.integer('negatives', { standard: 5, min: 1, max: 20 }),
    shuffle: read.flag('shuffle'),
    keepInputs: read.flag('keep-inputs'),
    sweep: read.flag('sweep'),
    seed: read.integer('seed', seedRange),
    text: read.ownText(),
  }
}

export interface AnalogyResult {
  readonly question: readonly [string, string, string]
  readonly answers: readonly Near[]
}

export interface Word2vecResult {
  readonly source: 'grammar' | 'text'
  readonly sentences: number
  readonly vocabulary: number
  readonly pairs: number
  readonly dim: number
  readonly shuffled: boolean
  /** The words of a question may be its answer. */
  readonly keptInputs: boolean
  readonly losses: readonly number[]
  /** How many analogies come out right, by relation; empty for a text, where nobody knows the answers. */
  readonly relations: readonly {
    readonly name: Relation['name']
    readonly asked: number
    readonly right: number
  }[]
  /** Of all analogies, how many have a word of the question for their answer; null unless those may be answers. */
  readonly inputsFirst: number | null
  readonly examples: readonly AnalogyResult[]
  readonly neighbours: readonly { readonly word: string; readonly near: readonly Near[] }[]
  /** Words in the plane of their first two principal components. */
  readonly plane: {
    readonly points: readonly { readonly word: string; readonly x: number; readonly y: number }[]
    /** Places of words that belong together. */
    readonly pairs: readonly (readonly [number, number])[]
    readonly explained: number
  }
  /** Share of right analogies by the number of sentences. */
  readonly sweep: readonly { readonly sentences: number; readonly share: number }[]
  readonly stepsDone: number
}

export async function run(asked: Word2vecOptions, session: Session): Promise<Word2vecResult> {
  const sentences = sentencesFor(asked, asked.sentences)
  const question = parseQuestion(asked.asked, new Set(sentences.flat()))
  const vectors = await train(asked, sentences, session)
  const source = asked.text === '' ? 'grammar' : 'text'
  const relations = source === 'grammar' ? relationsIn(asked.locale) : []
  return {
    source,
    sentences: sentences.length,
    vocabulary: vectors.words.length,
    pairs: vectors.pairs,
    dim: vectors.dim,
    shuffled: asked.shuffle,
    keptInputs: asked.keepInputs,
    losses: stretchMeans(vectors.losses, 60),
    relations: relations.map((relation) => scoreOf(relation, vectors, asked.keepInputs)),
    inputsFirst: asked.keepInputs && source === 'grammar' ? countInputsFirst(relations, vectors) : null,
    examples: (question.kind === 'analogy' ? [question.words] : standardQuestions(relations)).map(
      (words) => ({
        question: words,
        answers: analogy(vectors, words, 3, asked.keepInputs),
      }),
    ),
    neighbours: (question.kind === 'word' ? [question.word] : frequentWords(sentences, relations)).map(
      (word) => ({
        word,
        near: nearestTo(word, vectors),
      }),
    ),
    plane: planeOf(vectors, relations, sentences),
    sweep: asked.sweep && source === 'grammar' ? await sweepOf(asked, session) : [],
    stepsDone: vectors.losses.length,
  }
}

function sentencesFor(asked: Word2vecOptions, count: number): string[][] {
  const random = createRandom(asked.seed)
  const made =
    asked.text === ''
      ? Array.from({ length: count }, () => pairSentence(asked.locale, random))
      : withFrequentWords(countableSentences(asked.text, 'word'))
  return asked.shuffle ? wordsShuffled(made, random) : made
}

/** A text of so many different words has hardly any of them twice. */
const MOST_WORDS = 10_000

/** As in the paper, rare words are left out: here where there are too many to learn. */
function withFrequentWords(sentences: readonly string[][]): string[][] {
  const kept = new Set(mostFrequent(sentences.flat(), MOST_WORDS))
  return sentences
    .map((sentence) => sentence.filter((word) => kept.has(word)))
    .filter(({ length }) => length > 0)
}

/** Every word keeps its frequency and loses its neighbours. */
function wordsShuffled(sentences: readonly string[][], random: Random): string[][] {
  const words = shuffled(sentences.flat(), random)
  let at = 0
  return sentences.map((sentence) => {
    at += sentence.length
    return words.slice(at - sentence.length, at)
  })
}

function train(
  asked: Word2vecOptions,
  sentences: readonly string[][],
  session: Session,
): Promise<WordVectors> {
  const { dim, epochs, window, negatives, seed } = asked
  return trainWordVectors(
    sentences,
    { dim, epochs, window, negatives, rate: 0.1 },
    createRandom(seed + 1),
    session,
  )
}

type Question =
  | { readonly kind: 'none' }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'analogy'; readonly words: readonly [string, string, string] }

/**
 * `man:king::woman` or `man king woman` asks for an analogy, one word for its neighbours.
 * @throws PrimerError `unknown-token` for a word that was not in the text
 */
function parseQuestion(asked: string, words: ReadonlySet<string>): Question {
  const [a, b, c] = asked
    .toLowerCase()
    .split(/[\s:：?？]+/)
    .filter((word) => word !== '')
  for (const word of [a, b, c]) {
    if (word !== undefined && !words.has(word)) {
      throw new PrimerError({ code: 'unknown-token', token: word, known: [...words].slice(0, 40) })
    }
  }
  if (a !== undefined && b !== undefined && c !== undefined) return { kind: 'analogy', words: [a, b, c] }
  return a === undefined ? { kind: 'none' } : { kind: 'word', word: a }
}

/** Each pair of the relation put as a question to every other one. */
const questionsOf = ({
  pairs,
}: Relation): { readonly asked: [string, string, string]; readonly right: string }[] =>
  pairs.flatMap((from) =>
    pairs
      .filter((to) => to !== from)
      .map((to) => ({ asked: [...from.words, to.words[0]], right: to.words[1] })),
  )

function scoreOf(
  relation: Relation,
  vectors: WordVectors,
  keepInputs: boolean,
): Word2vecResult['relations'][number] {
  const questions = questionsOf(relation)
  const right = questions.filter(
    (question) => analogy(vectors, question.asked, 1, keepInputs)[0]?.word === question.right,
  )
  return { name: relation.name, asked: questions.length, right: right.length }
}

const countInputsFirst = (relations: readonly Relation[], vectors: WordVectors): number =>
  relations
    .flatMap(questionsOf)
    .filter(({ asked }) => asked.includes(analogy(vectors, asked, 1, true)[0]?.word ?? '')).length

/** The second pair of each relation put as a question to the first: king is to queen as man is to …? */
const standardQuestions = (relations: readonly Relation[]): (readonly [string, string, string])[] =>
  relations.map(({ pairs: [first, second] }) => [
    first?.words[0] ?? '',
    first?.words[1] ?? '',
    second?.words[0] ?? '',
  ])

const nearestTo = (word: string, vectors: WordVectors): Near[] => {
  const vector = vectorOf(vectors, word)
  return vector ? nearest(vectors, vector, 5, [word]) : []
}

/** In the grammar one word of each relation, in a text its most frequent longer words. */
function frequentWords(sentences: readonly string[][], relations: readonly Relation[]): string[] {
  if (relations.length > 0) return relations.flatMap(({ pairs }) => pairs[0]?.words[0] ?? [])
  const counts = new Map<string, number>()
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([word]) => /^[\p{L}]/u.test(word) && (word.length > 3 || /\p{Script=Han}/u.test(word)))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([word]) => word)
}

const pairsInPlane = 8

function planeOf(
  vectors: WordVectors,
  relations: readonly Relation[],
  sentences: readonly string[][],
): Word2vecResult['plane'] {
  const pairs: readonly WordPair[] =
    relations.find(({ name }) => name === 'capital')?.pairs.slice(0, pairsInPlane) ?? []
  const words = (
    pairs.length > 0 ? pairs.flatMap((pair) => pair.words) : frequentWords(sentences, [])
  ).filter((word) => vectorOf(vectors, word))
  const rows = words.map((word) => vectorOf(vectors, word) ?? new Float64Array(vectors.dim))
  const { points, explained } = principalPlane(rows, vectors.dim)
  return {
    points: words.map((word, at) => ({ word, x: points[at]?.[0] ?? 0, y: points[at]?.[1] ?? 0 })),
    pairs: pairs
      .map(({ words: [from, to] }): [number, number] => [words.indexOf(from), words.indexOf(to)])
      .filter(([from, to]) => from >= 0 && to >= 0),
    explained,
  }
}

const sweepSizes = [100, 300, 1000, 2000, 4000]

async function sweepOf(asked: Word2vecOptions, session: Session): Promise<Word2vecResult['sweep']> {
  const rows: { sentences: number; share: number }[] = []
  for (const sentences of sweepSizes) {
    const vectors = await train(asked, sentencesFor(asked, sentences), session)
    if (session.stopped()) break
    const scores = relationsIn(asked.locale).map((relation) => scoreOf(relation, vectors, asked.keepInputs))
    rows.push({ sentences, share: shareRight(scores) })
  }
  return rows
}

/** Right answers of all relations together, 0 to 1. */
export function shareRight(scores: Word2vecResult['relations']): number {
  const asked = scores.reduce((sum, score) => sum + score.asked, 0)
  return asked === 0 ? 0 : scores.reduce((sum, score) => sum + score.right, 0) / asked
}
