import type { CourseText, OptionReader } from './lab.ts'
import { type Hit, type Ranker, rankByBigrams, rankByBm25 } from './retrieval.ts'

export type RagOptions = ReturnType<typeof options>

const methods = ['bm25', 'bigrams'] as const
type Method = (typeof methods)[number]

export function options(read: OptionReader) {
  return {
    question: read.argument('question'),
    k: read.integer('k', { standard: 3, min: 1, max: 20 }),
    // A Chinese character says about as much as two or three letters.
    size: read.integer('size', { standard: { zh: 200, en: 500 }[read.locale], min: 10, max: 20_000 }),
    method: read.choice('method', methods),
    course: read.course(),
    text: read.ownText(),
  }
}

/** A piece of the material, the unit that is found. */
export interface Chunk {
  /** Number of the section it is from; empty for a text of the learner. */
  readonly section: string
  readonly text: string
}

export interface Found extends Chunk {
  readonly score: number
}

/** How often a chunk of the right section is among the first k, 0 to 1. */
export interface Recall {
  readonly k: number
  readonly bm25: number
  readonly bigrams: number
  /** With k chunks drawn blindly. */
  readonly chance: number
}

export interface RagResult {
  readonly question: string
  /** The section that the question belongs to; empty for a question of the learner. */
  readonly section: string
  readonly chunks: number
  readonly characters: number
  readonly method: Method
  readonly found: { readonly bm25: readonly Found[]; readonly bigrams: readonly Found[] }
  /** Over all questions of the course; empty for a text of the learner, which has none. */
  readonly recall: readonly Recall[]
  readonly questions: number
}

const recallAt = [1, 3, 5, 10] as const

export function run(asked: RagOptions): RagResult {
  const { course, size, k, method } = asked
  const own = asked.text !== ''
  const chunks = own ? chunksOf('', asked.text, size) : courseChunks(course, size)
  const texts = chunks.map(({ text }) => text)
  const rankers = { bm25: rankByBm25(texts), bigrams: rankByBigrams(texts) }
  const { text: question, section } = questionOf(asked)
  const find = (rank: Ranker): Found[] =>
    rank(question)
      .slice(0, k)
      .flatMap((hit) => foundOf(chunks, hit))
  return {
    question,
    section,
    chunks: chunks.length,
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    method,
    found: { bm25: find(rankers.bm25), bigrams: find(rankers.bigrams) },
    recall: own ? [] : measureRecall(course, chunks, rankers, k),
    questions: own ? 0 : course.questions.length,
  }
}

/** Without a question of the learner, the first one of a section of the course. */
function questionOf({ question, course }: RagOptions): { text: string; section: string } {
  if (question !== '') return { text: question, section: '' }
  return course.questions.find(({ section }) => section === standardSection) ?? { text: '', section: '' }
}

const standardSection = '1.5'

function foundOf(chunks: readonly Chunk[], { place, score }: Hit): Found[] {
  const chunk = chunks[place]
  return chunk ? [{ ...chunk, score }] : []
}

const courseChunks = ({ sections }: CourseText, size: number): Chunk[] =>
  sections.flatMap(({ number, paragraphs }) => chunksOf(number, paragraphs.join('\n'), size))

/** Whole sentences as long as they fit; a longer sentence is cut. */
export function chunksOf(section: string, text: string, size: number): Chunk[] {
  const texts: string[] = []
  let open = ''
  for (const sentence of text.split(sentenceStart).flatMap((each) => slices(each, size))) {
    if (open !== '' && open.length + sentence.length > size) {
      texts.push(open)
      open = ''
    }
    open += sentence
  }
  return [...texts, open].map((each) => ({ section, text: each.trim() })).filter((chunk) => chunk.text !== '')
}

const sentenceStart = /(?<=[。！？；\n]|[.!?]\s)/u

const slices = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size))

function measureRecall(
  { questions }: CourseText,
  chunks: readonly Chunk[],
  rankers: Readonly<Record<Method, Ranker>>,
  k: number,
): Recall[] {
  const firstHits = (rank: Ranker): number[] =>
    questions.map(({ text, section }) => {
      const at = rank(text).findIndex(({ place }) => chunks[place]?.section === section)
      return at === -1 ? Number.POSITIVE_INFINITY : at
    })
  const [bm25, bigrams] = [firstHits(rankers.bm25), firstHits(rankers.bigrams)]
  const share = (hits: readonly number[], most: number): number =>
    hits.filter((at) => at < most).length / Math.max(1, hits.length)
  return [...new Set([...recallAt, k])]
    .sort((a, b) => a - b)
    .map((most) => ({
      k: most,
      bm25: share(bm25, most),
      bigrams: share(bigrams, most),
      chance: chanceOf(questions, chunks, most),
    }))
}

/** The mean chance that k chunks drawn without looking hold one of the right section. */
function chanceOf(questions: CourseText['questions'], chunks: readonly Chunk[], k: number): number {
  const miss = (section: string): number => {
    const wrong = chunks.filter((chunk) => chunk.section !== section).length
    let product = 1
    for (let drawn = 0; drawn < Math.min(k, chunks.length); drawn++)
      product *= Math.max(0, wrong - drawn) / (chunks.length - drawn)
    return product
  }
  const total = questions.reduce((sum, { section }) => sum + 1 - miss(section), 0)
  return total / Math.max(1, questions.length)
}
