import { expect, test } from 'vitest'
import { labs } from '../../src/domain/labs.ts'
import { deep } from '../labs/deep.ts'
import { knownOf } from './known.ts'
import { type Documented, documented } from './walk/documented.ts'
import { falseSentences } from './walk/judge.ts'
import { is, toldIn } from './walk/reading.ts'
import { keptRun } from './walk/runs.ts'

/** With LLM_PRIMER_WALK=FOLDER runs are kept there, so that a walk that was broken off goes on where it stood. */
const folder = process.env.LLM_PRIMER_WALK

/** Steps or sentences that a command asks for by itself, where `--fast` cannot make them fewer. */
const isLong = ({ words }: Documented): boolean =>
  words.some((word, at) => ['--steps', '--tuning'].includes(words[at - 1] ?? '') && Number(word) >= 500)

const trainsNothing = ({ words }: Documented): boolean => words.join(' ').includes('--steps 0')

/**
 * What every build walks besides the experiments as they stand (list.test.ts): all that is short, and one more training of
 * those that take long.
 */
function isForDeepRuns(each: Documented, all: readonly Documented[]): boolean {
  if (isLong(each) || each.words.length === 0) return true
  const { seconds = 0 } = labs.find(({ name }) => name === each.name) ?? {}
  if (seconds < 5 || trainsNothing(each)) return false
  const trained = all.filter(({ name, words }) => name === each.name && words.length > 0)
  return each !== trained.find((other) => !isLong(other) && !trainsNothing(other))
}

/** Every build has one seed of the short runs in English; `npm run test:labs` walks it all at full length. */
const walkedSeeds = deep ? Array.from({ length: 20 }, (_, at) => at + 1) : [42]

/** What a choice or a switch of the help says by itself is walked with fewer seeds than what the course tells to type. */
const helpSeeds = deep ? [1, 2, 3] : []

test.each(labs.map(({ name }) => name))(
  'every sentence that %s prints is borne out by the numbers of its run',
  async (name) => {
    const wrong: string[] = []
    for (const locale of deep ? (['en', 'zh'] as const) : (['en'] as const)) {
      const all = await documented(locale)
      for (const each of all.filter((one) => one.name === name && (deep || !isForDeepRuns(one, all)))) {
        for (const seed of each.by === 'told' ? walkedSeeds : helpSeeds) {
          const run = await keptRun(each, seed, locale, { fast: !deep, folder })
          const command = ['lab', name, ...each.words, '--seed', seed, '--lang', locale].join(' ')
          wrong.push(...(await falseSentences(name, run)).wrong.map((sentence) => `${command}: ${sentence}`))
        }
      }
    }
    expect(wrong).toEqual([])
  },
  deep ? 24 * 3600_000 : 600_000,
)

test('a sentence with a figure that the run does not have is told', async () => {
  const { readings } = await knownOf('fewshot')
  const [sentence] = readings.filter(({ words }) =>
    words.test('Without any example the answer is the usual label'),
  )
  const curves = [{ labelling: 'flipped', usual: [0.93, 0.2] }]
  const said = (share: string): boolean | undefined =>
    sentence?.isTrue(
      toldIn(`Without any example the answer is the usual label in ${share} of the cases`),
      { curves },
      '',
    )
  expect([said('93%'), said('94%')]).toEqual([true, false])
})

test.each([
  ['1,024 tokens, 7.5 points', [1024, 7.5]],
  ['costs −3.2e-7, which is 12%', [-3.2e-7, 0.12]],
  ['在 5 个字、100%、cl100k', [5, 1]],
])('the numbers of "%s" are found', (text, values) => {
  const told = toldIn(text)
  expect(told).toHaveLength(values.length)
  for (const [at, value] of values.entries()) expect(is(told[at], value), text).toBe(true)
})
