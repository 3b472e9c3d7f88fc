// The figures of `progress`, recomputed by hand from a journal of seven answers.
import { expect, test } from 'vitest'
import type { ChapterEntry } from '../../src/domain/course.ts'
import type { LearnerEvent } from '../../src/domain/events.ts'
import type { GlossaryTerm } from '../../src/domain/glossary.ts'
import { dayNumber, foldEvents } from '../../src/domain/learner.ts'
import { progressOf } from '../../src/domain/progress.ts'
import { rememberedOn, scheduled } from '../../src/domain/schedule.ts'
import { anAnswer, anEvent } from '../events.ts'
import { aSingle } from '../questions.ts'

const DAY = 86_400_000
/** A Monday at noon. */
const NOW = Date.UTC(2026, 10, 23, 12)
const daysAgo = (days: number): number => NOW - days * DAY

const section = (id: string, number: string, questions: readonly string[] = []) => ({
  ...{ id, number, minutes: 4, title: { zh: id, en: id } },
  ...{ labs: [], terms: [], questions },
})

const chapter: ChapterEntry = {
  ...{ id: 'c', number: 1, title: { zh: 'c', en: 'c' }, lastChecked: '2026-11-23' },
  sections: [
    section('one', '1.1', ['right-and-sure', 'missed', 'never-asked']),
    section('two', '1.2', ['sure-but-wrong']),
    section('three', '1.3', ['changed']),
  ],
}

const term = (id: string): GlossaryTerm => ({
  ...{ id, zh: id, en: id, pinyin: id, aliases: [], confusedWith: [] },
  sentence: { zh: id, en: id },
})

const questions = [
  { ...aSingle('right-and-sure', 'one'), terms: ['logit'] },
  { ...aSingle('missed', 'one'), terms: ['token'] },
  aSingle('never-asked', 'one'),
  { ...aSingle('sure-but-wrong', 'two'), terms: ['token'] },
  aSingle('changed', 'three'),
]

const events = [
  anEvent({ kind: 'section-read', chapter: 'c', section: 'one' }, { time: daysAgo(9) }),
  anEvent({ kind: 'position', chapter: 'c', section: 'two', block: 3, part: 0 }, { time: daysAgo(8) }),
  anEvent({ kind: 'sections-known', chapter: 'c', sections: ['three'] }, { time: daysAgo(8) }),
  anEvent({ kind: 'lab-run', lab: 'ngram' }, { time: daysAgo(8) }),
  anAnswer('right-and-sure', { section: 'one', time: daysAgo(2) }),
  anAnswer('missed', { section: 'one', time: daysAgo(2) - 1, correct: false, confidence: 'unsure' }),
  anAnswer('sure-but-wrong', { section: 'two', time: daysAgo(0), correct: false }),
  // An answer to an earlier revision counts for calibration only; the question is asked again.
  anAnswer('changed', { section: 'three', rev: 1, time: daysAgo(40), confidence: 'guess' }),
]

function progress() {
  const state = scheduled(foldEvents(events, NOW))
  return progressOf({
    chapters: [chapter],
    questions: () => questions.map((each) => (each.id === 'changed' ? { ...each, rev: 2 } : each)),
    terms: [term('logit'), term('token')],
    state,
    remembered: (question) => rememberedOn(question, dayNumber(NOW, 0)),
    now: NOW,
    zone: 0,
    reviewMinutes: 5,
  })
}

// FSRS-6 as published (open-spaced-repetition, default parameters w): after the first review the stability is
// w2 = 2.3065 for "good"; the chance after t days is (1 + (0.9^(-1/w20) - 1) t / S)^(-w20) with w20 = 0.1542. For t = 2:
// 0.9095.
const factor = 1.98035 - 1
const chance = (days: number, stability: number): number =>
  Math.exp(-0.1542 * Math.log(1 + (factor * days) / stability))

test('read, practised and remembered, section by section', () => {
  const [{ sections } = { sections: [] }] = progress().chapters

  expect(chance(2, 2.3065)).toBeCloseTo(0.9095, 3)
  expect(sections.map(({ read, begun, known }) => [read, begun, known])).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ])
  expect(sections.map(({ practised, questions }) => [practised, questions])).toEqual([
    [2, 3],
    [1, 1],
    [0, 1],
  ])
  // FSRS gives the missed one 0.6925, and the one just missed 1; neither was known when it was last asked.
  expect(sections[0]?.remembered).toBeCloseTo((chance(2, 2.3065) + 0) / 2, 3)
  expect(sections[1]?.remembered).toBe(0)
  expect(sections[2]?.remembered).toBeUndefined()
})

test('calibration counts every first try', () => {
  expect(progress().calibration).toEqual({
    guess: { right: 1, total: 1 },
    unsure: { right: 0, total: 1 },
    sure: { right: 1, total: 2 },
  })
})

test('a term whose questions were missed last time is the weakest', () => {
  expect(progress().weakest.map(({ id, remembered }) => [id, remembered])).toEqual([['token', 0]])
})

test('what is due: the missed one and the changed one today, the right one on its day, the confident miss tomorrow', () => {
  const { due, fitsToday } = progress()

  // Intervals of a first review at a retention of 0.9: "hard" w1 = 1.2931, at least a day more than "again" (1), so 2;
  // "good" w2 = 2.3065, at least a day more than "hard", so 3 days from the 21st.
  expect(due.filter(({ count }) => count > 0)).toEqual([
    { day: '2026-11-23', count: 2 },
    { day: '2026-11-24', count: 2 },
  ])
  expect(due).toHaveLength(14)
  expect(fitsToday).toBe(2)
})

test('the map of days ends today and counts every answer of a day', () => {
  const { days, labs } = progress()

  expect(days).toHaveLength(84)
  expect(days.filter(({ answers }) => answers > 0)).toEqual([
    { day: '2026-10-14', answers: 1 },
    { day: '2026-11-21', answers: 2 },
    { day: '2026-11-23', answers: 1 },
  ])
  expect(days.at(-1)?.day).toBe('2026-11-23')
  expect(labs).toEqual(['ngram'])
})

/** The only section of a course, after what was done in it. */
function sectionAfter(...happened: readonly LearnerEvent[]) {
  const { chapters } = progressOf({
    chapters: [{ ...chapter, sections: [section('one', '1.1')] }],
    questions: () => [aSingle('q', 'one'), aSingle('r', 'one')],
    terms: [],
    state: scheduled(foldEvents(happened, NOW)),
    remembered: (question) => rememberedOn(question, dayNumber(NOW, 0)),
    now: NOW,
    zone: 0,
    reviewMinutes: 5,
  })
  return chapters[0]?.sections[0]
}

test('guesses, placements and repeats of a day count as what they are', () => {
  const guess = anAnswer('q', { time: NOW - 3, confidence: 'guess' })
  expect(sectionAfter(guess)?.remembered).toBe(0)

  const placed = anAnswer('q', { time: NOW - 3, occasion: 'placement' })
  expect(sectionAfter(placed)).toMatchObject({ practised: 1 })
  expect(sectionAfter(placed)?.remembered).toBeUndefined()
  expect(sectionAfter(placed, anAnswer('r', { time: NOW - 3 }))?.remembered).toBe(1)

  const missed = anAnswer('q', { time: daysAgo(1), correct: false })
  expect(sectionAfter(missed, anAnswer('q', { time: daysAgo(1) + 60_000 }))?.remembered).toBe(0)
  expect(sectionAfter(missed, anAnswer('q', { time: NOW }))?.remembered).toBe(1)
})

test('what a placement found known is verified by a right answer of another day, and by nothing else', () => {
  const known = anEvent({ kind: 'sections-known', chapter: 'c', sections: ['one'] }, { time: daysAgo(3) })
  const answer = (change: Partial<ReturnType<typeof anAnswer>>) =>
    sectionAfter(known, anAnswer('q', { time: daysAgo(1), ...change }))?.known

  expect(answer({})).toBe(false)
  expect(answer({ correct: false })).toBe(true)
  expect(answer({ confidence: 'guess' })).toBe(true)
  expect(answer({ time: daysAgo(4) })).toBe(true)
})
