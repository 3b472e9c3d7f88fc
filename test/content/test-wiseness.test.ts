import { describe, expect, test } from 'vitest'
import { bank, termNames, testWiseness } from '../../scripts/test-wiseness.mjs'

interface Asked {
  readonly id: string
  readonly kind: string
  readonly section: string
  readonly goal?: string
  readonly prompt: { readonly en: string; readonly zh: string }
  readonly options?: readonly { readonly correct: boolean }[]
}

interface Chapter {
  readonly folder: string
  /** At least so many questions, single choices and statements to judge. */
  readonly questions: number
  readonly singles: number
  readonly statements: number
}

const chapters: readonly Chapter[] = [
  { folder: '01-meet-llms', questions: 160, singles: 80, statements: 24 },
  { folder: '02-talk-to-a-model', questions: 90, singles: 40, statements: 18 },
]

const guessers = chapters.flatMap((chapter) =>
  (['zh', 'en'] as const).map((language) => ({ ...chapter, language })),
)

// Who knows nothing of the subject and looks at the surface alone should get no further than chance.
describe.each(guessers)('guessing in $language at $folder', ({ folder, language, statements }) => {
  const found = testWiseness(bank(folder), language, {
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
    expect(count).toBeGreaterThanOrEqual(statements)
    expect(Math.abs(right * 2 - count)).toBeLessThanOrEqual(2)
    for (const rate of Object.values(byWords)) expect(rate).toBeLessThanOrEqual(0.6)
  })

  test('the number of right options is guessed at most 45 times in 100', () => {
    expect(found.multiple.guessed).toBeLessThanOrEqual(0.45)
  })
})

test.each(['zh', 'en'] as const)('a model fitted to both chapters gets no further in %s', (language) => {
  const found = testWiseness(bank(), language, {
    terms: termNames(language),
    shuffles: 1,
    modelShuffles: 60,
  })

  expect(found.model).toBeLessThanOrEqual(found.modelByChance)
})

function grouped(questions: readonly Asked[]): ReadonlyMap<string, readonly Asked[]> {
  const byGoal = new Map<string, Asked[]>()
  for (const asked of questions) {
    const key = `${asked.section} ${asked.goal}`
    byGoal.set(key, [...(byGoal.get(key) ?? []), asked])
  }
  return byGoal
}

test.each(chapters)(
  'every goal of $folder is asked about at least twice, once why or what if',
  ({ folder }) => {
    const reasons =
      /\b(why|what if|what happens|what follows|what would|what becomes|suppose|imagine|how can|even with|without|when should|what part|what does that (show|tell))\b/i
    const byGoal = grouped(bank(folder))
    for (const [goal, asked] of byGoal) {
      expect.soft(asked.length, goal).toBeGreaterThanOrEqual(2)
      expect
        .soft(
          asked.some(({ prompt }) => reasons.test(prompt.en)),
          `why in ${goal}`,
        )
        .toBe(true)
    }
  },
)

test.each(chapters)(
  '$folder has $questions questions and more, $singles of them single choices',
  (chapter) => {
    const questions: readonly Asked[] = bank(chapter.folder)

    expect(questions.length).toBeGreaterThanOrEqual(chapter.questions)
    expect(questions.filter(({ kind }) => kind === 'single').length).toBeGreaterThanOrEqual(chapter.singles)
  },
)

test.each(chapters)('of several options of $folder one, some or all may be right', ({ folder }) => {
  const questions: readonly Asked[] = bank(folder)
  const right = questions
    .filter(({ kind }) => kind === 'multiple')
    .map(({ options = [] }) => ({
      options: options.length,
      right: options.filter(({ correct }) => correct).length,
    }))

  expect(right.some((each) => each.right === 1)).toBe(true)
  expect(right.some((each) => each.right > 1 && each.right < each.options)).toBe(true)
  expect(right.some((each) => each.right === each.options)).toBe(true)
})
