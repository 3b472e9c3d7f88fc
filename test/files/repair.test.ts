import { appendFileSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import type { LearnerEvent } from '../../src/domain/events.ts'
import { createJournalWriter, journalNames, readJournal } from '../../src/files/journal.ts'
import { decodeLine, encodeEvent, salvage } from '../../src/files/journal-line.ts'
import { isPutAside, repairJournal } from '../../src/files/repair.ts'
import { anAnswer } from '../events.ts'
import { lacks } from '../lacks.ts'
import { disk, Killed } from '../watched-disk.ts'

vi.mock('node:fs', async (original) =>
  (await import('../watched-disk.ts')).watched(await original<typeof import('node:fs')>()),
)

afterEach(() => {
  disk.before = undefined
})

const HOST = 'one'
const NAME = `journal-${HOST}.jsonl`

/** Three whole entries, two of them glued by a damaged newline, and a torn line. */
function damagedFolder(): string {
  disk.before = undefined
  const folder = mkdtempSync(join(tmpdir(), 'repair-'))
  const [first, second, third] = ['a', 'b', 'c'].map((id) =>
    encodeEvent(anAnswer('q', { id })).toString().trim(),
  )
  writeFileSync(join(folder, NAME), `\n${first}\n\n${second}**${third}\n\n{"v":1,"id":"torn`)
  return folder
}

/** What every command would read of a folder: the whole lines of all its journals. */
function idsIn(folder: string): Set<string> {
  disk.before = undefined
  const ids = new Set<string>()
  for (const name of journalNames(folder)) for (const { id } of readJournal(folder, name).events) ids.add(id)
  return ids
}

/** How many calls a whole repair makes. */
function callsOfARepair(): number {
  const folder = damagedFolder()
  disk.calls = 0
  repairJournal(folder, NAME, 'stamp')
  return disk.calls
}

test.skipIf(lacks.renamingOpenFiles)(
  'a repair that dies at any of its calls loses nothing, and the next one ends it',
  () => {
    const calls = callsOfARepair()
    expect(calls).toBeGreaterThan(10)
    for (let last = 1; last <= calls; last += 1) {
      const folder = damagedFolder()
      disk.calls = 0
      disk.before = (call) => {
        if (call >= last) throw new Killed()
      }
      expect(() => repairJournal(folder, NAME, 'stamp')).toThrow()
      // The damaged line itself is not readable before it was mended; the whole one always is.
      expect(idsIn(folder).has('a')).toBe(true)

      // The lock of a dead process is a minute old at most.
      age(join(folder, 'repair.lock'))
      for (const name of journalNames(folder))
        if (isPutAside(name) || readJournal(folder, name).broken.length > 0)
          repairJournal(folder, name, 'later')
      expect([...idsIn(folder)].sort(), `killed before call ${last}`).toEqual(['a', 'b', 'c'])
      expect(journalNames(folder)).toEqual([NAME])
    }
  },
)

/** Ages a lock by an hour, if it is there. */
function age(path: string): void {
  disk.before = undefined
  try {
    utimesSync(path, new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000))
  } catch {
    // Not there: nothing to wait for.
  }
}

test.skipIf(lacks.renamingOpenFiles)(
  'what another process is told to be saved during a repair is kept, whenever that is',
  () => {
    const calls = callsOfARepair()
    for (let moment = 1; moment <= calls; moment += 1) {
      const folder = damagedFolder()
      const writer = createJournalWriter(folder, HOST)
      // It has the journal open since before the repair.
      expect(writer.append(anAnswer('q', { id: 'early' })).saved).toBe(true)
      let saved = false
      disk.calls = 0
      disk.before = (call) => {
        if (call !== moment) return
        disk.before = undefined
        saved = writer.append(anAnswer('q', { id: 'meanwhile' })).saved
      }
      repairJournal(folder, NAME, 'stamp')
      writer.close()

      expect(saved).toBe(true)
      expect([...idsIn(folder)].sort(), `written before call ${moment}`).toEqual([
        'a',
        'b',
        'c',
        'early',
        'meanwhile',
      ])
    }
  },
)

test('two repairs in one second keep both damaged originals', () => {
  const folder = damagedFolder()
  const { original } = repairJournal(folder, NAME, 'stamp')
  appendFileSync(join(folder, NAME), '\n{"v":1,torn again')
  const again = repairJournal(folder, NAME, 'stamp')

  expect(again.original).not.toBe(original)
  expect(readdirSync(join(folder, 'damaged'))).toHaveLength(2)
  expect(readFileSync(original, 'utf8')).toContain('"id":"torn')
})

test.each<[string, (path: string) => void]>([
  ['of a process that is gone', (path) => writeFileSync(path, String(2 ** 22 + 1))],
  [
    'made when the clock was an hour ahead',
    (path) => {
      writeFileSync(path, String(process.ppid))
      utimesSync(path, new Date(Date.now() + 3_600_000), new Date(Date.now() + 3_600_000))
    },
  ],
])('a lock %s is taken over', (_, make) => {
  const folder = damagedFolder()
  make(join(folder, 'repair.lock'))

  expect(repairJournal(folder, NAME, 'stamp')).toMatchObject({ salvaged: 2, dropped: 1 })
})

test('a repair that is running elsewhere is not disturbed', () => {
  const folder = damagedFolder()
  writeFileSync(join(folder, 'repair.lock'), String(process.ppid))

  expect(() => repairJournal(folder, NAME, 'stamp')).toThrow(/EEXIST/)
  expect(readdirSync(folder).sort()).toEqual([NAME, 'repair.lock'])
})

const event = (id: string): LearnerEvent => anAnswer('q', { id })

test('an entry is saved whatever it is glued to: rubbish, half a line, the beginning of another', () => {
  const whole = encodeEvent(event('kept')).toString().trim()
  for (const before of ['rubbish', '{"v":1,"id":"half', '{"v":'.repeat(20), '{"v":1,"crc":"00000000"}'])
    for (const after of ['', '{"v":1', 'x'.repeat(100)]) {
      const found = salvage(Buffer.from(before + whole + after))
      expect(found.map(({ id }) => id)).toEqual(['kept'])
      const [line] = found
      expect(line && decodeLine(line.bytes)).toMatchObject({ type: 'event', event: { id: 'kept' } })
    }
})

test('an answer that holds an object beginning like a line is saved whole', () => {
  const odd = encodeEvent({ ...event('odd'), kind: 'answer', answer: { v: 'right' } } as LearnerEvent)
  const found = salvage(Buffer.from(`**${odd.toString().trim()}**`))

  expect(found.map(({ id }) => id)).toEqual(['odd'])
})

test.each([
  [65_000, ['long']],
  [66_000, []],
])('an entry with an answer of %d signs, which a reader takes up to 64 KB, is saved: %j', (length, ids) => {
  const line = encodeEvent(anAnswer('q', { id: 'long', answer: 'x'.repeat(length) }))

  expect(salvage(line.subarray(1, -1)).map(({ id }) => id)).toEqual(ids)
})

test('64 KB of what looks like beginnings and sums come to an end', () => {
  // Each beginning tried with each end took 27 s for 32 KB, and eight times that for twice as much.
  for (const unit of ['{"v":,"crc":"00000000"}', '{"v":1', ',"crc":"00000000"}', '{"v":1,"crc":"'])
    expect(salvage(Buffer.from(unit.repeat(Math.floor(65_000 / unit.length))))).toEqual([])
})

test('a folder for damaged journals that cannot be made leaves everything as it was', () => {
  const folder = damagedFolder()
  writeFileSync(join(folder, 'damaged'), 'in the way')

  expect(() => repairJournal(folder, NAME, 'stamp')).toThrow()
  expect(journalNames(folder)).toEqual([NAME])
})
