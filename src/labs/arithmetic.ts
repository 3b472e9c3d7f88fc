import { PrimerError } from '../errors.ts'
import { type AdderScore, allSums, createAdder, type Sum, scoreAdder, trainAdder } from './adder.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { countNgrams, distribution, end, type NgramModel } from './ngrams.ts'
import { createRandom, integerBelow, type Random, shuffled } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters } from './tape.ts'
import { parametersOf } from './transformer.ts'

export type ArithmeticOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    sum: read.argument('sum'),
    n: read.integer('n', { standard: 10, min: 2, max: 12 }),
    learned: read.flag('learned'),
    tool: !read.flag('no-tool'),
    train: read.flag('train'),
    dim: read.integer('dim', { standard: 24, min: 4, max: 64 }),
    steps: read.integer('steps', { standard: 800, min: 1, max: 20_000, fast: 300 }),
    seed: read.integer('seed', seedRange),
  }
}

export type Operator = '+' | '-' | '×'

export interface Question {
  readonly a: string
  readonly operator: Operator
  readonly b: string
}

/** The exchange with the calculator, word for word. */
export interface ToolUse {
  readonly call: string
  readonly result: string
}

/** The shares of sums with the right result, 0 to 1. */
export interface Scores {
  /** Sums that stand in the textbook. */
  readonly seen: number
  /** As long, but not in the textbook. */
  readonly heldOut: number
  /** With numbers one digit longer. */
  readonly longer: number
}

export interface ArithmeticResult {
  readonly question: string
  readonly right: string
  /** What the counting model writes after the equals sign. */
  readonly written: string
  /** Characters that the counting model takes together. */
  readonly n: number
  readonly learned: boolean
  readonly tool: ToolUse | null
  readonly textbook: number
  readonly tried: number
  readonly counting: Scores
  readonly withTool: Scores | null
  /** A transformer that learned to add; null without --train. */
  readonly adder: {
    readonly parameters: number
    readonly stepsDone: number
    readonly losses: readonly number[]
    readonly scores: Readonly<Record<keyof Scores, AdderScore>>
  } | null
}

const textbookSums = 3000
const triedSums = 200

export async function run(asked: ArithmeticOptions, session: Session): Promise<ArithmeticResult> {
  const random = createRandom(asked.seed)
  const question = asked.sum === '' ? standardQuestion : parseQuestion(asked.sum)
  const { textbook, heldOut } = writeTextbook(question, asked.learned, random)
  const model = countNgrams(
    textbook.map((each) => [...lineOf(each)]),
    asked.n,
  )
  const sets = {
    seen: textbook.slice(-triedSums),
    heldOut,
    longer: longerQuestions(question.operator, random),
  }
  const counting = scoresOf(sets, (each) => continued(model, each))
  return {
    question: textOf(question),
    right: calculate(question),
    written: continued(model, question),
    n: asked.n,
    learned: asked.learned,
    tool: asked.tool ? useTool(question) : null,
    textbook: textbook.length,
    tried: triedSums,
    counting,
    withTool: asked.tool ? scoresOf(sets, (each) => useTool(each).result) : null,
    adder: asked.train ? await train(asked, random, session) : null,
  }
}

const standardQuestion: Question = { a: '37', operator: '×', b: '48' }

const pattern = /^\s*(\d{1,40})\s*([+\-−*x×·])\s*(\d{1,40})\s*=?\s*$/iu

/** @throws PrimerError `wrong-value` for anything but two whole numbers with + − × between them */
export function parseQuestion(text: string): Question {
  const [, a, sign, b] = pattern.exec(text) ?? []
  if (a === undefined || sign === undefined || b === undefined)
    throw new PrimerError({
      code: 'wrong-form',
      option: 'sum',
      value: text,
      examples: '37 × 48, 62 + 81, 90 - 17',
    })
  return { a, operator: operatorOf(sign), b }
}

const operatorOf = (sign: string): Operator => (sign === '+' ? '+' : sign === '-' || sign === '−' ? '-' : '×')

/** The calculator: exact, whatever the length. */
export function calculate({ a, operator, b }: Question): string {
  const [left, right] = [BigInt(a), BigInt(b)]
  if (operator === '+') return String(left + right)
  return String(operator === '-' ? left - right : left * right)
}

/** What a model writes instead of an answer, and what comes back: it is read from the call alone. */
export function useTool({ a, operator, b }: Question): ToolUse {
  const call = JSON.stringify({ tool: 'calculator', arguments: { a, operator, b } })
  const { arguments: given }: { arguments: Question } = JSON.parse(call)
  return { call, result: calculate(given) }
}

const textOf = ({ a, operator, b }: Question): string => `${a}${operator}${b}=`

const lineOf = (question: Question): string => textOf(question) + calculate(question)

/** Sums of two-digit numbers. The learner's own stands in it only when that is asked for. */
function writeTextbook(
  question: Question,
  learned: boolean,
  random: Random,
): { textbook: Question[]; heldOut: Question[] } {
  const { operator } = question
  const all = allSums(2).filter(([a, b]) => a > 9 && b > 9)
  const others = shuffled(all, random)
    .map(([a, b]): Question => ({ a: String(a), operator, b: String(b) }))
    .filter((each) => textOf(each) !== textOf(question))
  return {
    textbook: [...(learned ? [question] : []), ...others.slice(0, textbookSums)],
    heldOut: others.slice(textbookSums, textbookSums + triedSums),
  }
}

const longerQuestions = (operator: Operator, random: Random): Question[] =>
  Array.from({ length: triedSums }, () => {
    const [a, b] = threeDigits(random)
    return { a: String(a), operator, b: String(b) }
  })

const threeDigits = (random: Random): Sum => [
  100 + integerBelow(900, random),
  100 + integerBelow(900, random),
]

/** The counting model goes on after the equals sign, always with the likeliest character. */
function continued(model: NgramModel, question: Question): string {
  const written = [...textOf(question)]
  const start = written.length
  while (written.length < start + longestAnswer) {
    const shares = distribution(model, written)
    const next = model.vocabulary[shares.indexOf(Math.max(...shares))] ?? end
    if (next === end) break
    written.push(next)
  }
  return written.slice(start).join('')
}

const longestAnswer = 12

function scoresOf(
  sets: Readonly<Record<keyof Scores, readonly Question[]>>,
  answer: (question: Question) => string,
): Scores {
  const share = (questions: readonly Question[]): number =>
    questions.filter((question) => answer(question) === calculate(question)).length / questions.length
  return { seen: share(sets.seen), heldOut: share(sets.heldOut), longer: share(sets.longer) }
}

const layers = 1
const digits = 2
const batch = 32
const heldOutPairs = 1000
const shownLosses = 60

/** Learns nine tenths of all sums of two-digit numbers. */
async function train(
  { dim, steps }: ArithmeticOptions,
  random: Random,
  session: Session,
): Promise<ArithmeticResult['adder']> {
  const sums = shuffled(allSums(digits), random)
  const [heldOut, seen] = [sums.slice(0, heldOutPairs), sums.slice(heldOutPairs)]
  const model = createAdder(dim, layers, digits, random)
  const losses = await trainAdder(model, { sums: seen, digits, steps, batch }, random, session)
  const longer = Array.from({ length: triedSums }, () => threeDigits(random))
  return {
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    losses: stretchMeans(losses, shownLosses),
    scores: {
      seen: scoreAdder(model, seen.slice(0, heldOutPairs), digits),
      heldOut: scoreAdder(model, heldOut, digits),
      longer: scoreAdder(model, longer, digits + 1),
    },
  }
}
