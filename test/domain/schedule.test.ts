import fc from 'fast-check'
import { createEmptyCard, fsrs } from 'ts-fsrs'
import { expect, test } from 'vitest'
import { dueByDay, dueDay, isDue } from '../../src/domain/due.ts'
import { type Confidence, confidences } from '../../src/domain/events.ts'
import {
  dayName,
  dayNumber,
  emptyState,
  extendState,
  foldEvents,
  type Grade,
} from '../../src/domain/learner.ts'
import { recallOn, scheduled } from '../../src/domain/schedule.ts'
import { anAnswer, anEvent } from '../events.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 23, 12)

const HOUR = 3_600_000

const reviews = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 * 24 }), fc.boolean(), fc.constantFrom(...confidences)), {
    minLength: 1,
    maxLength: 25,
  })
  .map((list) =>
    list
      .map(([hours, correct, confidence]) => ({ time: NOW - hours * HOUR, correct, confidence }))
      .sort((one, other) => one.time - other.time),
  )

/** Minutes east of UTC: Los Angeles, London, Berlin, Kolkata, Shanghai, Tokyo. */
const zones = fc.constantFrom(-480, 0, 60, 330, 480, 540)

type Reviewed = { readonly time: number; readonly correct: boolean; readonly confidence: Confidence }

/** Midnight UTC of the date of the learning day: four hours before local time. */
const localDate = (time: number, zone: number): number => {
  const local = new Date(time + zone * 60_000 - 4 * HOUR)
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate())
}

/** ts-fsrs as it comes, given one review a learning day: the one with the worst grade of the day. */
function replayed(list: readonly Reviewed[], zone: number) {
  const grades = new Map<number, Grade>()
  for (const { time, correct, confidence } of list) {
    const date = localDate(time, zone)
    const grade: Grade = !correct || confidence === 'guess' ? 1 : confidence === 'unsure' ? 2 : 3
    grades.set(date, Math.min(grade, grades.get(date) ?? 3) as Grade)
  }
  const replay = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false })
  let card = createEmptyCard(new Date(0))
  for (const [date, grade] of grades) card = replay.next(card, new Date(date), grade).card
  const recall = replay.get_retrievability(card, new Date(localDate(NOW, zone)), false)
  return { card, recall }
}

test('the schedule is what ts-fsrs gives for the worst answer of every learning day, in any time zone', () => {
  fc.assert(
    fc.property(reviews, zones, (list, zone) => {
      const answers = list.map((review) => anAnswer('q', { ...review, zone }))
      const state = scheduled(foldEvents(answers, NOW)).questions.get('c/q') ?? fail()
      const { card, recall } = replayed(list, zone)

      expect(state.card).toMatchObject({
        dueDay: card.due.getTime() / DAY,
        stability: card.stability,
        difficulty: card.difficulty,
        reviews: card.reps,
        lapses: card.lapses,
        scheduledDays: card.scheduled_days,
      })
      expect(recallOn(state, dayNumber(NOW, zone))).toBeCloseTo(recall, 12)
    }),
    { numRuns: 60 },
  )
})

test('reviews give the same card whether they are worked in one by one or all at once', () => {
  fc.assert(
    fc.property(reviews, zones, (list, zone) => {
      const answers = list.map((review) => anAnswer('q', { ...review, zone }))
      const stepwise = answers.reduce(
        (state, answer) => scheduled(extendState(state, [answer], NOW) ?? fail()),
        emptyState,
      )
      const atOnce = scheduled(foldEvents(answers, NOW))
      expect(stepwise.questions.get('c/q')).toEqual(atOnce.questions.get('c/q'))
    }),
    { numRuns: 40 },
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

  const today = dayNumber(NOW, 0)
  expect(dueDay(unsure)).toBeGreaterThan(today + 1)
  expect(dueDay(sure)).toBe(today + 1)
  expect(isDue(sure, today)).toBe(false)
  expect(isDue(sure, today + 1)).toBe(true)
})

test('what is due is due from four in the morning of its day', () => {
  const question = questionAfter({ time: NOW, correct: false, confidence: 'sure' })
  const next = Date.UTC(2026, 10, 24, 4)

  expect(isDue(question, dayNumber(next - 1, 0))).toBe(false)
  expect(isDue(question, dayNumber(next, 0))).toBe(true)
})

test('the days ahead count what falls due on them, the first one with everything before', () => {
  const question = questionAfter({ time: NOW, correct: false, confidence: 'sure' })

  expect(dueByDay([question], dayNumber(NOW, 0), 3).map(({ count }) => count)).toEqual([0, 1, 0])
  expect(dueByDay([question], dayNumber(NOW + 9 * DAY, 0), 3)).toEqual([
    { day: '2026-12-02', count: 1 },
    { day: '2026-12-03', count: 0 },
    { day: '2026-12-04', count: 0 },
  ])
})

/** A local time of Los Angeles (UTC-8) or Shanghai (UTC+8) on 1 December 2026, as an answer. */
const at = (hours: number, minutes: number, zone: number, change = {}) =>
  anAnswer('q', { time: Date.UTC(2026, 11, 1, hours, minutes) - zone * 60_000, zone, ...change })

test.each([
  ['Los Angeles', -480, 15, 50, 16, 10],
  ['Shanghai', 480, 7, 50, 8, 10],
])(
  '%s: two right answers 20 minutes apart across midnight UTC are due on the day of one',
  (_, zone, ...hours) => {
    const [hour, minute, laterHour, laterMinute] = hours
    const later = Date.UTC(2026, 11, 20)
    const first = at(hour, minute, zone)
    const one = scheduled(foldEvents([first], later)).questions.get('c/q') ?? fail()
    const two =
      scheduled(foldEvents([first, at(laterHour, laterMinute, zone)], later)).questions.get('c/q') ?? fail()

    // A first "good": at least a day more than "hard", which is two days here.
    expect(dayName(dueDay(one) ?? 0)).toBe('2026-12-04')
    expect(dueDay(two)).toBe(dueDay(one))
  },
)

test('a repeat on the same learning day erases no miss and moves no day', () => {
  const later = Date.UTC(2026, 11, 20)
  const missed = at(10, 0, 0, { correct: false, confidence: 'unsure' })
  const only = scheduled(foldEvents([missed], later)).questions.get('c/q') ?? fail()
  const repeated = scheduled(foldEvents([missed, at(10, 1, 0)], later)).questions.get('c/q') ?? fail()

  expect(dayName(dueDay(only) ?? 0)).toBe('2026-12-02')
  expect(dueDay(repeated)).toBe(dueDay(only))
  expect(repeated).toMatchObject({ proof: 'missed', misses: 1 })
  // At half past three at night the day is still the same one; at half past four it is the next.
  const night = scheduled(foldEvents([missed, at(27, 30, 0)], later)).questions.get('c/q')
  expect(night?.proof).toBe('missed')
  const morning = scheduled(foldEvents([missed, at(28, 30, 0)], later)).questions.get('c/q')
  expect(morning?.proof).toBe('right')
})

test('a miss after a right answer of the same day is the review of that day', () => {
  const later = Date.UTC(2026, 11, 20)
  const missed = at(18, 0, 0, { correct: false, confidence: 'sure' })
  const both = scheduled(foldEvents([at(10, 0, 0), missed], later)).questions.get('c/q') ?? fail()

  expect(both.card).toMatchObject({ lastGrade: 1, reviews: 1 })
  expect(dayName(dueDay(both) ?? 0)).toBe('2026-12-02')
})

test('a right answer with a hint is hard, one after the key was shown is again', () => {
  const card = (change: object) => questionAfter({ time: NOW, ...change }).card?.lastGrade
  expect(card({})).toBe(3)
  expect(card({ hints: 1 })).toBe(2)
  expect(card({ shown: true })).toBe(1)
})

test('a disputed miss counts apart: no miss, no calibration, and FSRS takes it as right but unsure', () => {
  const miss = anAnswer('q', { time: NOW, correct: false, confidence: 'sure' })
  const dispute = anEvent(
    { kind: 'dispute', chapter: 'c', section: 'one', question: 'q', rev: 1, event: miss.id, answer: 'x' },
    { time: NOW + 1 },
  )
  const state = scheduled(foldEvents([miss, dispute], NOW + DAY))
  const unsure = questionAfter({ time: NOW, confidence: 'unsure' })

  expect(state.questions.get('c/q')).toMatchObject({ proof: 'disputed', misses: 0, sureButWrong: false })
  expect(state.questions.get('c/q')?.tallies.sure).toEqual({ right: 0, total: 0 })
  expect(state.questions.get('c/q')?.card?.dueDay).toBe(unsure.card?.dueDay)
  expect(state.disputed).toMatchObject([{ chapter: 'c', question: 'q', answer: 'x' }])
  // Worked in before the dispute came, it is the same.
  const before = scheduled(foldEvents([miss], NOW + DAY))
  expect(scheduled(extendState(before, [dispute], NOW + DAY) ?? fail()).questions).toEqual(state.questions)
  // The dispute may be taken back.
  const undo = anEvent({ kind: 'undo', event: dispute.id }, { time: NOW + 2 })
  expect(foldEvents([miss, dispute, undo], NOW + DAY).questions.get('c/q')?.misses).toBe(1)
})
