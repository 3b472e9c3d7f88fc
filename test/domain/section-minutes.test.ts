import { expect, test } from 'vitest'
import { sectionMinutes, sumOfMinutes } from '../../src/domain/section-minutes.ts'

const section = (minutes: number, labs: number, questions: number) => ({
  minutes,
  labs: Array<string>(labs).fill('ngram'),
  questions: Array<string>(questions).fill('q'),
})

test('experiments and questions are told apart from reading', () => {
  // 15 questions of 40 seconds are 10 minutes, 2 experiments of 3 minutes are 6.
  expect(sectionMinutes(section(7, 2, 15))).toEqual({ reading: 7, experiments: 6, questions: 10 })
})

test('a section without them promises none, and one question takes a minute', () => {
  expect(sectionMinutes(section(5, 0, 0))).toEqual({ reading: 5, experiments: 0, questions: 0 })
  expect(sectionMinutes(section(5, 0, 1)).questions).toBe(1)
})

test('a course takes as long as its sections', () => {
  const all = [sectionMinutes(section(7, 1, 15)), sectionMinutes(section(5, 2, 3))]
  expect(sumOfMinutes(all)).toEqual({ reading: 12, experiments: 9, questions: 12 })
})
