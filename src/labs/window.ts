import { encoderOf } from './byte-pairs.ts'
import { type EncodingName, encodingNames, encodingPieces } from './encodings.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, firstShuffled, type Random } from './random.ts'
import { type Ranker, rankByBigrams, rankByBm25, wordTerms } from './retrieval.ts'
import { unpackVocabulary } from './vocabulary.ts'

export type WindowOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    question: read.argument('question'),
    budget: read.integer('budget', { standard: 2000, min: 1, max: 2_000_000 }),
    reserve: read.integer('reserve', { standard: 500, min: 0, max: 1_000_000 }),
    words: read.integer('words', { standard: 2, min: 1, max: 20 }),
    encoding: read.choice('encoding', ['o200k', ...encodingNames.filter((name) => name !== 'o200k')]),
    text: read.text('lessons'),
    packed: read.packedVocabularies(),
    seed: read.integer('seed', seedRange),
  }
}

/**
 * What happens to a text that is too long: `refuse` (OpenAI by default, Baidu: an error), `beginning` (the end is cut
 * off), `oldest` (Ollama: the first message and the newest stay), `middle` (a setting of LM Studio), `search` (the program
 * in front looks up what to send).
 */
export const cuts = ['refuse', 'beginning', 'oldest', 'middle', 'search'] as const
export type Cut = (typeof cuts)[number]

/** How many tenths of the text are told apart. */
export const tenths = 10

export interface Kept {
  readonly cut: Cut
  /** Of the paragraphs in each tenth of the text, the share that is still there, 0 to 1; null where there are none. */
  readonly byPlace: readonly (number | null)[]
  /** Of all that were tried. */
  readonly share: number
}

/** The same articles in both languages. */
export interface Parallel {
  readonly encoding: EncodingName
  readonly tokens: number
  readonly zh: number
  readonly en: number
}

export interface WindowResult {
  readonly budget: number
  readonly reserve: number
  readonly encoding: EncodingName
  readonly tokens: number
  readonly paragraphs: number
  readonly tried: number
  readonly words: number
  readonly fits: boolean
  readonly kept: readonly Kept[]
  /** Tokens of the text, and of the articles, in each vocabulary. */
  readonly vocabularies: readonly Parallel[]
  /** What a search for the learner's question would send; null without one. */
  readonly found: {
    readonly question: string
    readonly kept: number
    readonly first: readonly string[]
  } | null
}

/** Articles 1, 3 and 24 of the Universal Declaration of Human Rights (United Nations, 1948), in its own translations. */
export const articles = {
  en: 'All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood. Everyone has the right to life, liberty and security of person. Everyone has the right to rest and leisure, including reasonable limitation of working hours and periodic holidays with pay.',
  zh: '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。人人有权享有生命、自由和人身安全。人人有享有休息和闲暇的权利，包括工作时间有合理限制和定期给薪休假的权利。',
} as const

const mostTried = 200

export function run(asked: WindowOptions): WindowResult {
  const { budget, reserve, encoding, words, question, text, packed, seed } = asked
  const paragraphs = paragraphsOf(text)
  const vocabularies = encodingNames.map((name) => ({ name, vocabulary: unpackVocabulary(packed(name)) }))
  const counted = vocabularies.map(
    ({ name, vocabulary }): Parallel & { readonly lengths: readonly number[] } => {
      const encode = encoderOf(vocabulary, encodingPieces[name])
      const count = (each: string): number => encode(each).length
      const lengths = paragraphs.map(count)
      return { encoding: name, lengths, tokens: sum(lengths), zh: count(articles.zh), en: count(articles.en) }
    },
  )
  const lengths = counted.find((each) => each.encoding === encoding)?.lengths ?? []
  const room = Math.max(0, budget - reserve)
  const random = createRandom(seed)
  const places = firstShuffled(paragraphs.keys(), mostTried, random)
  const chinese = isChinese(text)
  const rank = chinese ? rankByBigrams(paragraphs) : rankByBm25(paragraphs)
  const total = sum(lengths)
  const fits = total <= room
  const sent = (query: string): ReadonlySet<number> =>
    new Set(
      filled(
        rank(query).map(({ place }) => place),
        lengths,
        room,
      ),
    )
  const keep: Readonly<Record<Exclude<Cut, 'search'>, ReadonlySet<number>>> = {
    refuse: new Set(fits ? paragraphs.keys() : []),
    beginning: new Set(filled([...paragraphs.keys()], lengths, room, true)),
    oldest: new Set(filled([0, ...[...paragraphs.keys()].slice(1).reverse()], lengths, room, true)),
    middle: new Set(bothEnds(lengths, room)),
  }
  // Each query once: those of a long text of few words are the same, and find nearly all of it.
  const askedFor = new Map<string, number[]>()
  for (const place of places) {
    const query = someWords(paragraphs[place] ?? '', chinese, words, random)
    askedFor.set(query, [...(askedFor.get(query) ?? []), place])
  }
  const found = new Set(
    [...(fits ? [] : askedFor)].flatMap(([query, wanted]) => {
      const kept = sent(query)
      return wanted.filter((place) => kept.has(place))
    }),
  )
  return {
    budget,
    reserve,
    encoding,
    tokens: total,
    paragraphs: paragraphs.length,
    tried: places.length,
    words,
    fits,
    kept: cuts.map((cut) =>
      keptOf(
        cut,
        places.map((place) => ({
          place,
          there: fits || (cut === 'search' ? found : keep[cut]).has(place),
        })),
        paragraphs.length,
      ),
    ),
    vocabularies: counted.map(({ lengths: _, ...each }) => each),
    found: question === '' ? null : foundFor(question, sent(question), paragraphs, rank),
  }
}

/** Between empty lines; lines by themselves where there are none. */
export function paragraphsOf(text: string): string[] {
  const parts = text.split(/\n[^\S\n]*\n\s*/)
  return (parts.length > 1 ? parts : text.split('\n'))
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The first of these places that fit; where `inOrder`, up to the first that does not. */
export function filled(
  places: readonly number[],
  lengths: readonly number[],
  room: number,
  inOrder = false,
): number[] {
  const kept: number[] = []
  let left = room
  for (const place of places) {
    const length = lengths[place] ?? 0
    if (length <= left) {
      kept.push(place)
      left -= length
    } else if (inOrder) break
  }
  return kept
}

/** Half of the room for the beginning, what is left for the end. */
function bothEnds(lengths: readonly number[], room: number): number[] {
  const all = [...lengths.keys()]
  const beginning = filled(all, lengths, Math.floor(room / 2), true)
  const left = room - sum(beginning.map((place) => lengths[place] ?? 0))
  return [...beginning, ...filled(all.slice(beginning.length).reverse(), lengths, left, true)]
}

/** Chinese has no spaces between words: there two neighbouring characters stand for a word. */
const isChinese = (text: string): boolean => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 4

/** Words that somebody who needs this paragraph may ask with. */
function someWords(paragraph: string, chinese: boolean, count: number, random: Random): string {
  const words = chinese ? neighbours(paragraph) : wordTerms(paragraph)
  return firstShuffled(new Set(words), count, random).join(' ')
}

const neighbours = (text: string): string[] =>
  Array.from(text.matchAll(/(?=(\p{Script=Han}{2}))/gu), ([, pair = '']) => pair)

function keptOf(
  cut: Cut,
  tried: readonly { readonly place: number; readonly there: boolean }[],
  paragraphs: number,
): Kept {
  const share = (some: typeof tried): number =>
    some.filter(({ there }) => there).length / Math.max(1, some.length)
  return {
    cut,
    share: share(tried),
    byPlace: Array.from({ length: tenths }, (_, tenth) => {
      const here = tried.filter(({ place }) => Math.floor((place / paragraphs) * tenths) === tenth)
      return here.length === 0 ? null : share(here)
    }),
  }
}

function foundFor(
  question: string,
  kept: ReadonlySet<number>,
  paragraphs: readonly string[],
  rank: Ranker,
): NonNullable<WindowResult['found']> {
  const first = rank(question)
    .filter(({ place }) => kept.has(place))
    .slice(0, 3)
  return {
    question,
    kept: kept.size,
    first: first.map(({ place }) => (paragraphs[place] ?? '').slice(0, 300)),
  }
}
