import { expect, test } from 'vitest'
import type { GlossaryTerm } from '../../src/domain/glossary.ts'
import { byUrgency, type DueQuestion, mixed, reviewsLeft } from '../../src/domain/review.ts'
import { aSingle } from '../questions.ts'

const due = (
  id: string,
  { section = 'one', terms = [] as string[], recall = 0.5, sureButWrong = false } = {},
): DueQuestion => ({
  asked: {
    chapter: 'c',
    question: { ...aSingle(id, section), terms },
    number: '1.1',
    title: { zh: section, en: section },
  },
  recall,
  sureButWrong,
})

const aTerm = (id: string, confusedWith: string[]): GlossaryTerm => ({
  id,
  zh: id,
  en: id,
  pinyin: id,
  aliases: [],
  sentence: { zh: id, en: id },
  confusedWith,
})

const ids = (list: readonly DueQuestion[]): string[] => list.map(({ asked }) => asked.question.id)

test('what was sure but wrong comes first, then what is nearest to being forgotten', () => {
  const list = [
    due('a', { recall: 0.8 }),
    due('b', { recall: 0.3 }),
    due('c', { recall: 0.9, sureButWrong: true }),
  ]

  expect(ids(byUrgency(list))).toEqual(['c', 'b', 'a'])
})

test('terms that are easily confused stand side by side, else sections alternate', () => {
  const terms = [aTerm('top-k', ['top-p']), aTerm('top-p', ['top-k'])]
  const list = [
    due('k', { terms: ['top-k'], section: 'one' }),
    due('x', { section: 'two' }),
    due('y', { section: 'two' }),
    due('p', { terms: ['top-p'], section: 'one' }),
    due('z', { section: 'three' }),
  ]

  expect(ids(mixed(list, terms))).toEqual(['k', 'p', 'x', 'z', 'y'])
  expect(mixed(list, []).map(({ asked }) => asked.question.section)).toEqual([
    'one',
    'two',
    'one',
    'two',
    'three',
  ])
})

test('the daily cap counts what was reviewed today', () => {
  const now = Date.UTC(2026, 10, 23, 12)
  const times = (count: number, time: number) => Array<number>(count).fill(time)

  // Five minutes hold twelve reviews of 25 seconds.
  expect(reviewsLeft([], 5, now, 0)).toBe(12)
  expect(reviewsLeft(times(4, now - 1), 5, now, 0)).toBe(8)
  expect(reviewsLeft(times(99, now - 1), 5, now, 0)).toBe(0)
  // 03:59 belongs to the day before, 04:00 to this one.
  expect(reviewsLeft(times(4, Date.UTC(2026, 10, 23, 3, 59)), 5, now, 0)).toBe(12)
  expect(reviewsLeft(times(4, Date.UTC(2026, 10, 23, 4)), 5, now, 0)).toBe(8)
})

test('a traveller has the day of the place: 12 reviews in Tokyo are of yesterday in Los Angeles', () => {
  const tokyo = Date.UTC(2026, 11, 11, 0)
  const losAngeles = Date.UTC(2026, 11, 11, 20)

  expect(reviewsLeft(Array<number>(12).fill(tokyo), 5, tokyo, 540)).toBe(0)
  expect(reviewsLeft(Array<number>(12).fill(tokyo), 5, losAngeles, -480)).toBe(12)
})
