import type { Health, JournalHealth } from '../domain/health.ts'
import type { Frame } from './frame.ts'
import { hanging, rowsOfTwo } from './layout.ts'
import { wrapText } from './line-break.ts'
import { grouped } from './numbers.ts'
import { signs } from './signs.ts'
import { tableLines } from './table.ts'

/** Where the learner's data is; undefined: there is no home. */
export interface PathPicture {
  readonly journals: string | undefined
  readonly settings: string | undefined
  readonly backups: string | undefined
  readonly data: string | undefined
  readonly cache: string | undefined
}

/** `data path` */
export function pathLines(paths: PathPicture, frame: Frame): string[] {
  const { data } = frame.messages
  const rows: [string, string][] = [
    [data.paths.journals, paths.journals ?? data.noHome],
    [data.paths.settings, paths.settings ?? data.noHome],
    [data.paths.backups, paths.backups ?? data.noHome],
    [data.paths.data, paths.data ?? data.noHome],
    [data.paths.cache, paths.cache ?? data.noHome],
  ]
  return frame.accessible
    ? rows.map(([name, path]) => frame.messages.common.labelled(name) + path)
    : rowsOfTwo(rows, frame)
}

/** `data doctor` */
export function healthLines(health: Health, frame: Frame): string[] {
  const { data } = frame.messages
  const worries = worriesOf(health, frame)
  const { right } = signs(frame)
  return [
    ...wrapText(data.journalsIn(health.folder ?? data.noHome), frame.width, frame),
    ...journalLines(health, frame),
    '',
    ...factsOf(health, frame).flatMap((text) => wrapText(text, frame.width, frame)),
    ...worries.flatMap((text) => hanging('! ', [{ text, paint: frame.theme.caution }], frame)),
    ...(worries.length === 0
      ? hanging(frame.accessible ? '' : `${right} `, [{ text: data.healthy, paint: frame.theme.good }], frame)
      : []),
  ]
}

function journalLines({ journals }: Health, frame: Frame): string[] {
  if (journals.length === 0) return []
  const { columns } = frame.messages.data
  return [
    '',
    ...tableLines(
      {
        header: [columns.file, columns.entries, columns.damaged, columns.newer, columns.size],
        rows: journals.map(({ name, events, broken, newer, size }) => [
          name,
          grouped(events),
          grouped(broken.length),
          grouped(newer),
          grouped(size),
        ]),
        alignments: ['left', 'right', 'right', 'right', 'right'],
      },
      frame,
    ),
  ]
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

function factsOf(
  { events, first, last, duplicates, backups }: Health,
  { messages: { data } }: Frame,
): string[] {
  const [newest] = backups
  return [
    first === undefined || last === undefined
      ? data.noJournal
      : data.total(events, dayOf(first), dayOf(last)),
    ...(duplicates > 0 ? [data.duplicates(duplicates)] : []),
    newest === undefined ? data.noBackups : data.backups(backups.length, newest.day),
  ]
}

/** Damaged places named at most. */
const NAMED = 5

function worriesOf(health: Health, { messages: { config, data } }: Frame): string[] {
  const { journals, future, folder, unwritable, settingsBroken } = health
  const damaged = journals.filter(({ broken }) => broken.length > 0)
  const newer = journals.reduce((sum, journal) => sum + journal.newer, 0)
  const absurd = journals.reduce((sum, journal) => sum + journal.absurd, 0)
  const latest = future.at(-1)
  return [
    ...(unwritable === undefined ? [] : [data.unwritable(folder ?? data.noHome, unwritable)]),
    ...journals.flatMap(({ name, unreadable }) =>
      unreadable === undefined ? [] : [data.unreadable(name, unreadable)],
    ),
    ...damaged.map((journal) => damageText(journal, data)),
    ...(damaged.length > 0 ? [data.howToRepair] : []),
    ...(newer > 0 ? [data.newer(newer)] : []),
    ...(absurd > 0 ? [data.absurd(absurd)] : []),
    ...(latest === undefined ? [] : [data.future(future.length, dayOf(latest.time))]),
    ...(health.nameOfAnother ? [data.nameOfAnother(folder ?? data.noHome)] : []),
    ...(health.updateBroken ? [data.updateBroken] : []),
    ...(settingsBroken ? [data.settingsBroken] : []),
    ...health.settingsIgnored.map(config.ignored),
  ]
}

const damageText = ({ name, broken }: JournalHealth, data: Frame['messages']['data']): string =>
  data.damagedAt(name, broken.slice(0, NAMED).join(', '), Math.max(0, broken.length - NAMED))

/** What `data doctor --repair` did. */
export function repairLines(
  repairs: readonly {
    readonly name: string
    readonly salvaged: number
    readonly dropped: number
    readonly original: string
  }[],
  frame: Frame,
): string[] {
  const { data } = frame.messages
  if (repairs.length === 0) return [data.nothingToRepair, '']
  return [
    ...repairs.flatMap(({ name, salvaged, dropped, original }) =>
      wrapText(data.repaired(name, salvaged, dropped, original), frame.width, frame),
    ),
    '',
  ]
}

/** `data doctor --json` */
export const healthJson = ({ folder, unwritable, first, last, future, ...health }: Health): unknown => ({
  schema: 'llm-primer/doctor@1',
  folder: folder ?? null,
  writable: unwritable === undefined,
  ...health,
  first: first === undefined ? null : new Date(first).toISOString(),
  last: last === undefined ? null : new Date(last).toISOString(),
  future: future.map(({ id, kind, time }) => ({ id, kind, time: new Date(time).toISOString() })),
})
