import { costOfCall, costOfMeter, type Meter } from './bill.ts'
import {
  fourOrders,
  majority,
  maskOneStep,
  roundsGrow,
  sumsInTwoOrders,
  windowBudget,
} from './call-figures.ts'
import { cosine, shareOfWord } from './probability.ts'
import {
  attentionRow,
  causalWeights,
  exactMatch,
  lstmCell,
  powerLaw,
  scoresToTable,
  temperatures,
  threeAnswers,
} from './probability-figures.ts'

/** Computes the numbers of a figure, by the name that stands as `{{name}}` in its drawing, already written out. */
type FigureNumbers = () => Readonly<Record<string, string>>

const computations: Readonly<Record<string, FigureNumbers>> = {
  'attention-row': attentionRow,
  'causal-attention': causalWeights,
  'exact-match': exactMatch,
  'four-orders': fourOrders,
  'sums-in-two-orders': sumsInTwoOrders,
  temperature: temperatures,
  'bigram-table': bigramTable,
  'bill-of-one-call': billOfOneCall,
  'king-and-queen': kingAndQueen,
  'gradient-left': gradientLeft,
  'lstm-cell': lstmCell,
  majority,
  'mask-one-step': maskOneStep,
  'power-law': powerLaw,
  'rounds-grow': roundsGrow,
  'scores-to-table': scoresToTable,
  'three-answers': threeAnswers,
  'window-budget': windowBudget,
}

/** The numbers of a computed figure; none for a figure without a computation, undefined for an unknown one. */
export const figureNumbers = (computed: string | undefined): Readonly<Record<string, string>> | undefined =>
  computed === undefined ? {} : computations[computed]?.()

/** Four sentences, so short that a reader can count along; the Chinese ones have the same shape word by word. */
const FOUR_SENTENCES = 'I like tea . I like milk . we like tea . I read books .'.split(' ')

function bigramTable(): Readonly<Record<string, string>> {
  return {
    'i-like': share('like', 'I'),
    'i-read': share('read', 'I'),
    'like-tea': share('tea', 'like'),
    'like-milk': share('milk', 'like'),
    'we-like': share('like', 'we'),
    stop: share('.'),
    i: share('I'),
    like: share('like'),
    tea: share('tea'),
    milk: share('milk'),
  }
}

const share = (word: string, before?: string): string => shareOfWord(FOUR_SENTENCES, word, before).toFixed(2)

/** Hand-made vectors: how royal, how female. */
const MEANINGS = { king: [0.8, -0.8], queen: [0.8, 0.9], man: [-0.8, -0.7], woman: [-0.7, 0.8] } as const

function kingAndQueen(): Readonly<Record<string, string>> {
  const { king, queen, man, woman } = MEANINGS
  const royal = king[0] - man[0] + woman[0]
  const female = king[1] - man[1] + woman[1]
  const sum = [royal, female]
  return {
    royal: royal.toFixed(2),
    female: female.toFixed(2),
    queen: cosine(sum, queen).toFixed(2),
    king: cosine(sum, king).toFixed(2),
    woman: cosine(sum, woman).toFixed(2),
    man: cosine(sum, man).toFixed(2),
  }
}

/** What is left of a training signal of 1 that is multiplied at every step back: it grows, fades or keeps. */
const FACTORS = { grow: 1.2, fade: 0.72, keep: 0.99 } as const

function gradientLeft(): Readonly<Record<string, string>> {
  const cells = Object.entries(FACTORS).flatMap(([name, factor]) =>
    [1, 10, 50, 100].map((steps) => [`${name}-${steps}`, threeOrPowers(factor ** steps)] as const),
  )
  const padded = cells.map(([name, value]) => [`${name}-cell`, value.padEnd(8)] as const)
  return Object.fromEntries([...cells, ...padded])
}

/** `0.366`, `9100`, `7.4e-8`: short, and with a power of ten where zeros would have to be counted. */
function threeOrPowers(value: number): string {
  if (value >= 1e5 || value < 1e-3) return value.toExponential(1).replace('+', '')
  return value >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(value < 0.1 ? 2 : 3)))
}

/** One help-desk answer: tokens on each meter, and the price of a million of them, in yuan and in dollars. */
const HELP_DESK_CALL: Readonly<Record<string, Meter>> = {
  new: { tokens: 500, price: 1 },
  cached: { tokens: 1500, price: 0.02 },
  output: { tokens: 400, price: 4 },
}

const HELP_DESK_CALL_IN_DOLLARS: Readonly<Record<string, Meter>> = {
  new: { tokens: 500, price: 0.1 },
  cached: { tokens: 1500, price: 0.01 },
  output: { tokens: 400, price: 0.5 },
}

function billOfOneCall(): Readonly<Record<string, string>> {
  return { ...bill(HELP_DESK_CALL, '', 5), ...bill(HELP_DESK_CALL_IN_DOLLARS, 'usd-', 6) }
}

/** What each meter costs and its share of the whole, by names that begin with `prefix`. */
function bill(
  call: Readonly<Record<string, Meter>>,
  prefix: string,
  digits: number,
): Readonly<Record<string, string>> {
  const total = costOfCall(Object.values(call))
  const meters = Object.entries(call).flatMap(([name, meter]) => [
    [`${prefix}${name}`, costOfMeter(meter).toFixed(digits)],
    [`${prefix}${name}-share`, `${((100 * costOfMeter(meter)) / total).toFixed(1)}%`],
  ])
  return Object.fromEntries([[`${prefix}total`, total.toFixed(digits)], ...meters])
}
