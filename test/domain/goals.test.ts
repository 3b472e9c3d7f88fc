import { expect, test } from 'vitest'
import type { SectionEntry } from '../../src/domain/course.ts'
import { goalResults, goalState, weakestGoal } from '../../src/domain/goals.ts'
import { foldEvents, type LearnerState } from '../../src/domain/learner.ts'
import type { QuestionHead } from '../../src/domain/question-heads.ts'
import { chapterEnding, sectionEnding } from '../../src/domain/section-end.ts'
import { anEvent } from '../events.ts'

const NOW = Date.parse('2026-11-29T12:00:00Z')
const head = (id: string, goal: string | undefined): QuestionHead => ({
  ...{ id, rev: 1, kind: 'single', section: 's', terms: [], start: 0, end: 0 },
  goal,
})
const goal = (id: string | undefined) => ({ id, zh: `会${id}`, en: `do ${id}` })
const section = (id: string, questions: readonly string[]): SectionEntry => ({
  ...{ id, number: '1.1', title: { zh: '节', en: 'section' }, minutes: 5, labs: [], terms: [], questions },
})
const own = [goal('count'), goal('explain'), goal('name'), goal(undefined)]
const heads = [
  head('a', 'count'),
  head('b', 'count'),
  head('c', 'explain'),
  head('d', 'explain'),
  head('e', 'name'),
]
const first = section('s', ['a', 'b', 'c', 'd', 'e'])
const chapter = {
  ...{ id: 'c', number: 1, title: { zh: '章', en: 'chapter' }, lastChecked: '2026-11-29' },
  sections: [first, { ...section('t', []), id: 't' }],
}

const answer = (question: string, correct: boolean, confidence: 'guess' | 'sure', hours: number, rev = 1) =>
  anEvent(
    {
      kind: 'answer',
      ...{ chapter: 'c', section: 's', question, rev, answer: 'x', correct, confidence },
      occasion: 'quiz',
    },
    { time: NOW - hours * 3_600_000 },
  )
const fold = (...events: readonly ReturnType<typeof anEvent>[]): LearnerState => foldEvents(events, NOW)

test('of each goal it is told how many of its questions were right; a guess and an answer to an older wording are not', () => {
  const state = fold(
    answer('a', true, 'sure', 3),
    answer('b', true, 'guess', 2),
    answer('c', false, 'sure', 50),
    answer('c', true, 'sure', 1),
    answer('e', true, 'sure', 1, 0),
  )
  const results = goalResults('c', 's', own, heads, state)

  expect(results.map(({ right, asked, questions }) => [right, asked, questions])).toEqual([
    [1, 2, 2],
    [1, 1, 2],
    [0, 0, 1],
    [0, 0, 0],
  ])
  expect(results.map(goalState)).toEqual(['weak', 'shown', 'unasked', 'unknown'])
  expect(weakestGoal(results)?.missed).toEqual(['b'])
})

test('a question that was missed is weak for the rest of the day, however often it is answered', () => {
  const state = fold(answer('c', false, 'sure', 3), answer('c', true, 'sure', 2))

  expect(goalResults('c', 's', own, heads, state).map(goalState)[1]).toBe('weak')
})

test('at the end of a section come its questions that are left, then what follows, then the weakest goal once more', () => {
  const known = {
    chapters: [chapter],
    goals: { s: own, t: own },
    heads,
    state: fold(answer('a', false, 'sure', 3), answer('c', true, 'sure', 3)),
  }

  expect(sectionEnding(chapter, first, known).steps).toEqual([
    { type: 'questions', questions: ['b', 'd', 'e'] },
    { type: 'section', section: chapter.sections[1] },
    { type: 'again', goal: goal('count'), questions: ['a'] },
  ])
  const last = sectionEnding(chapter, { ...first, id: 't', questions: [] }, known)
  expect(last.steps).toEqual([{ type: 'chapter-end' }])
  expect(chapterEnding(chapter, known).steps).toEqual([{ type: 'again', goal: undefined, questions: ['a'] }])
})
