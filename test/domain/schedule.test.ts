import fc from 'fast-check'
import { createEmptyCard, fsrs } from 'ts-fsrs'
import { expect, test } from 'vitest'
import { dueByDay, dueTime, isDue } from '../../src/domain/due.ts'
import { confidences } from '../../src/domain/events.ts'
import { foldEvents, gradeOf } from '../../src/domain/learner.ts'
import { recallNow, scheduled } from '../../src/domain/schedule.ts'
import { anAnswer } from '../events.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 23, 12)

const reviews = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 * 24 }), fc.boolean(), fc.constantFrom(...confidences)), {
    minLength: 1,
    maxLength: 25,
  })
  .map((list) =>
    list
      .map(([hours, correct, confidence]) => ({ time: NOW - hours * 3_600_000, correct, confidence }))
      .sort((one, other) => one.time - other.time),
  )

test('the schedule is what ts-fsrs gives for the same reviews', () => {
  fc.assert(
    fc.property(reviews, (list) => {
      const answers = list.map((review) => anAnswer('q', review))
      const state = scheduled(foldEvents(answers, NOW)).questions.get('c/q')

      const replay = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false })
      let card = createEmptyCard(new Date(list[0]?.time ?? 0))
      for (const { time, correct, confidence } of list)
        card = replay.next(card, new Date(time), gradeOf(correct, confidence)).card

      expect(state?.card).toEqual({
        due: card.due.getTime(),
        stability: card.stability,
        difficulty: card.difficulty,
        reviews: card.reps,
        lapses: card.lapses,
        lastReview: card.last_review?.getTime(),
        state: card.state,
        scheduledDays: card.scheduled_days,
      })
      expect(recallNow(state ?? fail(), NOW)).toBeCloseTo(
        replay.get_retrievability(card, new Date(NOW), false),
        12,
      )
    }),
    { numRuns: 60 },
  )
})

const fail = (): never => {
  throw new Error('no state')
}

const questionAfter = (...answers: Parameters<typeof anAnswer>[1][]) =>
  scheduled(
    foldEvents(
      answers.map((answer) => anAnswer('q', answer)),
      NOW,
    ),
  ).questions.get('c/q') ?? fail()

test('sure but wrong is due the next day, however well it was known before', () => {
  const known = [-120, -100, -60].map((days) => ({ time: NOW + days * DAY }))
  const unsure = questionAfter(...known, { time: NOW, correct: false, confidence: 'unsure' })
  const sure = questionAfter(...known, { time: NOW, correct: false, confidence: 'sure' })

  expect(dueTime(unsure)).toBeGreaterThan(NOW + DAY)
  expect(dueTime(sure)).toBe(NOW + DAY)
  expect(isDue(sure, NOW, 0)).toBe(false)
  expect(isDue(sure, NOW + DAY, 0)).toBe(true)
})

test('what is due is due from four in the morning of its day', () => {
  const question = questionAfter({ time: NOW, correct: false, confidence: 'sure' })
  const next = Date.UTC(2026, 10, 24, 4)

  expect(isDue(question, next - 1, 0)).toBe(false)
  expect(isDue(question, next, 0)).toBe(true)
})

test('the days ahead count what falls due on them, the first one with everything before', () => {
  const question = questionAfter({ time: NOW, correct: false, confidence: 'sure' })

  expect(dueByDay([question], NOW, 0, 3).map(({ count }) => count)).toEqual([0, 1, 0])
  expect(dueByDay([question], NOW + 9 * DAY, 0, 3)).toEqual([
    { day: '2026-12-02', count: 1 },
    { day: '2026-12-03', count: 0 },
    { day: '2026-12-04', count: 0 },
  ])
})
