import type { SaveTrouble } from '../errors.ts'
import type { ErrorWording, Report } from './error-wording.ts'
import { reasonEn } from './reason.en.ts'

const entries = (number: number): string => (number === 1 ? '1 entry' : `${number} entries`)

const count = (things: number): string => (things === 1 ? '1 thing' : `${things} things`)

/** What was done could not be stored. */
export function notSavedEn(things: number, trouble: SaveTrouble): Report {
  switch (trouble.type) {
    case 'no-home':
      return {
        what: `You have no home folder, so ${count(things)} could not be saved.`,
        todo: 'Say where to keep your progress: --data-dir FOLDER, or LLM_PRIMER_HOME=FOLDER.',
      }
    case 'read-only':
      return {
        what: `Nothing can be written in ${trouble.path}, so ${count(things)} could not be saved.`,
        todo: 'Make the folder writable, or keep your progress elsewhere: --data-dir FOLDER.',
      }
    case 'disk-full':
      return {
        what: `The disk is full, so ${count(things)} could not be saved in ${trouble.path}.`,
        todo: 'Free some space, or keep your progress elsewhere: --data-dir FOLDER.',
      }
    case 'in-the-way':
      return {
        what: `${trouble.path} is not an ordinary file, so ${count(things)} could not be saved.`,
        todo: 'Move it out of the way, or keep your progress elsewhere: --data-dir FOLDER.',
      }
    case 'too-long':
      return { what: 'An answer was too long to be saved.', todo: 'Keep answers below 64 KB.' }
    case 'failed':
      return {
        what: `${count(things)} could not be saved in ${trouble.path}: ${reasonEn(trouble.reason)}.`,
        todo: 'See what llm-primer data doctor says.',
      }
  }
}

export const dataEn = {
  notSaved: notSavedEn,
  summary: 'your own data: path, doctor, backup, restore, merge, reset',
  path: 'where your data is',
  doctor: 'check that everything is there and intact',
  repair: 'repair damaged journals; the damaged files are kept',
  backup: 'copy the journals, into the backups or a file',
  restore: 'bring back what a backup has and the journal lacks: a day (2026-11-23) or a file',
  merge: 'join journals of another machine: files, or a folder with them',
  reset: 'forget a section, a chapter or everything; it can be taken back',
  yes: 'do not ask',
  undo: 'take the last reset back',
  paths: {
    journals: 'Journals',
    settings: 'Settings',
    backups: 'Backups',
    data: 'Content packs',
    cache: 'Cache (may be deleted)',
  },
  noHome: 'nowhere: there is no home folder',
  journalsIn: (folder: string): string => `Journals in ${folder}`,
  columns: { file: 'journal', entries: 'entries', damaged: 'damaged', newer: 'newer', size: 'size' },
  noJournal: 'Nothing is recorded yet.',
  total: (events: number, first: string, last: string): string =>
    `${events} ${events === 1 ? 'entry' : 'entries'} from ${first} to ${last}.`,
  duplicates: (count: number): string => `${count} stand in more than one place; each counts once.`,
  damagedAt: (name: string, offsets: string, more: number): string =>
    `Damaged lines in ${name} at byte ${offsets}${more > 0 ? ` and ${more} more` : ''}. All others count.`,
  howToRepair: 'Repair it: llm-primer data doctor --repair',
  newer: (count: number): string =>
    `${count} ${count === 1 ? 'entry was' : 'entries were'} written by a newer llm-primer: kept, and not counted here. Update llm-primer to see ${count === 1 ? 'it' : 'them'}.`,
  absurd: (count: number): string =>
    `${count} ${count === 1 ? 'entry has' : 'entries have'} a time that no clock shows (a year after 9999, or a time zone more than a day away); kept, and not counted.`,
  unreadable: (name: string, reason: string): string =>
    `${name} cannot be read (${reasonEn(reason)}), so what is in it does not count now.`,
  seeDoctor: 'See what is wrong: llm-primer data doctor',
  future: (count: number, last: string): string =>
    `${count} ${count === 1 ? 'entry lies' : 'entries lie'} more than a day ahead of the clock, the last on ${last}; kept, and not counted until then. Check the clock.`,
  unwritable: (folder: string, reason: string): string =>
    `Nothing can be written in ${folder} (${reasonEn(reason)}): new answers would be lost.`,
  backups: (count: number, newest: string): string =>
    count === 1 ? `1 backup, of ${newest}.` : `${count} backups, the newest of ${newest}.`,
  noBackups: 'No backup yet; the first write of a day makes one.',
  nameOfAnother: (folder: string): string =>
    `The name of this machine's journal was given on a machine of another name. If both write into one synced folder, delete the file machine in ${folder} here: a new name is made, and no entry is lost.`,
  updateBroken:
    'What the last update of the catalogue brought cannot be read, so models come from this version alone: llm-primer models update FILE',
  settingsBroken: 'The settings cannot be read: llm-primer config reset',
  healthy: 'Everything is intact.',
  nothingToRepair: 'Nothing to repair.',
  repaired: (name: string, salvaged: number, dropped: number, original: string): string =>
    `${name}: ${salvaged} saved out of damaged lines, ${dropped} could not be. The damaged file is kept: ${original}`,
  joined: (folder: string, count: number): string =>
    `${count} ${count === 1 ? 'entry' : 'entries'} of an earlier version in ${folder} ${count === 1 ? 'was' : 'were'} added to your journal.`,
  nothingToBackUp: 'There is nothing to back up yet: nothing is recorded. No file was made.',
  backedUp: (path: string, size: number): string => `Backed up: ${path} (${size} bytes)`,
  keptOfLast: (count: number): string =>
    `${count} ${count === 1 ? 'entry of the last backup is' : 'entries of the last backup are'} not in the journals any more; the backup keeps ${count === 1 ? 'it' : 'them'}. To bring back what is missing: llm-primer data restore`,
  restoreQuestion: 'Which backup? It adds what is missing and takes nothing away.',
  nothing: 'None',
  backupOf: (day: string, size: number): string => `${day} (${size} bytes)`,
  restored: (added: number, known: number): string =>
    `${entries(added)} brought back; ${known} ${known === 1 ? 'was' : 'were'} there already.`,
  restoreOne: (day: string): string => `Bring one back: llm-primer data restore ${day}`,
  merged: (file: string, added: number, known: number, broken: number): string =>
    `${file}: ${entries(added)} added, ${known} ${known === 1 ? 'was' : 'were'} there already${broken > 0 ? `, ${broken} damaged lines left out` : ''}.`,
  resetQuestion: (where: string | undefined): string =>
    where === undefined ? 'Forget all progress?' : `Forget the progress in ${where}?`,
  keep: 'No, keep it',
  forget: 'Yes, forget it',
  resetDone: 'Forgotten. Take it back with: llm-primer data reset --undo',
  resetUndone: 'The reset is taken back; everything is there again.',
  nothingDone: 'Nothing was changed.',
  errors: {
    'not-saved': (detail) => notSavedEn(detail.count, detail.trouble),
    'not-repaired': (detail) => ({
      what: `${detail.file} could not be repaired (${reasonEn(detail.reason)}). It is as it was.`,
      todo: 'See whether its folder can be written and no other repair is running.',
    }),
    'nothing-to-undo': () => ({
      what: 'There is no reset to take back.',
      todo: 'See what is kept: llm-primer data doctor',
    }),
    'no-such-backup': (detail) => ({
      what: detail.wanted === undefined ? 'There is no backup.' : `There is no backup of ${detail.wanted}.`,
      todo:
        detail.known.length === 0
          ? 'There are none yet; make one with: llm-primer data backup'
          : `There are: ${detail.known.join(', ')}`,
    }),
    'not-a-journal': (detail) => ({
      what: `${detail.file} holds no entries of a journal.`,
      todo: 'Name a journal-….jsonl file, or a folder with such files in it.',
    }),
  } satisfies Partial<ErrorWording>,
}
