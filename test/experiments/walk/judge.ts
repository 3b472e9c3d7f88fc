import type { LabName } from '../../../src/domain/labs.ts'
import type { CourseLanguage } from '../../../src/domain/locale.ts'
import { experiments } from '../../../src/experiments/list.ts'
import type { Statement } from '../../../src/views/labs/statement.ts'
import { aFrame } from '../../views/frames.ts'
import { knownOf } from '../known.ts'
import { type Reading, toldIn } from './reading.ts'
import type { WalkedRun } from './runs.ts'

/** A view, whatever its result is. */
interface AnyView {
  explanation(result: unknown, words: unknown, frame: unknown): readonly Statement[]
}

const viewOf = (name: LabName): Promise<AnyView> => import(`../../../src/views/labs/${name}.ts`)

interface Judgement {
  /** How many sentences were read. */
  readonly told: number
  readonly wrong: readonly string[]
}

/**
 * Reads what is printed about a run. English sentences are held against the numbers of the run; the Chinese ones must be
 * the same claims with the same numbers.
 */
export async function falseSentences(name: LabName, { result }: WalkedRun): Promise<Judgement> {
  const [english, chinese] = [await shownClaims(name, result, 'en'), await shownClaims(name, result, 'zh')]
  const { readings } = await knownOf(name)
  const wrong = english.flatMap(({ text }) => verdictOn(text, result, readings))
  const other = english.flatMap(({ name: claim, text }, at) => {
    const translated = chinese[at]
    return translated?.name === claim && sameNumbers(text, translated.text)
      ? []
      : [`zh tells other numbers: ${text} | ${translated?.text}`]
  })
  return { told: english.length, wrong: [...wrong, ...other] }
}

async function shownClaims(name: LabName, result: unknown, locale: CourseLanguage) {
  const [view, { words }] = [await viewOf(name), await experiments[name].load(locale)]
  return view
    .explanation(result, words, aFrame(80, { locale }))
    .flatMap((each) => (each.kind === 'claim' && each.holds ? [each] : []))
}

function verdictOn(text: string, result: unknown, known: readonly Reading<unknown>[]): readonly string[] {
  if (/NaN|Infinity|undefined|\[object/.test(text)) return [`no number: ${text}`]
  const found = known.find(({ words }) => words.test(text))
  if (found === undefined) return [`nobody can read: ${text}`]
  return found.isTrue(toldIn(text), result, text) ? [] : [`not so: ${text}`]
}

/** What English writes as a word and Chinese in digits. */
const inWords: Readonly<Record<string, number>> = { one: 1, once: 1, two: 2, twice: 2, four: 4, thirty: 30 }

/** Whether each number of the Chinese sentence stands in the English one. */
function sameNumbers(english: string, chinese: string): boolean {
  const words = english.toLowerCase().match(/[a-z]+/g) ?? []
  const ours = [...toldIn(english).map(({ value }) => value), ...words.flatMap((word) => inWords[word] ?? [])]
  return toldIn(chinese).every(({ value }) => ours.some((other) => Math.abs(other - value) < 1e-9))
}
