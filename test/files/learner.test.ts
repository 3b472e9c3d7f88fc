import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldEvents } from '../../src/domain/learner.ts'
import { scheduled } from '../../src/domain/schedule.ts'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { createLearner } from '../../src/files/learner.ts'
import { findPlaces, type Places } from '../../src/files/places.ts'
import { anAnswer } from '../events.ts'

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
  writeFileSync(join(places.cache ?? '', 'snapshot.json'), '0\n{"fold":1}')

  expect(await createLearner(places, clock).scheduled()).toEqual(state)
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
