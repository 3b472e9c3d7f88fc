import { expect, test } from 'vitest'
import { type LabName, labs } from '../../../src/domain/labs.ts'
import type { LoadedExperiment } from '../../../src/experiments/experiment.ts'
import { experiments } from '../../../src/experiments/list.ts'
import { nothingTyped, typedReader } from '../../../src/experiments/readers.ts'
import type { CorpusName } from '../../../src/labs/lab.ts'
import { arraysInUse } from '../../../src/labs/numbers.ts'
import { createRandom, pick } from '../../../src/labs/random.ts'
import { quietSession } from '../../../src/labs/session.ts'
import type { Frame } from '../../../src/views/frame.ts'
import type { Statement } from '../../../src/views/labs/statement.ts'
import { knownOf } from '../../experiments/known.ts'
import { alice, classics, names } from '../../labs/corpora.ts'
import { packedVocabulary } from '../../labs/vocabularies.ts'
import { aFrame } from '../frames.ts'

/** A view, whatever its result is. */
interface AnyView {
  explanation(result: unknown, words: unknown, frame: Frame): readonly Statement[]
}

const viewOf = (name: LabName): Promise<AnyView> => import(`../../../src/views/labs/${name}.ts`)

const texts: Readonly<Record<CorpusName, string>> = { lessons: alice, alice, classics, names }

/** What a run of these flags gives. */
async function resultOf(
  bound: LoadedExperiment,
  flags: Readonly<Record<string, unknown>>,
  argument = '',
): Promise<unknown> {
  const materials = {
    corpus: (name: CorpusName) => texts[name],
    course: () => ({
      sections: [
        { number: '1.4', paragraphs: ['A network with memory reads word by word.'] },
        { number: '1.5', paragraphs: ['Attention lets tokens look at each other.'] },
      ],
      questions: [
        { section: '1.5', text: 'Who looks at whom in attention?' },
        { section: '1.4', text: 'What does the fish say?' },
      ],
    }),
    packedVocabulary,
    catalogueModel: () => ({
      id: 'known',
      sizes: [{ total: 7 }],
      asOf: null,
      price: { currency: 'USD', in: 4, cachedIn: 0.4, asOf: '2026-09-27' },
    }),
  }
  const ownText = flags.text === undefined ? undefined : alice
  const typed = { ...nothingTyped, flags, argument, ownText }
  const { result } = await bound.prepare(typedReader(typed, { locale: 'en', fast: true, materials }, {}))(
    quietSession,
  )
  // Weights are of no use here.
  return typeof result === 'object' && result !== null ? { ...result, model: null } : result
}

/** Values that a leaf is set to: the ends and the middle of shares, counts, nothing. */
/** What the file of a loaded model can say. */
const pasts = [true, false, null].map((sameList) => ({ steps: 3, sameList }))

const others: readonly unknown[] = [
  ...pasts,

  0,
  1,
  0.02,
  0.3,
  0.6,
  0.85,
  0.97,
  2,
  12,
  24,
  400,
  true,
  false,
  null,
  'x',
  '',
]

type Path = readonly (string | number)[]

/** Where numbers, words, truth values and nothing stand; of a long list only the first and last few. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    const places = [...value.keys()]
    const kept = places.length > 8 ? [...places.slice(0, 4), ...places.slice(-4)] : places
    return [path, ...kept.flatMap((place) => leavesOf(value[place], [...path, place]))]
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
  return [path]
}

/** The same data with other values at these places. */
function changed(value: unknown, path: Path, other: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined)
    return Array.isArray(value) && typeof other !== 'boolean' ? (other === 0 ? [] : value) : other
  if (Array.isArray(value)) return value.map((each, at) => (at === step ? changed(each, rest, other) : each))
  if (typeof value !== 'object' || value === null) return value
  return { ...value, [step]: changed(Reflect.get(value, step), rest, other) }
}

/** All places with the same last name are changed together: every share of a table, say. */
function groupsOf(leaves: readonly Path[]): Path[][] {
  const groups = new Map<string, Path[]>()
  for (const path of leaves) {
    const name = String(path.findLast((step) => typeof step === 'string'))
    groups.set(name, [...(groups.get(name) ?? []), path])
  }
  return [...groups.values(), ...leaves.map((path) => [path])]
}

const madeResults = 2500

/** Results that no run gave, each a few changes away from one that did. */
function* made(results: readonly unknown[]): Generator<unknown> {
  yield* results
  const random = createRandom(11)
  const prepared = results.map((result) => ({ result, groups: groupsOf(leavesOf(result)) }))
  for (let at = 0; at < madeResults; at++) {
    const { result, groups } = pick(prepared, random)
    let value = result
    for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
      const other = pick(others, random)
      for (const path of pick(groups, random)) value = changed(value, path, other)
    }
    yield value
  }
}

/** A result that cannot be, such as one without its lists, makes a view throw: that says nothing of its claims. */
function statementsOf(view: AnyView, words: unknown, result: unknown): readonly Statement[] {
  try {
    return view.explanation(result, words, aFrame(80))
  } catch {
    return []
  }
}

const done = new Map<LabName, Promise<unknown[]>>()

/** The results of all variants, in English; each is run once. */
function resultsOf(name: LabName): Promise<unknown[]> {
  const run = async (): Promise<unknown[]> => {
    const bound = await experiments[name].load('en')
    const results: unknown[] = []
    const { variants = [[{}]] } = await knownOf(name)
    for (const [flags, argument] of variants) results.push(await resultOf(bound, flags, argument))
    return results
  }
  const running = done.get(name) ?? run()
  done.set(name, running)
  return running
}

test.each(labs.map(({ name }) => name))(
  '%s: there is a result for which each of its claims holds, and one for which it does not',
  async (name) => {
    const [view, { words }] = [await viewOf(name), await experiments[name].load('en')]
    const seen = new Map<string, Set<boolean>>()
    for (const result of made(await resultsOf(name)))
      for (const each of statementsOf(view, words, result))
        if (each.kind === 'claim') seen.set(each.name, (seen.get(each.name) ?? new Set()).add(each.holds))
    const constant = [...seen]
      .filter(([, values]) => values.size < 2)
      .map(([claim, values]) => `${claim}: always ${[...values]}`)
    expect(constant).toEqual([])
  },
  180_000,
)

test('no experiment keeps an array of its computations', async () => {
  for (const { name } of labs) await resultsOf(name)
  expect(arraysInUse()).toBe(0)
}, 180_000)

/** Numbers, and words that measure one thing by another. What is so only of some runs belongs into a claim. */
const forbidden = {
  en: /(?<![A-Za-z\d-])\d|%|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice|third|dozens?|hundreds?|thousands?|millions?|more|most|less|least|fewer|better|best|worse|worst|than|nearly|almost|equally|(?:larg|small|long|short|fast|high|low|strong|weak|easi|hard|near|near|sur|wid|few|earli)(?:er|est))\b/i,
  zh: /(?<![A-Za-z\d-])\d|[两三四五六七八九十百千]\s*[个种次成倍层条步]|[一二两三四五六七八九十]成|一半|倍|更|最|比[^如方较例]|几乎|差不多|多得多|大多|多半|不如|越/,
} as const
/** Fixed words that hold one of those and measure nothing. */
const idioms = /no longer|any longer|not more|最后|最近|以上|all together|最终/g

test.each(['en', 'zh'] as const)(
  'what is told of every run holds no number and compares nothing (%s)',
  async (locale) => {
    const found: string[] = []
    for (const { name } of labs) {
      const [view, { words }] = [await viewOf(name), await experiments[name].load(locale)]
      for (const result of await resultsOf(name))
        for (const each of statementsOf(view, words, result)) {
          const told = each.text.replace(idioms, '').match(forbidden[locale])?.[0]
          if (each.kind === 'background' && told !== undefined)
            found.push(`${name}: ${told} in “${each.text}”`)
        }
    }
    expect([...new Set(found)]).toEqual([])
  },
  180_000,
)
