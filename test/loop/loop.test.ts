// Sixty days of learning with a clock of its own: three learners, two time zones, and after every day the figures of the
// product beside those of ts-fsrs as it comes, folded from the same events by the code in this file alone.
import { createEmptyCard, type Card as FsrsCard, fsrs, type Grade } from 'ts-fsrs'
import { expect, test } from 'vitest'
import type { ChapterEntry } from '../../src/domain/course.ts'
import { dueByDay, isDue } from '../../src/domain/due.ts'
import type { Confidence, LearnerEvent } from '../../src/domain/events.ts'
import { daysUntilClear } from '../../src/domain/forecast.ts'
import {
  dayNumber,
  emptyState,
  extendState,
  foldEvents,
  type LearnerState,
} from '../../src/domain/learner.ts'
import { progressOf } from '../../src/domain/progress.ts'
import { byUrgency, type DueQuestion, reviewsIn, reviewsLeft } from '../../src/domain/review.ts'
import { recallOn, rememberedOn, scheduled } from '../../src/domain/schedule.ts'
import { seededRandom } from '../../src/domain/shuffle.ts'
import { anAnswer, anEvent } from '../events.ts'
import { aSingle } from '../questions.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Sixty days with `npm run test:loop`; in every run of the suite enough to see a queue build up. */
const DAYS = process.env.LLM_PRIMER_LOOP === undefined ? 14 : 60
const SECTIONS = 13
const EACH = 9

interface Learner {
  readonly name: string
  /** Minutes east of UTC. In Shanghai midnight UTC is at eight in the morning, in Los Angeles at four in the afternoon. */
  readonly zone: number
  readonly minutes: number
  /** The local hour of reviewing; reading comes after it. */
  readonly hour: number
  /** Days without the course. */
  readonly away: (day: number) => boolean
}

const learners: readonly Learner[] = [
  { name: 'five minutes, every day, Shanghai', zone: 480, minutes: 5, hour: 7.9, away: () => false },
  { name: 'ten minutes, every day, Los Angeles', zone: -480, minutes: 10, hour: 15.9, away: () => false },
  {
    name: 'five minutes, three weeks away, Shanghai',
    zone: 480,
    minutes: 5,
    hour: 20,
    away: (day) => day >= 25 && day < 46,
  },
]

const sectionName = (at: number): string => `s${at}`
const questions = Array.from({ length: SECTIONS * EACH }, (_, at) =>
  aSingle(`q${at}`, sectionName(Math.floor(at / EACH))),
)
const chapter: ChapterEntry = {
  ...{ id: 'c', number: 1, title: { zh: 'c', en: 'c' }, lastChecked: '2026-12-01' },
  sections: Array.from({ length: SECTIONS }, (_, at) => ({
    ...{ id: sectionName(at), number: `1.${at + 1}`, minutes: 6, title: { zh: 's', en: 's' } },
    ...{ labs: [], terms: [], questions: [] },
  })),
}

/** What became of a simulated learner, event by event. */
interface Life {
  state: LearnerState
  readonly events: LearnerEvent[]
  readonly random: () => number
}

function live(life: Life, event: LearnerEvent): void {
  life.events.push(event)
  life.state = extendState(life.state, [event], event.time) ?? foldEvents(life.events, event.time)
}

const confidenceOf = (random: number): Confidence =>
  random < 0.15 ? 'guess' : random < 0.5 ? 'unsure' : 'sure'

/** Answers with the chance that is given; some of the misses once more on the same day. */
function answer(
  life: Life,
  learner: Learner,
  question: string,
  chance: number,
  time: number,
  review: boolean,
): void {
  const correct = life.random() < chance
  const section = questions.find(({ id }) => id === question)?.section ?? ''
  const said = { section, zone: learner.zone, occasion: review ? 'review' : 'quiz' } as const
  live(life, anAnswer(question, { ...said, time, correct, confidence: confidenceOf(life.random()) }))
  if (correct || life.random() < 0.5) return
  // Once more in the same sitting, and once more in a quiz a few minutes later, across midnight UTC for two of three.
  live(life, anAnswer(question, { ...said, time: time + 1000, repeat: true }))
  live(life, anAnswer(question, { ...said, occasion: 'quiz', time: time + HOUR / 3 }))
}

// The fold of this file: events → one review a learning day with the day's worst grade → ts-fsrs with its defaults.

const localDate = (time: number, zone: number): number =>
  Math.floor((time + zone * 60_000 - 4 * HOUR) / DAY) * DAY

interface Oracle {
  readonly card: FsrsCard
  readonly lastDate: number
  readonly grade: Grade
  readonly sureButWrong: boolean
}

const replay = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false })

function oracleOf(events: readonly LearnerEvent[]): Map<string, Oracle> {
  const days = new Map<string, Map<number, { grade: Grade; sureButWrong: boolean }>>()
  for (const event of events) {
    if (event.kind !== 'answer' || event.repeat) continue
    const { correct, confidence } = event
    const grade: Grade = !correct || confidence === 'guess' ? 1 : confidence === 'unsure' ? 2 : 3
    const date = localDate(event.time, event.zone)
    const own = days.get(event.question) ?? new Map<number, { grade: Grade; sureButWrong: boolean }>()
    const before = own.get(date)
    own.set(date, {
      grade: before !== undefined && before.grade < grade ? before.grade : grade,
      sureButWrong: before?.sureButWrong === true || (!correct && confidence === 'sure'),
    })
    days.set(event.question, own)
  }
  const cards = new Map<string, Oracle>()
  for (const [question, own] of days) {
    let card = createEmptyCard(new Date(0))
    for (const [date, { grade }] of own) card = replay.next(card, new Date(date), grade).card
    const [lastDate, last] = [...own].at(-1) ?? [0, { grade: 1 as const, sureButWrong: false }]
    cards.set(question, { card, lastDate, ...last })
  }
  return cards
}

const dueDate = ({ card, lastDate, sureButWrong }: Oracle): number =>
  sureButWrong ? Math.min(card.due.getTime(), lastDate + DAY) : card.due.getTime()

function compare(life: Life, { zone, minutes }: Learner, time: number): void {
  const today = localDate(time, zone)
  const oracle = oracleOf(life.events)
  const state = scheduled(life.state)
  const progress = progressOf({
    chapters: [chapter],
    questions: () => questions,
    terms: [],
    state,
    remembered: (question) => rememberedOn(question, dayNumber(time, zone)),
    now: time,
    zone,
    reviewMinutes: minutes,
  })
  const due = Array.from(
    { length: 14 },
    (_, ahead) =>
      [...oracle.values()].filter((each) => {
        const days = Math.max(0, (dueDate(each) - today) / DAY)
        return days === ahead
      }).length,
  )
  expect(progress.due.map(({ count }) => count)).toEqual(due)

  for (const section of progress.chapters[0]?.sections ?? []) {
    const own = questions
      .filter((question) => question.section === section.id)
      .flatMap(({ id }) => oracle.get(id) ?? [])
    const known = own.map(({ card, grade }) =>
      grade === 1 ? 0 : replay.get_retrievability(card, new Date(today), false),
    )
    const mean = known.reduce((sum, each) => sum + each, 0) / known.length
    if (known.length === 0) expect(section.remembered).toBeUndefined()
    else expect(section.remembered).toBeCloseTo(mean, 10)
  }

  const answers = life.events.flatMap((event) => (event.kind === 'answer' && !event.repeat ? [event] : []))
  for (const confidence of ['guess', 'unsure', 'sure'] as const) {
    const said = answers.filter((event) => event.confidence === confidence)
    const right = said.filter(({ correct }) => correct).length
    expect(progress.calibration[confidence]).toEqual({ right, total: said.length })
  }
}

test.each(learners)(
  '$name: due days, remembered and calibration are those of ts-fsrs, the cap is exact',
  (learner) => {
    const { zone, minutes, hour, away } = learner
    const life: Life = { state: emptyState, events: [], random: seededRandom(zone + minutes) }
    const cap = reviewsIn(minutes)
    const waiting: number[] = []
    for (let day = 0; day < DAYS; day++) {
      if (away(day)) continue
      const start = Date.UTC(2026, 11, 1) + day * DAY + hour * HOUR - zone * 60_000
      const today = dayNumber(start, zone)
      const state = scheduled(life.state)
      const due: DueQuestion[] = questions.flatMap((question) => {
        const known = state.questions.get(`c/${question.id}`)
        if (known === undefined || !isDue(known, today)) return []
        const asked = { chapter: 'c', question, number: '1.1', title: { zh: '', en: '' } }
        const recall = rememberedOn(known, today) ?? 0
        return [{ asked, recall, sureButWrong: known.sureButWrong }]
      })
      const left = reviewsLeft(state.recentReviews, minutes, start, zone)
      expect(left).toBe(cap)
      const queue = byUrgency(due).slice(0, left)
      waiting.push(due.length - queue.length)
      for (const [at, { asked }] of queue.entries()) {
        const known = state.questions.get(`c/${asked.question.id}`)
        const chance = (known && recallOn(known, today)) ?? 0.7
        answer(life, learner, asked.question.id, chance, start + at * 25_000, true)
      }
      const after = start + HOUR
      expect(reviewsLeft(life.state.recentReviews, minutes, after, zone)).toBe(cap - queue.length)
      if (day < SECTIONS) {
        live(
          life,
          anEvent({ kind: 'section-read', chapter: 'c', section: sectionName(day) }, { time: after, zone }),
        )
        for (const [at, { id }] of questions.filter(({ section }) => section === sectionName(day)).entries())
          answer(life, learner, id, 0.7, after + HOUR + at * 40_000, false)
      }
      compare(life, learner, after + 3 * HOUR)
    }
    // Nothing that arrives in another order gives another state.
    const end = Date.UTC(2027, 3, 1)
    expect(scheduled(foldEvents([...life.events].reverse(), end)).questions).toEqual(
      scheduled(foldEvents(life.events, end)).questions,
    )
    expect(Math.max(...waiting)).toBeLessThan(minutes === 10 ? 40 : 120)
  },
)

test('one section a day and five minutes: the day from which none waits comes as it was foretold', () => {
  const learner: Learner = { ...(learners[0] as Learner) }
  const perDay = reviewsIn(learner.minutes)
  const life: Life = { state: emptyState, events: [], random: () => 0.99 }
  const start = (day: number): number => Date.UTC(2026, 11, 1) + day * DAY
  for (let day = 0; day < SECTIONS; day++)
    for (const { id } of questions.filter(({ section }) => section === sectionName(day)))
      live(life, anAnswer(id, { time: start(day), correct: day % 2 === 0, confidence: 'sure', zone: 0 }))
  const first = dayNumber(start(SECTIONS), 0)
  const foretold = daysUntilClear([...scheduled(life.state).questions.values()], first, perDay) ?? Number.NaN
  expect(foretold).toBeGreaterThan(0)

  const counts: number[] = []
  for (let ahead = 0; ahead <= foretold; ahead++) {
    const today = first + ahead
    const state = scheduled(life.state)
    const due = [...state.questions.values()].filter((question) => isDue(question, today))
    counts.push(Math.max(0, due.length - perDay))
    expect(dueByDay([...state.questions.values()], today, 1)[0]?.count).toBe(due.length)
    const urgent = due
      .sort((one, other) => (recallOn(one, today) ?? 0) - (recallOn(other, today) ?? 0))
      .slice(0, perDay)
    for (const { question } of urgent)
      live(life, anAnswer(question, { time: start(SECTIONS + ahead), zone: 0, occasion: 'review' }))
  }
  expect(counts.at(-1)).toBe(0)
  expect(counts.slice(0, -1).every((count) => count > 0)).toBe(true)
})
