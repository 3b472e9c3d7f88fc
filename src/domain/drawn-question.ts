import { computedAnswer } from './computations.ts'
import { grouped } from './digit-groups.ts'
import { type CourseLanguage, courseLanguages, type LocalizedText } from './locale.ts'
import type { NumericTemplate, Question } from './question.schema.ts'
import { isRecord } from './record.ts'
import { seededRandom, seedFor } from './shuffle.ts'

/** The numbers of a question by their names. */
export type DrawnValues = Readonly<Record<string, number>>

type NumericQuestion = Extract<Question, { kind: 'numeric' }>

/**
 * The question as it is asked where nothing is drawn, with the first value of each number; its texts are kept as
 * templates. A question that draws nothing is left alone.
 */
export function standardQuestion(question: Question): Question {
  if (question.kind !== 'numeric' || question.drawn === undefined) return question
  const { prompt, hints, explanation, traps, answer } = question
  const template = { prompt, hints, explanation, reasons: traps.map(({ why }) => why), answer }
  return withValues({ ...question, template }, standardValues(question.drawn))
}

const standardValues = (drawn: Readonly<Record<string, readonly number[]>>): DrawnValues =>
  Object.fromEntries(Object.entries(drawn).map(([name, [first = Number.NaN]]) => [name, first]))

/** The numbers of a question where nothing is drawn; undefined where it has none of its own. */
export const standardDraw = (question: Question): DrawnValues | undefined =>
  question.kind === 'numeric' && question.drawn !== undefined ? standardValues(question.drawn) : undefined

/** The question with numbers of its own for this seed, and these numbers; undefined where nothing is drawn. */
export function drawnQuestion(
  question: Question,
  seed: number,
): { readonly question: Question; readonly drawn: DrawnValues } | undefined {
  if (question.kind !== 'numeric' || question.drawn === undefined) return undefined
  const random = seededRandom(seedFor(seed, question.id))
  const drawn = Object.fromEntries(
    Object.entries(question.drawn).map(([name, values]) => [
      name,
      values[Math.floor(random() * values.length)] ?? Number.NaN,
    ]),
  )
  return { question: withValues(question, drawn), drawn }
}

/** The question with the numbers that somebody names; undefined where it cannot have them. */
export function questionWith(question: Question, drawn: unknown): Question | undefined {
  if (drawn === undefined) return question
  if (question.kind !== 'numeric' || question.drawn === undefined || !isRecord(drawn)) return undefined
  const names = Object.keys(question.drawn)
  const fits = Object.entries(question.drawn).every(([name, values]) =>
    values.some((value) => value === drawn[name]),
  )
  return fits && Object.keys(drawn).length === names.length
    ? withValues(question, valuesIn(names, drawn))
    : undefined
}

const valuesIn = (names: readonly string[], drawn: Readonly<Record<string, unknown>>): DrawnValues =>
  Object.fromEntries(names.map((name) => [name, Number(drawn[name])]))

function withValues(question: NumericQuestion, values: DrawnValues): NumericQuestion {
  const { template, computation, answer, traps } = question
  if (template === undefined || computation === undefined) return question
  const known = withDerived(question, values)
  const value = computed(computation, known)
  const numbers = { ...known, answer: value }
  return {
    ...question,
    prompt: filled(template.prompt, numbers),
    hints: template.hints.map((hint) => filled(hint, numbers)),
    explanation: filled(template.explanation, numbers),
    answer: { ...answer, value, tolerance: toleranceAt(value, template.answer) },
    traps: traps.map((trap, at) => ({
      ...trap,
      value: trap.computation === undefined ? trap.value : computed(trap.computation, numbers),
      why: filled(template.reasons[at] ?? trap.why, numbers),
    })),
  }
}

/** The numbers with those that follow from them. */
function withDerived({ derived = {} }: NumericQuestion, values: DrawnValues): DrawnValues {
  const known: Record<string, number> = { ...values }
  for (const [name, computation] of Object.entries(derived)) known[name] = computed(computation, known)
  return known
}

/** As much in proportion as the question grants to its standard answer; for a key of 0 what it grants. */
function toleranceAt(value: number, { value: standard, tolerance }: NumericTemplate['answer']): number {
  const share = standard === 0 || value === 0 ? 1 : Math.abs(value / standard)
  return Number((tolerance * share).toPrecision(6))
}

const computed = ({ name, arguments: given }: Computation, values: DrawnValues): number => {
  const value = computedAnswer(name, withArguments(given, values)) ?? Number.NaN
  // 0.1 + 0.2 is 0.3 to whoever reads it.
  return Number(value.toPrecision(12))
}

type Computation = NonNullable<NumericQuestion['computation']>

/** A text `{name}` among the arguments stands for a number. */
function withArguments(given: Readonly<Record<string, unknown>>, values: DrawnValues) {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, withValue(value, values)]))
}

function withValue(value: unknown, values: DrawnValues): unknown {
  if (Array.isArray(value)) return value.map((each) => withValue(each, values))
  const name = typeof value === 'string' ? /^\{([a-z-]+)\}$/.exec(value)?.[1] : undefined
  return name === undefined ? value : (values[name] ?? Number.NaN)
}

const filled = (text: LocalizedText, numbers: DrawnValues): LocalizedText => ({
  zh: filledIn(text.zh, numbers, 'zh'),
  en: filledIn(text.en, numbers, 'en'),
})

const PLACE = /\{([a-z-]+)\}/g

const filledIn = (text: string, numbers: DrawnValues, locale: CourseLanguage): string =>
  text.replace(PLACE, (written, name: string) => {
    const value = numbers[name]
    return value === undefined ? written : numberIn(value, locale)
  })

/** 2,500 in English and 2500 in Chinese, with at most four digits that count after the point. */
function numberIn(value: number, locale: CourseLanguage): string {
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(4))
  const [whole = '', part] = String(Math.abs(rounded)).split('.')
  const shown = locale === 'en' ? grouped(whole) : whole
  return `${rounded < 0 ? '−' : ''}${shown}${part === undefined ? '' : `.${part}`}`
}

/** Latin names in braces, also those that no number can have: `{Answer}`, `{ one }`. A gap of a cloze is a number. */
const placesIn = (text: string): string[] =>
  [...text.matchAll(/\{\s*([A-Za-z][\w -]*)\}/g)].map(([whole, name = '']) =>
    PLACE_ALONE.test(whole) ? name : whole.slice(1, -1),
  )
const PLACE_ALONE = /^\{[a-z-]+\}$/

/** What is wrong with a question that draws its numbers. */
export type DrawProblem =
  | { readonly type: 'no-computation' | 'no-range' | 'too-many' }
  | { readonly type: 'unknown-name' | 'unused-name'; readonly name: string }
  | { readonly type: 'out-of-range' | 'trap-is-right'; readonly drawn: DrawnValues; readonly value: number }

/** So many combinations are tried out; more would be more than anybody can read. */
const MOST_COMBINATIONS = 5000

/** Tries a question with every combination of its numbers. */
export function drawProblems(question: Question): readonly DrawProblem[] {
  if (question.kind !== 'numeric' || question.drawn === undefined || question.template === undefined)
    return placesIn(JSON.stringify(question)).map((name) => ({ type: 'unknown-name', name }))
  const { computation, derived = {}, drawn, template, traps } = question
  const { range } = question.answer
  if (computation === undefined) return [{ type: 'no-computation' }]
  if (range === undefined) return [{ type: 'no-range' }]
  const said = namesIn(
    template,
    { computation, derived },
    traps.map((trap) => trap.computation),
  )
  const known = new Set([...Object.keys(drawn), ...Object.keys(derived), 'answer'])
  const names: readonly DrawProblem[] = [
    ...[...said.all]
      .filter((name) => !known.has(name))
      .map((name) => ({ type: 'unknown-name', name }) as const),
    ...Object.keys(drawn)
      .filter((name) => !said.everywhere.has(name))
      .map((name) => ({ type: 'unused-name', name }) as const),
  ]
  if (names.length > 0) return names
  const count = Object.values(drawn).reduce((product, values) => product * values.length, 1)
  if (count > MOST_COMBINATIONS) return [{ type: 'too-many' }]
  return combinations(Object.entries(drawn)).flatMap((values): DrawProblem[] => {
    const asked = withValues(question, values)
    const { value, tolerance } = asked.answer
    if (!(value >= range.min && value <= range.max)) return [{ type: 'out-of-range', drawn: values, value }]
    return asked.traps
      .filter((trap) => !(Math.abs(trap.value - value) > tolerance))
      .map((trap) => ({ type: 'trap-is-right', drawn: values, value: trap.value }))
  })
}

function combinations(lists: readonly (readonly [string, readonly number[]])[]): DrawnValues[] {
  return lists.reduce<DrawnValues[]>(
    (all, [name, values]) => all.flatMap((each) => values.map((value) => ({ ...each, [name]: value }))),
    [{}],
  )
}

/** The names that texts and computations mention; `everywhere`: in the prompt of both languages and the key's computation. */
function namesIn(template: NumericTemplate, key: object, traps: readonly (Computation | undefined)[]) {
  const texts = [template.prompt, template.explanation, ...template.hints, ...template.reasons]
  const all = new Set([
    ...texts.flatMap((text) => courseLanguages.flatMap((locale) => placesIn(text[locale]))),
    ...placesIn(JSON.stringify([key, traps])),
  ])
  const [zh, en, computed] = [template.prompt.zh, template.prompt.en, JSON.stringify(key)].map(
    (text) => new Set(placesIn(text)),
  )
  const everywhere = new Set([...all].filter((name) => zh?.has(name) && en?.has(name) && computed?.has(name)))
  return { all, everywhere }
}
