import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, syncFolder } from './folders.ts'
import { repairLock } from './journal.ts'
import { cutLines, type KeptLine, salvage } from './journal-line.ts'
import { withLock } from './lock.ts'
import { appendMissing } from './merge.ts'
import { readPlainBytes } from './plain-file.ts'
import { renameOver } from './rename.ts'

/** What a repair did with one journal. */
export interface Repair {
  readonly name: string
  /** Lines that were saved out of damaged stretches. */
  readonly salvaged: number
  readonly dropped: number
  /** Where the damaged original is kept. */
  readonly original: string
}

/**
 * A journal that a repair has put aside and not finished with. It is named like a journal, so that every command reads it
 * as one: whenever a repair is broken off, nothing is missing.
 */
const PUT_ASIDE = /^(journal-.+)\.mending-[^.]+\.jsonl$/

/** True for what a repair that was broken off has left; repairing it ends that repair. */
export const isPutAside = (name: string): boolean => PUT_ASIDE.test(name)

/**
 * Mends a journal: it is put aside under another journal's name, its whole lines are added to a new journal in its
 * place, and only when they are on the disk does the damaged original leave the journals. Other processes may go on
 * writing: whoever had the original open notices that it is gone from its place and writes again into the new one, and
 * what was written before that is among the lines read here, since the reading follows the renaming. No call of this can
 * lose a line, however it ends: at each moment every line stands in a file that is read as a journal.
 * @throws when the folder cannot be written, or another repair is running.
 */
export function repairJournal(folder: string, name: string, stamp: string): Repair {
  return withLock(repairLock(folder), 0, () => mend(folder, name, stamp))
}

function mend(folder: string, name: string, stamp: string): Repair {
  const kept = join(folder, 'damaged')
  makeFolder(kept)
  const journal = `${PUT_ASIDE.exec(name)?.[1] ?? name.slice(0, -'.jsonl'.length)}`
  const aside = isPutAside(name) ? join(folder, name) : putAside(folder, name, `${journal}.mending-${stamp}`)
  const { lines, salvaged, dropped } = wholeLines(readPlainBytes(aside, Number.POSITIVE_INFINITY))
  appendMissing(folder, journal.slice('journal-'.length), lines)
  const original = unused(join(kept, `${journal}.jsonl.${stamp}`), '')
  renameOver(aside, original)
  syncFolder(kept)
  syncFolder(folder)
  return { name, salvaged, dropped, original }
}

function putAside(folder: string, name: string, asideName: string): string {
  const aside = unused(join(folder, asideName), '.jsonl')
  renameOver(join(folder, name), aside)
  syncFolder(folder)
  return aside
}

/** Two repairs in one second keep two originals. */
function unused(path: string, ending: string): string {
  for (let count = 1; ; count += 1) {
    const free = `${path}${count === 1 ? '' : `-${count}`}${ending}`
    if (!existsSync(free)) return free
  }
}

function wholeLines(bytes: Buffer): {
  readonly lines: readonly KeptLine[]
  readonly salvaged: number
  readonly dropped: number
} {
  const lines: KeptLine[] = []
  let salvaged = 0
  let dropped = 0
  for (const line of cutLines([bytes])) {
    if (line.bytes?.length === 0) continue
    const found = line.bytes === undefined ? [] : salvage(line.bytes)
    if (found.length === 0) dropped += 1
    for (const piece of found) if (piece.bytes.length !== line.bytes?.length) salvaged += 1
    lines.push(...found)
  }
  return { lines, salvaged, dropped }
}
