import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { foldEvents } from '../../src/domain/learner.ts'
import { scheduled } from '../../src/domain/schedule.ts'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { createLearner } from '../../src/files/learner.ts'
import { findPlaces, type Places } from '../../src/files/places.ts'
import { anAnswer, anEvent } from '../events.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const clock = (): Date => NOW

const somePlaces = (): Places => findPlaces({}, mkdtempSync(join(tmpdir(), 'learner-')))

/** A journal of another machine with so many answers, from a second ago to a few minutes ago. */
function journalOf({ state }: Places, count: number, name = 'journal-other.jsonl') {
  const events = Array.from({ length: count }, (_, at) =>
    anAnswer(`q${at % 20}`, { time: NOW.getTime() - (count - at) * 1000 }),
  )
  mkdirSync(state ?? '', { recursive: true })
  writeFileSync(join(state ?? '', name), Buffer.concat(events.map(encodeEvent)))
  return events
}

test('a run that only looks writes nothing', async () => {
  const places = somePlaces()
  await createLearner(places, clock).scheduled()

  expect(readdirSync(join(places.state ?? '', '..'))).toEqual([])
})

test('with a snapshot the state is the same as without, also after more was written', async () => {
  const places = somePlaces()
  const events = journalOf(places, 500)
  await createLearner(places, clock).scheduled()
  expect(readdirSync(places.cache ?? '')).toContain('snapshot.json')

  const more = anAnswer('q1', { time: NOW.getTime(), correct: false })
  appendFileSync(join(places.state ?? '', 'journal-other.jsonl'), encodeEvent(more))
  const state = await createLearner(places, clock).scheduled()

  expect(state).toEqual(scheduled(foldEvents([...events, more], NOW.getTime())))
})

test('a snapshot keeps all that is known, not the answers alone', async () => {
  const places = somePlaces()
  const answers = journalOf(places, 500)
  const place = { chapter: 'c', section: 'one' }
  const time = NOW.getTime() - 600_000
  const miss = anAnswer('q', { time, correct: false, occasion: 'review' })
  const { question, rev, answer } = miss
  const others = (
    [
      { kind: 'section-read', ...place },
      { kind: 'position', ...place, block: 2, part: 0.5 },
      { kind: 'bookmark', ...place, block: 1, set: true },
      { kind: 'note', ...place, block: 1, text: 'mine' },
      { kind: 'dispute', ...place, question, rev, answer, event: miss.id },
      { kind: 'recipe-run', ...place, recipe: 'rag', model: 'small', held: 1, of: 3 },
      { kind: 'flag', chapter: 'c', question, set: true },
      { kind: 'suspend', chapter: 'c', question, set: true },
      { kind: 'lab-run', lab: 'ngram' },
      { kind: 'quiz-start', quiz: 'z', mode: 'quiz', where: { chapter: 'c' }, seed: 1, questions: ['q'] },
    ] as const
  ).map((happening) => anEvent(happening, { time }))
  const lines = [miss, ...others].map(encodeEvent)
  appendFileSync(join(places.state ?? '', 'journal-other.jsonl'), Buffer.concat(lines))
  await createLearner(places, clock).scheduled()
  const state = await createLearner(places, clock).scheduled()

  expect(readdirSync(places.cache ?? '')).toContain('snapshot.json')
  expect(state).toEqual(scheduled(foldEvents([...answers, miss, ...others], NOW.getTime())))
  for (const known of [state.sections, state.places, state.days, state.labs]) expect(known.size).toBe(1)
})

test.each<[string, (places: Places) => void]>([
  ['was shortened', ({ state }) => truncateSync(join(state ?? '', 'journal-other.jsonl'), 5000)],
  ['is gone', ({ state }) => rmSync(join(state ?? '', 'journal-other.jsonl'))],
  ['was replaced', (places) => journalOf(places, 400)],
  ['got older events from a third machine', (places) => journalOf(places, 30, 'journal-third.jsonl')],
])('a snapshot is not believed when a journal %s', async (_, change) => {
  const places = somePlaces()
  journalOf(places, 500)
  await createLearner(places, clock).scheduled()
  change(places)

  const state = await createLearner(places, clock).scheduled()
  rmSync(places.cache ?? '', { recursive: true })

  expect(state).toEqual(await createLearner(places, clock).scheduled())
})

test('a damaged snapshot is not believed', async () => {
  const places = somePlaces()
  journalOf(places, 500)
  const state = await createLearner(places, clock).scheduled()
  const file = join(places.cache ?? '', 'snapshot.json')
  const whole = readFileSync(file, 'utf8')
  // A digit of some answer's time, a sum that does not fit, half a file, another fold with a right sum.
  const json = whole.slice(whole.indexOf('\n') + 1).replace(/"fold":\d+/, '"fold":1')
  for (const damaged of [
    whole.replace(/"right":\d+/, '"right":77'),
    whole.replace(/^\d+/, '1'),
    whole.slice(0, whole.length / 2),
    `${crc32(json)}\n${json.replace(/"right":\d+/, '"right":77')}`,
    `${crc32(json.replace(/"right":\d+/, '"right":77'))}\n${json.replace(/"right":\d+/, '"right":77')}`,
  ]) {
    expect(damaged).not.toBe(whole)
    writeFileSync(file, damaged)
    expect(await createLearner(places, clock).scheduled()).toEqual(state)
  }
})

test.each([
  ['a reset', { kind: 'reset', scope: {} }],
  ['an undo', { kind: 'undo', event: 'some' }],
] as const)(
  'what is answered after %s counts after it, though the clock was set back meanwhile',
  (_, happening) => {
    const places = somePlaces()
    const at = (minutes: number) => (): Date => new Date(NOW.getTime() + minutes * 60_000)
    const { id: _id, time: _time, zone: _zone, ...answer } = anAnswer('q')
    createLearner(places, at(0)).record(answer)
    // Ten minutes fast, then put right.
    createLearner(places, at(10)).record(happening)
    const { event, saved } = createLearner(places, at(1)).record(answer)

    expect(saved).toBe(true)
    // Days and due dates go by the clock.
    expect(event.time).toBe(at(1)().getTime())
    const { questions } = createLearner(places, at(2)).state()
    expect(questions.get('c/q')?.answers).toBe(happening.kind === 'reset' ? 1 : 2)
    expect(createLearner(places, at(2)).events().at(-1)?.id).toBe(event.id)
  },
)

test('a reset from a day that the clock has not reached will not take what was answered since', () => {
  const places = somePlaces()
  const later = new Date('2027-11-23T12:00:00Z')
  const { id: _, time: __, zone: ___, ...answer } = anAnswer('q')
  createLearner(places, () => later).record({ kind: 'reset', scope: {} })
  createLearner(places, clock).record(answer)

  expect(createLearner(places, clock).state().questions.get('c/q')?.answers).toBe(1)
  const nextYear = createLearner(places, () => new Date('2027-12-01T12:00:00Z'))
  expect(nextYear.state().questions.get('c/q')?.answers).toBe(1)
})

test('two thousand events in a clock that stands still keep their order', () => {
  const learner = createLearner(somePlaces(), clock)
  const given = Array.from({ length: 2000 }, (_, at) => {
    const { event } = learner.record({ kind: 'lab-run', lab: `lab${at}` })
    return event.id
  })

  expect(learner.events().map(({ id }) => id)).toEqual(given)
})

test('events of one millisecond keep their order', () => {
  const learner = createLearner(somePlaces(), clock)
  const ids = Array.from(
    { length: 50 },
    (_, at) => learner.record({ kind: 'lab-run', lab: `lab${at}` }).event.id,
  )

  expect([...ids].sort()).toEqual(ids)
})

test('two learners at once keep the events of both', () => {
  const places = somePlaces()
  const [one, other] = [createLearner(places, clock), createLearner(places, clock)]
  for (let at = 0; at < 20; at += 1) {
    one.record({ kind: 'lab-run', lab: `one${at}` })
    other.record({ kind: 'lab-run', lab: `other${at}` })
  }

  expect(createLearner(places, clock).state().labs.size).toBe(40)
})

test('what cannot be stored still counts in this run, and is said once', () => {
  const places = somePlaces()
  writeFileSync(places.state ?? '', 'in the way')
  const learner = createLearner(places, clock)

  expect(learner.record({ kind: 'section-read', chapter: 'c', section: 's' }).saved).toBe(false)
  expect(learner.state().sections.size).toBe(1)
  expect(learner.finish()?.events).toHaveLength(1)
  expect(learner.finish()).toBeUndefined()
})

test('what could not be stored at first is stored at the end when that is possible again', () => {
  const places = somePlaces()
  writeFileSync(places.state ?? '', 'in the way')
  const learner = createLearner(places, clock)
  learner.record({ kind: 'section-read', chapter: 'c', section: 's' })
  rmSync(places.state ?? '')

  expect(learner.finish()).toBeUndefined()
  expect(createLearner(places, clock).state().sections.size).toBe(1)
})
