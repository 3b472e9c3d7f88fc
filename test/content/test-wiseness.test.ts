import { describe, expect, test } from 'vitest'
import { bank, termNames, testWiseness } from '../../scripts/test-wiseness.mjs'

interface Asked {
  readonly id: string
  readonly kind: string
  readonly section: string
  readonly goal?: string
  readonly prompt: { readonly en: string; readonly zh: string }
}

const questions: readonly Asked[] = bank('01-meet-llms')

// Who knows nothing of the subject and looks at the surface alone should get no further than chance.
describe.each(['zh', 'en'] as const)('guessing in %s', (language) => {
  const found = testWiseness(questions, language, {
    terms: termNames(language),
    shuffles: 2000,
    // `npm run test:wise` takes 2,000 for the model too.
    modelShuffles: 200,
  })

  test.each(Object.entries(found.rules))('"%s" is right at most 8 points above chance', (_, rate) => {
    expect(rate).toBeLessThanOrEqual(found.chance + 0.08)
  })

  test('the best rule gets no further than with keys drawn at random', () => {
    expect(found.best).toBeLessThanOrEqual(found.bestByChance)
  })

  test('a model fitted to the surface of all other questions gets no further either', () => {
    expect(found.model).toBeLessThanOrEqual(Math.max(found.modelByChance, found.chance + 0.08))
  })

  test('words such as "always" or "usually" give away at most 60 % of true and false', () => {
    const { count, true: right, ...byWords } = found.trueFalse
    expect(count).toBeGreaterThanOrEqual(24)
    expect(Math.abs(right * 2 - count)).toBeLessThanOrEqual(2)
    for (const rate of Object.values(byWords)) expect(rate).toBeLessThanOrEqual(0.6)
  })

  test('the number of right options is guessed at most 45 times in 100', () => {
    expect(found.multiple.guessed).toBeLessThanOrEqual(0.45)
  })
})

function grouped(): ReadonlyMap<string, readonly Asked[]> {
  const byGoal = new Map<string, Asked[]>()
  for (const asked of questions) {
    const key = `${asked.section} ${asked.goal}`
    byGoal.set(key, [...(byGoal.get(key) ?? []), asked])
  }
  return byGoal
}

test('every goal of the chapter is asked about at least twice, once why or what if', () => {
  const reasons =
    /\b(why|what if|what happens|what follows|what would|what becomes|suppose|imagine|how can|even with|without|when should|what part|what does that (show|tell))\b/i
  const byGoal = grouped()
  for (const [goal, asked] of byGoal) {
    expect.soft(asked.length, goal).toBeGreaterThanOrEqual(2)
    expect
      .soft(
        asked.some(({ prompt }) => reasons.test(prompt.en)),
        `why in ${goal}`,
      )
      .toBe(true)
  }
})

test('the bank has 160 questions and more, 80 of them single choices', () => {
  expect(questions.length).toBeGreaterThanOrEqual(160)
  expect(questions.filter(({ kind }) => kind === 'single').length).toBeGreaterThanOrEqual(80)
})
