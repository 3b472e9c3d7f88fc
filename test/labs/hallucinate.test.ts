import { describe, expect, test } from 'vitest'
import { factSentence, factsIn, factWords, readLands } from '../../src/labs/fact-grammar.ts'
import { type Answer, cut, type HallucinateOptions, landsIn, run } from '../../src/labs/hallucinate.ts'
import { createRandom } from '../../src/labs/random.ts'
import { quietSession } from '../../src/labs/session.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<HallucinateOptions>): HallucinateOptions => ({
  locale: 'en',
  lands: '',
  threshold: 0,
  refuse: 0,
  dim: 16,
  steps: 240,
  seed: 42,
  ...changes,
})

describe.each(['en', 'zh'] as const)('the sentences in %s', (locale) => {
  const facts = factsIn(locale)
  const random = createRandom(5)
  const sentences = Array.from({ length: 500 }, () => factSentence(locale, facts.capitals, random))
  const isCapital = (word: string): boolean => facts.capitals.some(([, capital]) => capital === word)

  test('name a capital only for the twelve lands that have one, and always the same', () => {
    const named = sentences.filter((sentence) => sentence.some(isCapital))
    for (const sentence of named) {
      const land = facts.capitals.find(([name]) => sentence.includes(name))
      expect(sentence.at(-1)).toBe(land?.[1])
    }
    expect(new Set(named.map((sentence) => sentence.at(-1))).size).toBe(12)
  })

  test('speak of every land that has been read of, and of no other', () => {
    const words = new Set(sentences.flat())
    for (const land of readLands(facts)) expect(words).toContain(land)
    for (const land of facts.unread) expect(words).not.toContain(land)
    expect([...words].filter((word) => !factWords(locale).includes(word))).toEqual([])
    expect(new Set(factWords(locale)).size).toBe(factWords(locale).length)
  })
})

describe('the lands to ask for', () => {
  const facts = factsIn('en')
  test.each([
    ['France Oz', ['France', 'Oz']],
    ['New Zealand, Oz', ['New Zealand', 'Oz']],
    ['法国、奥兹国，', ['法国', '奥兹国']],
    ['Oz Oz', ['Oz']],
  ])('%j', (text, lands) => {
    expect(landsIn(text, facts)).toEqual(lands)
  })
})

test('answers from a threshold on, counted by hand', () => {
  const answer = (
    acquaintance: Answer['acquaintance'],
    taught: string | null,
    word: string,
    probability: number,
    city = true,
  ): Answer => ({
    land: '',
    acquaintance,
    taught,
    top: [{ word, probability }],
    bits: 0,
    city,
    said: true,
  })
  const answers = [
    answer('learned', 'Paris', 'Paris', 0.9),
    answer('learned', 'Rome', 'Rome', 0.6),
    answer('learned', 'Lima', 'Rome', 0.7),
    answer('mentioned', null, 'Paris', 0.8),
    answer('unread', null, 'Paris', 0.3),
    answer('unread', null, 'grow', 0.9, false),
    answer('refused', 'unknown', 'unknown', 0.9, false),
  ]
  expect(cut(answers, 0)).toEqual({ threshold: 0, right: 2, lost: 0, errors: 3 })
  expect(cut(answers, 0.7)).toEqual({ threshold: 0.7, right: 1, lost: 1, errors: 2 })
  expect(cut(answers, 0.95)).toEqual({ threshold: 0.95, right: 0, lost: 2, errors: 0 })
})

describe('before training', () => {
  test('every word is about as likely: log₂ of the vocabulary in bits, ln of it as the loss', async () => {
    const words = factWords('en').length
    const { lands } = await run(asked({ steps: 0 }), quietSession)
    for (const { bits } of lands) expect(bits).toBeCloseTo(Math.log2(words), 1)
    const { losses } = await run(asked({ steps: 1 }), quietSession)
    expect(losses[0]).toBeCloseTo(Math.log(words), 1)
  })
})

const meanBits = (answers: readonly Answer[]): number =>
  answers.reduce((sum, { bits }) => sum + bits, 0) / answers.length

const strangersIn = (lands: readonly Answer[]): Answer[] =>
  lands.filter(({ acquaintance }) => acquaintance !== 'learned')

describe('after training', async () => {
  const result = await run(asked({ lands: 'france Narnia Oz' }), quietSession)
  const group = (name: Answer['acquaintance']) => result.groups.find((each) => each.acquaintance === name)

  test('it knows the twelve capitals', () => {
    const learned = result.lands.filter(({ acquaintance }) => acquaintance === 'learned')
    expect(learned).toHaveLength(12)
    for (const { taught, top } of learned) expect(top[0]?.word).toBe(taught)
    expect(group('learned')?.mean).toBeGreaterThan(0.9)
  })

  test('it names cities for lands that it cannot know, and less surely', () => {
    const strangers = strangersIn(result.lands)
    expect(strangers).toHaveLength(12)
    expect(strangers.filter(({ city }) => city).length).toBeGreaterThan(8)
    expect(meanBits(strangers)).toBeGreaterThan(2 * (group('learned')?.bits ?? 1))
  })

  test('a higher threshold never makes up more, and never loses fewer right answers', () => {
    const { cuts } = result
    const errors = cuts.map((each) => each.errors)
    const lost = cuts.map((each) => each.lost)
    expect(errors).toEqual([...errors].sort((a, b) => b - a))
    expect(lost).toEqual([...lost].sort((a, b) => a - b))
    for (const each of cuts) expect(each.right + each.lost).toBe(12)
  })

  test('a land is found whatever the case; a name never read keeps its own vector, whoever else is asked for', async () => {
    expect(result.asked.map(({ land, acquaintance }) => [land, acquaintance])).toEqual([
      ['France', 'learned'],
      ['Narnia', 'unread'],
      ['Oz', 'unread'],
    ])
    const alone = await run(asked({ lands: 'OZ' }), quietSession)
    expect(alone.asked[0]?.top).toEqual(result.asked[2]?.top)
    expect(result.asked[1]?.top).not.toEqual(result.asked[2]?.top)
  })
})

test('below its threshold it says nothing', async () => {
  const { asked: answers, cuts } = await run(asked({ steps: 20, threshold: 0.97 }), quietSession)
  expect(answers.map(({ said }) => said)).toEqual([false, false, false])
  expect(cuts.map(({ threshold }) => threshold)).toContain(0.97)
})

test('taught to say unknown of three lands, it says so of these three', async () => {
  const { lands, refused } = await run(asked({ refuse: 3 }), quietSession)
  expect(refused).toEqual(['Atlantis', 'Lilliput', 'Utopia'])
  const saying = lands.filter(({ top }) => top[0]?.word === 'unknown').map(({ land }) => land)
  expect(saying).toEqual(expect.arrayContaining([...refused]))
  expect(saying.length).toBeLessThan(9)
})

describe.runIf(deep)('whatever the seed', () => {
  test.each(seeds.flatMap((seed) => [[seed, 'en'] as const, [seed, 'zh'] as const]))(
    'what was learned is surer than what is made up, on average (seed %i, %s)',
    async (seed, locale) => {
      const { groups, lands, cuts } = await run(asked({ seed, locale }), quietSession)
      expect(groups[0]?.mean).toBeGreaterThan(0.9)
      expect(meanBits(strangersIn(lands))).toBeGreaterThan(2 * (groups[0]?.bits ?? 1))
      expect(cuts[0]?.errors).toBeGreaterThan(8)
    },
    600_000,
  )

  test.each(seeds)(
    'trained far longer it grows surer of what it made up (seed %i)',
    async (seed) => {
      const short = await run(asked({ seed }), quietSession)
      const long = await run(asked({ seed, steps: 2000 }), quietSession)
      expect(meanBits(strangersIn(long.lands))).toBeLessThan(meanBits(strangersIn(short.lands)))
    },
    600_000,
  )
})
