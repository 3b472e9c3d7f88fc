import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LearnerEvent } from '../../src/domain/events.ts'
import { foldEvents } from '../../src/domain/learner.ts'
import { selectQuestions, shuffledItems, shuffledOptions, shuffledRights } from '../../src/domain/quiz.ts'
import { aMatch, anOrder, aSingle } from '../questions.ts'

const sections = ['one', 'two', 'three']
const questions = sections.flatMap((section) =>
  [1, 2, 3, 4].map((number) => aSingle(`${section}-${number}`, section)),
)
const chosen = (count: number, seed: number, events: readonly LearnerEvent[] = []) =>
  selectQuestions({
    chapter: 'c',
    questions,
    sections,
    count,
    seed,
    state: foldEvents(events, 1e12),
  }).map(({ id }) => id)

const answered = (question: string, time: number, correct = true): LearnerEvent => ({
  kind: 'answer',
  id: `${question}-${time}`,
  time,
  zone: 0,
  chapter: 'c',
  section: question.split('-')[0] ?? '',
  question,
  rev: 1,
  answer: 'right',
  correct,
  confidence: 'sure',
  occasion: 'quiz',
})

test('a quiz is spread over the sections and asks in their order', () => {
  const ids = chosen(6, 7)
  const order = ids.map((id) => sections.indexOf(id.split('-')[0] ?? ''))

  expect(order).toEqual([0, 0, 1, 1, 2, 2])
})

test('unseen questions come first, then missed ones, then the oldest', () => {
  const events = [
    answered('one-1', 3000),
    answered('one-2', 1000, false),
    answered('one-3', 2000),
    ...['two-1', 'two-2', 'two-3', 'two-4', 'three-1', 'three-2', 'three-3', 'three-4'].map((id) =>
      answered(id, 9000),
    ),
  ]

  expect(chosen(1, 1, events)).toEqual(['one-4'])
  expect(chosen(6, 1, events).filter((id) => id.startsWith('one'))).toEqual(['one-4', 'one-2'])
  expect(
    chosen(9, 1, events)
      .filter((id) => id.startsWith('one'))
      .at(-1),
  ).toBe('one-3')
})

test('asking for more than there is gives all, once', () => {
  expect(new Set(chosen(99, 1)).size).toBe(12)
  expect(chosen(99, 1)).toHaveLength(12)
})

test('a seed repeats a quiz, another one changes it', () => {
  expect(chosen(5, 42)).toEqual(chosen(5, 42))
  expect(new Set([1, 2, 3, 4, 5].map((seed) => chosen(3, seed).join())).size).toBeGreaterThan(1)
})

test('shuffling keeps every option and never shows an order or a match in its solution', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(
        shuffledOptions(aSingle(), seed)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['other', 'right', 'wrong'])
      expect(shuffledItems(anOrder(), seed).map(({ id }) => id)).not.toEqual(['first', 'second', 'third'])
      expect(shuffledRights(aMatch(), seed).map(({ id }) => id)).not.toEqual(['r1', 'r2', 'r3'])
    }),
  )
})
