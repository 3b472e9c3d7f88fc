import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LearnerEvent } from '../../src/domain/events.ts'
import { createJournalWriter, journalNames, readJournal } from '../../src/files/journal.ts'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { anAnswer } from '../events.ts'
import { lacks } from '../lacks.ts'

const aFolder = (): string => join(mkdtempSync(join(tmpdir(), 'journal-')), 'state')
const NAME = 'journal-here.jsonl'

/** A journal of so many answers, and what it holds. */
function aJournal(count: number): { folder: string; path: string; events: LearnerEvent[]; bytes: Buffer } {
  const folder = aFolder()
  mkdirSync(folder)
  const events = Array.from({ length: count }, (_, at) => anAnswer(`词元-${at}`))
  const bytes = Buffer.concat(events.map(encodeEvent))
  const path = join(folder, NAME)
  writeFileSync(path, bytes)
  return { folder, path, events, bytes }
}

const ids = (events: readonly LearnerEvent[]): string[] => events.map(({ id }) => id)

test('what was saved is read back as it was', () => {
  const folder = aFolder()
  const writer = createJournalWriter(folder, 'here')
  const events = [anAnswer('q1'), anAnswer('q2', { answer: { value: 1, unit: '亿' } })]

  expect(events.map((event) => writer.append(event))).toEqual([{ saved: true }, { saved: true }])
  expect(readJournal(folder, NAME).events).toEqual(events)
})

test.skipIf(lacks.modeBits)('the journal is for its owner only', () => {
  const folder = aFolder()
  createJournalWriter(folder, 'here').append(anAnswer('q'))

  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, NAME)).mode & 0o777).toBe(0o600)
})

test('a line is JSON with a CRC-32 over the rest of it, between newlines', () => {
  const line = encodeEvent(anAnswer('q')).toString()
  const { crc, ...rest } = JSON.parse(line)

  expect(line).toMatch(/^\n\{.*\}\n$/)
  expect(crc).toBe(crc32(JSON.stringify(rest)).toString(16).padStart(8, '0'))
})

test('a journal cut at any byte keeps every whole line and invents none', () => {
  const { folder, path, events, bytes } = aJournal(4)
  const ends = events.map((_, at) => Buffer.concat(events.slice(0, at + 1).map(encodeEvent)).length)

  for (let length = bytes.length; length >= 0; length -= 1) {
    truncateSync(path, length)
    // The last newline of a line may be missing: the line is whole without it.
    const whole = ends.filter((end) => end - 1 <= length).length
    expect(ids(readJournal(folder, NAME).events)).toEqual(ids(events.slice(0, whole)))
  }
})

test('what is appended after a torn line is not torn with it', () => {
  const { folder, path, events, bytes } = aJournal(2)
  truncateSync(path, bytes.length - 20)
  const next = anAnswer('next')

  createJournalWriter(folder, 'here').append(next)

  const { events: read, broken } = readJournal(folder, NAME)
  expect(ids(read)).toEqual(ids([...events.slice(0, 1), next]))
  // The torn line begins after the first event and the newline that opens the second.
  expect(broken).toEqual([encodeEvent(events[0] ?? next).length + 1])
})

test('flipped bits cost the lines they are in and no other, and no wrong event is believed', () => {
  const { folder, path, events, bytes } = aJournal(12)
  const bounds = events.map((_, at) => Buffer.concat(events.slice(0, at).map(encodeEvent)).length)
  const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), { minLength: 1, maxLength: 4 })

  fc.assert(
    fc.property(flips, (chosen) => {
      const damaged = Buffer.from(bytes)
      for (const [at, bit] of chosen) damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
      writeFileSync(path, damaged)
      const hit = new Set(chosen.map(([at]) => bounds.findLastIndex((bound) => bound <= at)))

      const read = readJournal(folder, NAME).events

      for (const event of read) expect(events).toContainEqual(event)
      for (const [at, { id }] of events.entries()) if (!hit.has(at)) expect(ids(read)).toContain(id)
    }),
    { numRuns: 150 },
  )
})

test('lines of a newer version and of unknown kinds are kept and skipped', () => {
  const { folder, path, events } = aJournal(1)
  const line = (fields: object): string => {
    const json = JSON.stringify(fields)
    const sum = crc32(json).toString(16).padStart(8, '0')
    return `\n${json.slice(0, -1)},"crc":"${sum}"}\n`
  }
  const time = '2026-11-23T12:00:00.000Z'
  appendFileSync(path, line({ v: 3, id: 'x', time, zone: 0, kind: 'answer', shape: 'new' }))
  appendFileSync(path, line({ v: 1, id: 'y', time, zone: 0, kind: 'dream' }))
  appendFileSync(path, line({ v: 1, id: 'z', time, zone: 0, kind: 'answer', question: 7 }))
  appendFileSync(path, '\n{"tool":"another"}\n')

  const reading = readJournal(folder, NAME)

  expect(ids(reading.events)).toEqual(ids(events))
  expect(reading.newer).toBe(2)
  expect(reading.broken).toHaveLength(2)
})

test('a line of 200 MB is passed over without filling the memory', () => {
  const { folder, path, events } = aJournal(1)
  const piece = Buffer.alloc(2_000_000, 'x')
  for (let at = 0; at < 100; at += 1) appendFileSync(path, piece)
  const next = anAnswer('next')
  createJournalWriter(folder, 'here').append(next)
  const before = process.memoryUsage().rss

  const reading = readJournal(folder, NAME)

  expect(ids(reading.events)).toEqual(ids([...events, next]))
  expect(reading.broken).toHaveLength(1)
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  rmSync(path)
})

test('a line of 64 KB is read, and one of a byte more is not, though its sum fits', () => {
  const bare = encodeEvent(anAnswer('q', { answer: '' })).length - '\n\n'.length
  const ofLength = (bytes: number) => anAnswer('q', { answer: 'x'.repeat(bytes - bare) })
  const [longest, longer] = [ofLength(65_536), ofLength(65_537)]
  const folder = aFolder()
  mkdirSync(folder)
  writeFileSync(join(folder, NAME), Buffer.concat([longest, longer].map(encodeEvent)))

  const { events, broken } = readJournal(folder, NAME)
  expect(ids(events)).toEqual([longest.id])
  expect(broken).toHaveLength(1)
  expect(createJournalWriter(folder, 'here').append(longer)).toMatchObject({ saved: false })
})

test('an event that is too long is refused, and the next one is saved', () => {
  const folder = aFolder()
  const writer = createJournalWriter(folder, 'here')

  expect(writer.append(anAnswer('q', { answer: 'x'.repeat(70_000) }))).toEqual({
    saved: false,
    trouble: { type: 'too-long' },
  })
  expect(writer.append(anAnswer('q'))).toEqual({ saved: true })
})

function expectInTheWay(put: (path: string) => void): void {
  const folder = aFolder()
  mkdirSync(folder)
  put(join(folder, NAME))

  expect(createJournalWriter(folder, 'here').append(anAnswer('q'))).toEqual({
    saved: false,
    trouble: { type: 'in-the-way', path: join(folder, NAME) },
  })
  expect(readJournal(folder, NAME).events).toEqual([])
}

test('a folder in the place of the journal is said, not waited for', () => expectInTheWay(mkdirSync))

test.skipIf(lacks.unixPrograms)('a named pipe in the place of the journal is said, not waited for', () =>
  expectInTheWay((path) => execFileSync('mkfifo', [path])),
)

test('a file in the place of the folder, and no folder at all, are said', () => {
  const folder = aFolder()
  writeFileSync(folder, '')

  expect(createJournalWriter(folder, 'here').append(anAnswer('q'))).toMatchObject({
    saved: false,
    trouble: { type: 'in-the-way' },
  })
  expect(createJournalWriter(undefined, 'here').append(anAnswer('q'))).toEqual({
    saved: false,
    trouble: { type: 'no-home' },
  })
  expect(journalNames(join(folder, 'nowhere'))).toEqual([])
})

test('an answer is saved again when its journal is taken away under the writer', () => {
  const folder = aFolder()
  const writer = createJournalWriter(folder, 'here')
  writer.append(anAnswer('q1'))
  renameSync(join(folder, NAME), join(folder, 'elsewhere'))
  const second = anAnswer('q2')

  expect(writer.append(second)).toEqual({ saved: true })
  expect(ids(readJournal(folder, NAME).events)).toEqual([second.id])
})

test('reading on from a mark gives the later lines only', () => {
  const { folder, path } = aJournal(3)
  const { end } = readJournal(folder, NAME)
  const later = anAnswer('later')
  writeFileSync(path, Buffer.concat([readFileSync(path), encodeEvent(later)]))

  expect(readJournal(folder, NAME, end).events).toEqual([later])
})
