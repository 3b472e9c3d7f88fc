import { encode, onePiece, type TrainedPairs, trainBytePairs, wordPieces } from './byte-pairs.ts'
import { type EncodingName, encodingNames, encodingPieces } from './encodings.ts'
import type { OptionReader } from './lab.ts'
import { unpackVocabulary, type Vocabulary } from './vocabulary.ts'

export type TokensOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    text: read.argument('words') || read.ownText() || standardText,
    encoding: read.choice('encoding', ['all', ...encodingNames]),
    train: read.flag('train'),
    merges: read.integer('merges', { standard: 30, min: 1, max: 5000 }),
    split: !read.flag('no-split'),
    corpus: read.text('lessons'),
    packed: read.packedVocabularies(),
  }
}

const standardText = 'Hello, strawberry! 你好，人工智能。'

/** The same thing said in both languages, to compare what it costs. */
export const sameMeaning = {
  zh: '大语言模型每次只预测一个词元，然后把它接在后面，再预测下一个。',
  en: 'A large language model predicts only one token at a time, appends it, and then predicts the next one.',
} as const

export interface TokenView {
  readonly id: number
  /** Null when the bytes are only a part of a character. */
  readonly text: string | null
  readonly bytes: readonly number[]
}

export interface EncodingResult {
  readonly name: EncodingName
  readonly vocabulary: number
  readonly count: number
  /** The first tokens; `count` says how many there are. */
  readonly tokens: readonly TokenView[]
  /** Characters whose bytes lie in more than one token. */
  readonly split: readonly SplitCharacter[]
  /** Tokens of the same sentence in both languages. */
  readonly zh: number
  readonly en: number
}

export interface SplitCharacter {
  readonly character: string
  readonly bytes: readonly number[]
  readonly ids: readonly number[]
}

export interface TrainingResult {
  readonly characters: number
  /** Tokens before any merge: one a byte. */
  readonly bytes: number
  /** Tokens of the corpus after all merges. */
  readonly tokens: number
  readonly split: boolean
  readonly merges: readonly {
    readonly left: TokenView
    readonly right: TokenView
    readonly merged: TokenView
    readonly count: number
  }[]
  /** The learner's text in the trained vocabulary. */
  readonly sample: readonly TokenView[]
}

export interface TokensResult {
  readonly text: string
  readonly characters: number
  readonly bytes: number
  readonly encodings: readonly EncodingResult[]
  readonly training: TrainingResult | null
}

export function run(asked: TokensOptions): TokensResult {
  const names = encodingNames.filter((name) => asked.encoding === 'all' || asked.encoding === name)
  return {
    text: asked.text.slice(0, shownCharacters),
    characters: [...asked.text].length,
    bytes: encoder.encode(asked.text).length,
    encodings: asked.train ? [] : names.map((name) => encodingResult(name, asked)),
    training: asked.train ? trainingResult(asked) : null,
  }
}

const encoder = new TextEncoder()
const shownCharacters = 2000
const shownTokens = 1000

function encodingResult(name: EncodingName, { text, packed }: TokensOptions): EncodingResult {
  const vocabulary = unpackVocabulary(packed(name))
  const count = (sample: string): number => encode(sample, vocabulary, encodingPieces[name]).length
  const ids = encode(text, vocabulary, encodingPieces[name])
  return {
    name,
    vocabulary: vocabulary.size,
    count: ids.length,
    tokens: ids.slice(0, shownTokens).map((id) => tokenView(id, vocabulary)),
    split: splitCharacters(text, ids, vocabulary),
    zh: count(sameMeaning.zh),
    en: count(sameMeaning.en),
  }
}

function tokenView(id: number, vocabulary: Vocabulary): TokenView {
  const bytes = vocabulary.bytesOf(id)
  return { id, text: textOf(bytes), bytes: Array.from(bytes) }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** Walks characters and tokens side by side; a character is split where a token ends inside it. The first of them. */
function splitCharacters(text: string, ids: readonly number[], vocabulary: Vocabulary): SplitCharacter[] {
  const found = new Map<string, SplitCharacter>()
  /** Tokens that begin before the end of the character, and where the last of them ends. */
  let tokens = 0
  let tokenEnd = 0
  let end = 0
  for (const character of text) {
    const first = tokenEnd > end ? tokens - 1 : tokens
    end += utf8Length(character)
    for (; tokenEnd < end && tokens < ids.length; tokens++)
      tokenEnd += vocabulary.bytesOf(ids[tokens] ?? -1).length
    if (tokens > first + 1 && !found.has(character)) {
      const bytes = Array.from(encoder.encode(character))
      found.set(character, { character, bytes, ids: ids.slice(first, tokens) })
      if (found.size === shownTokens) break
    }
  }
  return [...found.values()]
}

/** Bytes of one character in UTF-8; a lone surrogate is written as U+FFFD (https://encoding.spec.whatwg.org/#utf-8-encoder). */
function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

function trainingResult({ corpus, merges, split, text }: TokensOptions): TrainingResult {
  const pieces = split ? wordPieces : onePiece
  const trained = trainBytePairs(corpus, merges, pieces)
  const view = (id: number): TokenView => tokenView(id, trained.vocabulary)
  return {
    characters: [...corpus].length,
    bytes: encoder.encode(corpus).length,
    tokens: tokensAfter(corpus, trained, pieces),
    split,
    merges: trained.merges.map(({ left, right, id, count }) => ({
      left: view(left),
      right: view(right),
      merged: view(id),
      count,
    })),
    sample: encode(text, trained.vocabulary, pieces).slice(0, shownTokens).map(view),
  }
}

/** Every merge takes away as many tokens as it was counted, but where the pair overlaps with itself: so count again. */
const tokensAfter = (corpus: string, { vocabulary }: TrainedPairs, pieces: RegExp): number =>
  encode(corpus, vocabulary, pieces).length
