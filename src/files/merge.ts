import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { errorReason } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import {
  createJournalWriter,
  type JournalWriter,
  journalName,
  journalNames,
  readKeptLines,
  syncJournals,
} from './journal.ts'
import { type KeptLine, lineText } from './journal-line.ts'
import { machineName } from './machine.ts'
import type { Places } from './places.ts'

/** What came of joining another journal. */
export interface Merge {
  readonly added: number
  /** Entries that were here already. */
  readonly known: number
  /** Lines that no sum confirms; they stay where they are. */
  readonly broken: number
}

/**
 * Joins the entries of a journal, a backup, or a folder with journals to this machine's own. Entries that are here
 * already are not added again, so doing it twice changes nothing.
 * @throws PrimerError when there is no such file, nothing of ours in it, or nothing can be written.
 */
export function mergeJournals(places: Places, source: string): Merge {
  const readings = filesIn(source).map((path) => readSource(path))
  const lines = readings.flatMap((reading) => reading.lines)
  if (lines.length === 0) throw new PrimerError({ code: 'not-a-journal', file: source })
  const here = knownIds(places.state)
  const added = lines.filter(({ id }) => !here.has(id) && here.add(id))
  append(createJournalWriter(places.state, machineName(places)), added)
  syncJournals(places.state)
  return {
    added: added.length,
    known: lines.length - added.length,
    broken: readings.reduce((sum, { broken }) => sum + broken, 0),
  }
}

/** The file itself, or the journals in a folder or in its `state`. */
function filesIn(source: string): string[] {
  const stat = statSync(source, { throwIfNoEntry: false })
  if (stat === undefined) throw new PrimerError({ code: 'file-missing', file: source })
  if (!stat.isDirectory()) return [source]
  const folder = journalNames(source).length > 0 ? source : join(source, 'state')
  return journalNames(folder).map((name) => join(folder, name))
}

function readSource(path: string): ReturnType<typeof readKeptLines> {
  try {
    return readKeptLines(path)
  } catch (error) {
    const reason = errorReason(error)
    throw new PrimerError({ code: 'file-unreadable', file: path, reason }, { cause: error })
  }
}

function knownIds(folder: string | undefined): Set<string> {
  const ids = new Set<string>()
  for (const name of journalNames(folder)) {
    try {
      for (const { id } of readKeptLines(join(folder ?? '', name)).lines) ids.add(id)
    } catch {
      // What cannot be read is told by `data doctor`; its entries are added once more, which does no harm.
    }
  }
  return ids
}

/** Bytes in one write. */
const BATCH = 256 * 1024
const NEWLINE = Buffer.from('\n')

/**
 * Adds whole lines to the journal of a machine, but those that stand in it already to the letter.
 * @throws PrimerError when they cannot be stored; those that were stay.
 */
export function appendMissing(folder: string, host: string, lines: readonly KeptLine[]): void {
  const there = new Set(linesOf(join(folder, journalName(host))).map(lineText))
  append(
    createJournalWriter(folder, host),
    lines.filter((line) => !there.has(lineText(line))),
  )
  syncJournals(folder)
}

const linesOf = (path: string): readonly KeptLine[] => (existsSync(path) ? readKeptLines(path).lines : [])

function append(writer: JournalWriter, lines: readonly KeptLine[]): void {
  try {
    for (const batch of batchesOf(lines)) {
      const result = writer.appendLines(batch)
      if (!result.saved)
        throw new PrimerError({ code: 'not-saved', count: lines.length, trouble: result.trouble })
    }
  } finally {
    writer.close()
  }
}

function batchesOf(lines: readonly KeptLine[]): Buffer[][] {
  const batches: Buffer[][] = []
  let size = BATCH
  for (const { bytes } of lines) {
    if (size >= BATCH) {
      batches.push([])
      size = 0
    }
    batches.at(-1)?.push(NEWLINE, bytes, NEWLINE)
    size += bytes.length
  }
  return batches
}
