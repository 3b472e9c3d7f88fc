import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Confidence,
  confidences,
  type LearnerEvent,
  readEvent,
  writeEvent,
} from '../../src/domain/events.ts'
import {
  calibration,
  dayNumber,
  extendState,
  foldEvents,
  gradeOf,
  isSeen,
  learningDay,
  streamFold,
} from '../../src/domain/learner.ts'
import { anAnswer, anEvent } from '../events.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const DAY = 86_400_000

const anyTime = fc.integer({ min: NOW - 30 * DAY, max: NOW + 3 * DAY })
const anyEvent: fc.Arbitrary<LearnerEvent> = fc
  .tuple(fc.integer({ min: 0, max: 15 }), anyTime, fc.integer({ min: 0, max: 200 }), fc.boolean())
  .map(([type, time, number, flag]): LearnerEvent => {
    // Some were given when the clock had been set back: their place in the order is not their time.
    const order = number % 5 === 0 ? { order: time + number * 60_000 } : {}
    const at = { time, id: `id-${time}-${number}`, ...order }
    const question = `q${number % 7}`
    const section = `s${number % 3}`
    switch (type) {
      case 0:
        return anEvent({ kind: 'section-read', chapter: 'c', section }, at)
      case 1:
        return anEvent({ kind: 'position', chapter: 'c', section, block: number, part: 0.5 }, at)
      case 2:
        return anEvent({ kind: 'reset', scope: flag ? {} : { chapter: 'c', section } }, at)
      case 3:
        return anEvent({ kind: 'sections-known', chapter: 'c', sections: [section] }, at)
      case 4:
        return anEvent(
          {
            kind: 'quiz-start',
            quiz: `z${number % 4}`,
            mode: 'quiz',
            where: { chapter: 'c' },
            seed: 1,
            questions: ['q1', 'q2'],
          },
          at,
        )
      case 5:
        return anEvent({ kind: 'quiz-end', quiz: `z${number % 4}` }, at)
      case 6:
        return anEvent({ kind: 'bookmark', chapter: 'c', section, block: number % 3, set: flag }, at)
      case 7:
        return anEvent({ kind: 'note', chapter: 'c', section, block: 1, text: flag ? 'mine' : '' }, at)
      case 8: {
        const recipe = `r${number % 2}`
        return anEvent({ kind: 'recipe-run', chapter: 'c', section, recipe, model: 'm', held: 1, of: 3 }, at)
      }
      case 9:
        return anEvent({ kind: flag ? 'flag' : 'suspend', chapter: 'c', question, set: number % 2 === 0 }, at)
      default:
        return anAnswer(question, {
          ...at,
          section,
          rev: 1 + (number % 2),
          correct: flag,
          quiz: `z${number % 4}`,
          confidence: confidences[number % 3] ?? 'sure',
        })
    }
  })

/** Written out here: what stands for the time where there is something, else the time; then the id. */
const inOrder = (a: LearnerEvent, b: LearnerEvent): number =>
  (a.order ?? a.time) - (b.order ?? b.time) || (a.id < b.id ? -1 : 1)

/** Some events, and undos of some of them. */
const someEvents = fc
  .tuple(fc.array(anyEvent, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 6 }))
  .map(([events, undone]) => [
    ...events,
    ...undone.flatMap((at, number) => {
      const event = events[at % Math.max(1, events.length)]
      return event === undefined
        ? []
        : [anEvent({ kind: 'undo', event: event.id }, { time: NOW, id: `undo-${number}` })]
    }),
  ])

test('the state does not depend on the order of arrival, nor on duplicates', () => {
  const input = someEvents.chain((events) =>
    fc.record({
      events: fc.constant(events),
      arrived: fc
        .tuple(
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.shuffledSubarray(events, { minLength: 0 }),
        )
        .map(([all, again]) => [...all, ...again]),
    }),
  )
  fc.assert(
    fc.property(input, ({ events, arrived }) => {
      expect(foldEvents(arrived, NOW)).toEqual(foldEvents(events, NOW))
    }),
  )
})

test('a fold of events as they are read is the fold of all of them, or none', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const fold = streamFold(NOW)
      for (const event of events) fold.add(event)
      const streamed = fold.finish()

      if (streamed !== undefined) expect(streamed).toEqual(foldEvents(events, NOW))
      const ordered = [...events].sort(inOrder)
      const again = streamFold(NOW)
      for (const event of ordered) again.add(event)
      const unique = new Set(events.map(({ time, id }) => `${time} ${id}`)).size === events.length
      if (unique && !events.some(({ kind }) => kind === 'undo'))
        expect(again.finish()).toEqual(foldEvents(events, NOW))
    }),
  )
})

test('a state extended by later events is the state of all events', () => {
  fc.assert(
    fc.property(someEvents, fc.nat(), (events, cut) => {
      const ordered = [...events].sort(inOrder)
      const at = cut % (ordered.length + 1)
      const extended = extendState(foldEvents(ordered.slice(0, at), NOW), ordered.slice(at), NOW)

      if (extended !== undefined) expect(extended).toEqual(foldEvents(ordered, NOW))
    }),
  )
})

test.each<[boolean, Confidence, number]>([
  [false, 'sure', 1],
  [false, 'unsure', 1],
  [false, 'guess', 1],
  [true, 'guess', 1],
  [true, 'unsure', 2],
  [true, 'sure', 3],
])('right %s and %s is grade %d', (correct, confidence, grade) => {
  expect(gradeOf(correct, confidence)).toBe(grade)
})

test('a day of learning turns at four in the morning, local time', () => {
  const shanghai = 8 * 60
  // 03:59 and 04:00 of 24 November in Shanghai.
  const before = Date.UTC(2026, 10, 23, 19, 59)
  const after = Date.UTC(2026, 10, 23, 20, 0)

  expect(learningDay(before, shanghai)).toBe('2026-11-23')
  expect(learningDay(after, shanghai)).toBe('2026-11-24')
  expect(dayNumber(after, shanghai)).toBe(dayNumber(before, shanghai) + 1)
  expect(dayNumber(after + DAY - 1, shanghai)).toBe(dayNumber(after, shanghai))
})

test('an undone answer never happened, and an undo can be undone', () => {
  const answer = anAnswer('q')
  const undo = anEvent({ kind: 'undo', event: answer.id })
  const redo = anEvent({ kind: 'undo', event: undo.id })

  expect(foldEvents([answer, undo], NOW).questions.size).toBe(0)
  expect(foldEvents([answer, undo, redo], NOW).questions.get('c/q')?.answers).toBe(1)
})

test('a reset forgets its scope only, and can be undone', () => {
  const answers = [anAnswer('q1', { section: 'one' }), anAnswer('q2', { section: 'two' })]
  const reset = anEvent({ kind: 'reset', scope: { chapter: 'c', section: 'one' } })
  const undo = anEvent({ kind: 'undo', event: reset.id })

  expect([...foldEvents([...answers, reset], NOW).questions.keys()]).toEqual(['c/q2'])
  expect([...foldEvents([...answers, reset, undo], NOW).questions.keys()]).toEqual(['c/q1', 'c/q2'])
})

test('events more than a day ahead of the clock are counted and set aside until their time comes', () => {
  const events = [
    anAnswer('q', { time: NOW }),
    anAnswer('q', { time: NOW + DAY }),
    anAnswer('q', { time: NOW + DAY + 1 }),
  ]

  expect(foldEvents(events, NOW).questions.get('c/q')?.answers).toBe(2)
  expect(foldEvents(events, NOW).future).toEqual({ count: 1, earliest: NOW + DAY + 1 })
  expect(foldEvents(events, NOW + 1).questions.get('c/q')?.answers).toBe(3)
})

test('a new revision of a question starts anew', () => {
  const events = [anAnswer('q', { correct: false }), anAnswer('q', { rev: 2 })]

  expect(foldEvents(events, NOW).questions.get('c/q')).toMatchObject({
    rev: 2,
    answers: 1,
    lastCorrect: true,
  })
})

test('a question is missed once a day, however often, and a repeat misses nothing', () => {
  const miss = (at: number, change: { correct?: boolean; repeat?: true } = {}) =>
    anAnswer('q', { time: NOW + at, correct: false, ...change })
  const misses = (...answers: ReturnType<typeof miss>[]) =>
    foldEvents(answers, NOW + 5 * DAY).questions.get('c/q')?.misses

  expect(misses(miss(1, { correct: true }))).toBe(0)
  expect(misses(miss(1), miss(2), miss(3, { repeat: true }))).toBe(1)
  expect(misses(miss(1, { correct: true }), miss(2))).toBe(1)
  expect(misses(miss(1), miss(DAY), miss(2 * DAY, { correct: true }), miss(3 * DAY))).toBe(3)
})

test.each([-24, -14, 0, 14, 24])(
  'a clock at its zero, %i hours from Greenwich: the first answer stands alone',
  (hours) => {
    const given = (correct: boolean) =>
      foldEvents([anAnswer('q', { time: 0, zone: hours * 60, correct })], NOW).questions.get('c/q')

    expect(given(true)).toMatchObject({ proof: 'right', misses: 0 })
    expect(given(false)).toMatchObject({ proof: 'missed', misses: 1 })
  },
)

test.each([
  [undefined, false],
  [{ knownTime: 1 }, false],
  [{ seenTime: 1 }, true],
  [{ readTime: 1 }, true],
])('a section of which %j is known was seen: %s', (known, seen) => {
  expect(isSeen(known && { chapter: 'c', section: 's', ...known })).toBe(seen)
})

test('a repeat in the same sitting is practice: no review, no calibration', () => {
  const events = [anAnswer('q', { correct: false, confidence: 'sure' }), anAnswer('q', { repeat: true })]
  const state = foldEvents(events, NOW).questions.get('c/q')

  expect(state?.pending.map(({ grade }) => grade)).toEqual([1])
  expect(state?.sureButWrong).toBe(true)
  expect(calibration(state ? [state] : []).sure).toEqual({ right: 0, total: 1 })
})

test('an unfinished sitting remembers what was answered; the end closes it', () => {
  const start = anEvent({
    kind: 'quiz-start',
    quiz: 'z',
    mode: 'quiz',
    where: { chapter: 'c' },
    seed: 5,
    questions: ['q1', 'q2', 'q3'],
  })
  const events = [
    start,
    anAnswer('q1', { quiz: 'z', correct: false, confidence: 'sure' }),
    anEvent({ kind: 'skip', chapter: 'c', question: 'q2', quiz: 'z' }),
    anAnswer('q1', { quiz: 'z', repeat: true }),
  ]

  expect(foldEvents(events, NOW).quizzes[0]?.results).toEqual({ q1: 'sure-wrong', q2: 'skipped' })
  expect(foldEvents([...events, anEvent({ kind: 'quiz-end', quiz: 'z' })], NOW).quizzes).toEqual([])
})

/** The beginning of a sitting in `place`, as it stands in the journal. */
const startLine = (quiz: string, place: Record<string, unknown>, at: number): Record<string, unknown> => ({
  v: 1,
  id: `start-${quiz}`,
  time: new Date(NOW + at).toISOString(),
  zone: 0,
  kind: 'quiz-start',
  quiz,
  mode: 'quiz',
  seed: 5,
  questions: ['q1', 'q2'],
  ...place,
})

function eventOf(line: unknown): LearnerEvent {
  const reading = readEvent(line)
  if (reading.type !== 'event') throw new Error(`the line is ${reading.type}`)
  return reading.event
}

test('a sitting in a chapter of a pack is not dropped by one in the chapter of the course that took its number', () => {
  const events = [
    startLine('in-pack', { where: '2', chapter: 'guide/deeper' }, 1),
    startLine('in-course', { where: '2', chapter: 'talk' }, 2),
    startLine('now', { v: 2, where: { chapter: 'talk' } }, 3),
  ].map(eventOf)

  expect(foldEvents(events, NOW).quizzes.map(({ quiz }) => quiz)).toEqual(['in-pack', 'now'])
})

test('an answer says which section it was that the first edition named by number', () => {
  const old = eventOf(startLine('old', { where: '1.4', chapter: 'c' }, 1))
  const answer = anAnswer('q1', { quiz: 'old', section: 'memory', time: NOW + 2 })
  const begun = eventOf(startLine('new', { v: 2, where: { chapter: 'c', section: 'memory' } }, 3))
  const [before] = foldEvents([old], NOW).quizzes
  const [after] = foldEvents([old, answer], NOW).quizzes

  expect(before).toMatchObject({ where: { chapter: 'c' }, order: 4 })
  expect(after).toMatchObject({ where: { chapter: 'c', section: 'memory' }, results: { q1: 'right' } })
  expect(after?.order).toBeUndefined()
  expect(foldEvents([old, answer, begun], NOW).quizzes.map(({ quiz }) => quiz)).toEqual(['new'])
})

test('forgetting a section forgets the sitting that was begun in it, and no other', () => {
  const events = [
    startLine('here', { v: 2, where: { chapter: 'c', section: 'one' } }, 1),
    startLine('there', { v: 2, where: { chapter: 'c', section: 'two' } }, 2),
    startLine('all', { v: 2, where: { chapter: 'c' } }, 3),
  ].map(eventOf)
  const reset = anEvent({ kind: 'reset', scope: { chapter: 'c', section: 'one' } }, { time: NOW + 4 })

  expect(foldEvents([...events, reset], NOW).quizzes.map(({ quiz }) => quiz)).toEqual(['there', 'all'])
})

test('an event is written as it was read, in the version that its shape belongs to', () => {
  const old = startLine('old', { where: '1.4', chapter: 'c' }, 1)
  const now = startLine('now', { v: 2, where: { chapter: 'c', section: 'one' } }, 1)

  expect(JSON.parse(writeEvent(eventOf(old)))).toEqual(old)
  expect(JSON.parse(writeEvent(eventOf(now)))).toEqual(now)
})

test.each([
  { where: { section: 'one' } },
  { where: {} },
  { where: { chapter: 'c', section: 4 } },
  { where: ['c'] },
  { where: '1.4' },
  { where: 4, chapter: 'c' },
])('a sitting without a place that can be understood is damage: %j', (place) => {
  expect(readEvent(startLine('z', place, 1)).type).toBe('broken')
})

test.each<[string, Record<string, unknown>]>([
  ['a zone of 10^15 minutes', { zone: 1e15 }],
  ['a zone of two days', { zone: -2880 }],
  ['a year after 9999', { time: '+012345-01-01T00:00:00.000Z' }],
  ['the last moment that a Date can hold', { time: '+275760-09-13T00:00:00.000Z' }],
  ['a time before 1970', { time: '-000001-01-01T00:00:00.000Z' }],
  ['an order that is no moment', { order: -1 }],
  ['an order that is no number', { order: 'late' }],
])('%s is absurd: kept, and not applied', (_, change) => {
  const line = JSON.parse(writeEvent(anAnswer('q', { time: NOW })))

  expect(readEvent(line).type).toBe('event')
  expect(readEvent({ ...line, ...change }).type).toBe('absurd')
})

test('20,000 answers in one sitting and as many bookmarks take time in proportion to their number', () => {
  // With a copy of all results for each answer this took half a minute, which the limit on a test does not allow.
  const count = 20_000
  const answers = Array.from({ length: count }, (_, at) => anAnswer(`q${at}`, { time: NOW, quiz: 'z' }))
  const bookmarks = Array.from({ length: count }, (_, block) =>
    anEvent({ kind: 'bookmark', chapter: 'c', section: 's', block, set: true }, { time: NOW }),
  )
  const where = { chapter: 'c' }
  const start = anEvent(
    { kind: 'quiz-start', quiz: 'z', mode: 'quiz', where, seed: 1, questions: ['q1'] },
    { time: NOW - 1 },
  )
  const state = foldEvents([start, ...answers, ...bookmarks], NOW)

  expect(Object.keys(state.quizzes[0]?.results ?? {})).toHaveLength(count)
  expect(state.bookmarks).toHaveLength(count)
})

test('a reset forgets read marks, the place and the bookmarks of its scope, and those only', () => {
  const of = (chapter: string, section: string, time: number) => [
    anEvent({ kind: 'section-read', chapter, section }, { time }),
    anEvent({ kind: 'bookmark', chapter, section, block: 1, set: true }, { time: time + 1 }),
    anEvent({ kind: 'position', chapter, section, block: 2, part: 0 }, { time: time + 2 }),
  ]
  const before = [...of('c', 'one', 100), ...of('c', 'two', 200), ...of('d', 'one', 300)]
  const after = (scope: { chapter?: string; section?: string }) =>
    foldEvents([...before, anEvent({ kind: 'reset', scope }, { time: 1000 })], NOW)

  expect([...after({ chapter: 'c', section: 'one' }).sections.keys()]).toEqual(['c/two', 'd/one'])
  expect(after({ chapter: 'c', section: 'one' }).bookmarks).toEqual([
    { chapter: 'c', section: 'two', block: 1 },
    { chapter: 'd', section: 'one', block: 1 },
  ])
  expect(after({ chapter: 'c', section: 'one' }).position).toMatchObject({ chapter: 'd' })
  expect(after({ chapter: 'd' }).position).toBeUndefined()
  expect([...after({ chapter: 'd' }).sections.keys()]).toEqual(['c/one', 'c/two'])
  expect(after({})).toMatchObject({ sections: new Map(), bookmarks: [] })
})

test('a reset forgets notes, places, disputes and recipes of its scope; days, marks and experiments go with everything only', () => {
  const of = (chapter: string, section: string) => {
    const place = { chapter, section }
    const miss = anAnswer('q', { ...place, correct: false, occasion: 'review' })
    const { question, rev, answer } = miss
    return [
      anEvent({ kind: 'note', ...place, block: 1, text: 'mine' }),
      anEvent({ kind: 'position', ...place, block: 2, part: 0 }),
      miss,
      anEvent({ kind: 'dispute', ...place, question, rev, answer, event: miss.id }),
      anEvent({ kind: 'recipe-run', ...place, recipe: 'rag', model: 'small', held: 1, of: 3 }),
      anEvent({ kind: 'flag', chapter, question: 'q', set: true }),
      anEvent({ kind: 'suspend', chapter, question: 'q', set: true }),
      anEvent({ kind: 'lab-run', lab: 'ngram' }),
    ]
  }
  const before = [...of('c', 'one'), ...of('d', 'two')]
  const left = (scope: { chapter?: string; section?: string }) => {
    const state = foldEvents([...before, anEvent({ kind: 'reset', scope })], NOW)
    const { notes, places, disputed, recipes, days, recentReviews, flagged, suspended, labs } = state
    const ofScope = [notes, [...places.values()], disputed, recipes]
    return [
      ofScope.map((list) => list.map(({ chapter }) => chapter).join(' ')),
      [...days.values(), ...recentReviews, ...flagged, ...suspended, ...labs.keys()].length,
    ]
  }

  expect(left({ chapter: 'e' })).toEqual([['c d', 'c d', 'c d', 'c d'], 8])
  expect(left({ chapter: 'c' })).toEqual([['d', 'd', 'd', 'd'], 8])
  expect(left({ chapter: 'd', section: 'two' })).toEqual([['c', 'c', 'c', 'c'], 8])
  expect(left({})).toEqual([['', '', '', ''], 0])
})

test('a new sitting takes the place of one over the same questions only', () => {
  const start = (quiz: string, section?: string, mode: 'quiz' | 'exam' = 'quiz') =>
    anEvent({
      ...{ kind: 'quiz-start', quiz, mode, seed: 1, questions: ['q'] },
      where: { chapter: 'c', ...(section === undefined ? {} : { section }) },
    })
  const events = [start('whole'), start('one', 'one'), start('exam', 'one', 'exam'), start('again', 'one')]

  expect(foldEvents(events, NOW).quizzes.map(({ quiz }) => quiz)).toEqual(['whole', 'exam', 'again'])
})

test('only first tries of reviews use up the minutes of a day', () => {
  const time = NOW - 1000
  const events = [
    anAnswer('q1', { time }),
    anAnswer('q2', { time, occasion: 'review' }),
    anAnswer('q2', { time, occasion: 'review', repeat: true }),
  ]
  const state = foldEvents(events, NOW)

  expect(state.recentReviews).toEqual([time])
  expect([...state.days.values()]).toEqual([{ answers: 3, reviews: 1 }])
  const longAgo = anAnswer('q3', { time: time - 2 * DAY, occasion: 'review' })
  expect(foldEvents([longAgo, ...events], NOW).recentReviews).toEqual([time])
})

test('of a recipe that is run again the last run counts; those of the same name in other chapters stay', () => {
  const run = (chapter: string, recipe: string, held: number) =>
    anEvent({ kind: 'recipe-run', chapter, section: 'one', recipe, model: 'small', held, of: 3 })
  const events = [run('c', 'rag', 0), run('d', 'rag', 1), run('c', 'tools', 2), run('c', 'rag', 3)]

  expect(foldEvents(events, NOW).recipes.map(({ held }) => held)).toEqual([1, 2, 3])
})

test('a bookmark taken away leaves the others, also at the same block of other sections', () => {
  const bookmark = (section: string, block: number, set = true) =>
    anEvent({ kind: 'bookmark', chapter: 'c', section, block, set })
  const events = [bookmark('one', 2), bookmark('two', 2), bookmark('one', 3), bookmark('one', 2, false)]

  expect(foldEvents(events, NOW).bookmarks.map(({ section, block }) => [section, block])).toEqual([
    ['two', 2],
    ['one', 3],
  ])
})

test('a question is flagged and suspended until that is taken back', () => {
  const mark = (kind: 'flag' | 'suspend', set: boolean) => anEvent({ kind, chapter: 'c', question: 'q', set })
  const marked = foldEvents([mark('flag', true), mark('suspend', true)], NOW)

  expect([marked.flagged, marked.suspended]).toEqual([['c/q'], ['c/q']])
  expect(extendState(marked, [mark('suspend', false)], NOW)).toMatchObject({
    flagged: ['c/q'],
    suspended: [],
  })
})
