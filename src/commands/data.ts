import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { idsOf } from '../domain/course.ts'
import { zoneOf } from '../domain/day.ts'
import type { LearnerEvent, ResetScope } from '../domain/events.ts'
import { type Health, healthOfEvents } from '../domain/health.ts'
import { learningDay } from '../domain/learner.ts'
import { errorReason, FileTrouble } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { settingsPath } from '../files/settings-file.ts'
import { healthJson, healthLines, type PathPicture, pathLines, repairLines } from '../views/data.ts'
import { chooseOne } from './shared/choose.ts'
import { asGroup } from './shared/command-group.ts'
import type { Context } from './shared/context.ts'
import { addExamples } from './shared/help.ts'
import { printInParts } from './shared/parts.ts'
import { placeNamed } from './shared/place.ts'
import { requireSaved } from './shared/require-saved.ts'

interface JsonOption {
  readonly json?: boolean
}

/** `data path|doctor|backup|restore|merge|reset` */
export function addDataCommand(program: Command, context: Context): void {
  const { data, common } = context.messages
  const command = asGroup(program.command('data').description(data.summary), () => runDoctor({}, context))
  command
    .command('path')
    .description(data.path)
    .option('--json', common.options.json)
    .action(({ json }: JsonOption) => showPaths(json === true, context))
  command
    .command('doctor')
    .description(data.doctor)
    .option('--repair', data.repair)
    .option('--json', common.options.json)
    .action((options: JsonOption & { readonly repair?: boolean }) => runDoctor(options, context))
  command
    .command('backup [file]')
    .description(data.backup)
    .option('--json', common.options.json)
    .action((file: string | undefined, { json }: JsonOption) => makeBackup(file, json === true, context))
  command
    .command('restore [backup]')
    .description(data.restore)
    .option('--json', common.options.json)
    .action((backup: string | undefined, { json }: JsonOption) => restore(backup, json === true, context))
  command
    .command('merge <files...>')
    .description(data.merge)
    .option('--json', common.options.json)
    .action((files: readonly string[], { json }: JsonOption) => merge(files, json === true, context))
  command
    .command('reset [where]')
    .description(data.reset)
    .option('--yes', data.yes)
    .option('--undo', data.undo)
    .option('--json', common.options.json)
    .action((where: string | undefined, options: ResetOptions) => reset(where, options, context))
  addExamples(command, context.messages, [
    'llm-primer data doctor',
    'llm-primer data merge laptop/llm-primer',
    'llm-primer data reset 1.4',
  ])
}

async function showPaths(json: boolean, context: Context): Promise<void> {
  const { places, terminal, frame } = context
  const paths: PathPicture = {
    journals: places.state,
    settings: settingsPath(places.config),
    backups: places.data === undefined ? undefined : join(places.data, 'backups'),
    data: places.data,
    cache: places.cache,
  }
  if (json) terminal.printJson({ schema: 'llm-primer/paths@1', ...nulls(paths) })
  else await printInParts(pathLines(paths, frame), context)
}

const nulls = (paths: PathPicture): Record<string, string | null> =>
  Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, path ?? null]))

async function runDoctor(
  { json, repair }: JsonOption & { readonly repair?: boolean },
  context: Context,
): Promise<void> {
  const { terminal, frame } = context
  if (repair) await printInParts(repairLines(await repairAll(context), frame), context)
  const health = await examine(context)
  if (json) terminal.printJson(healthJson(health))
  else await printInParts(healthLines(health, frame), context)
}

async function examine({ learner, places, now, settingsBroken, settingsIgnored }: Context): Promise<Health> {
  const { listBackups } = await import('../files/backups.ts')
  const { isOverlayBroken } = await import('../files/catalog-overlay.ts')
  const { isNameOfAnother } = await import('../files/machine.ts')
  const { whyUnwritable } = await import('../files/writable.ts')
  const journal = await learner()
  const readings = journal.journals()
  const unwritable = whyUnwritable(places.state)
  return {
    folder: places.state,
    ...(unwritable === undefined ? {} : { unwritable }),
    journals: readings.map(({ name, size, events, broken, newer, absurd, unreadable }) => ({
      name,
      size,
      events: events.length,
      broken,
      newer,
      absurd,
      ...(unreadable === undefined ? {} : { unreadable }),
    })),
    ...healthOfEvents(
      readings.flatMap(({ events }) => events),
      now().getTime(),
    ),
    backups: listBackups(places),
    nameOfAnother: isNameOfAnother(places.state),
    updateBroken: isOverlayBroken(places.data),
    settingsBroken: settingsBroken !== undefined,
    settingsIgnored,
  }
}

async function repairAll({ learner, places, now }: Context) {
  const { isPutAside, repairJournal } = await import('../files/repair.ts')
  const stamp = now().toISOString().replace(/[-:]/g, '').slice(0, 15)
  const damaged = (await learner())
    .journals()
    .filter(({ name, broken }) => broken.length > 0 || isPutAside(name))
  return damaged.map(({ name }) => {
    try {
      return repairJournal(places.state ?? '', name, stamp)
    } catch (error) {
      const reason = errorReason(error)
      throw new PrimerError({ code: 'not-repaired', file: name, reason }, { cause: error })
    }
  })
}

async function makeBackup(file: string | undefined, json: boolean, context: Context): Promise<void> {
  const { places, now, terminal, messages, host } = context
  const { backUp, copyJournals } = await import('../files/backups.ts')
  const date = now()
  const day = learningDay(date.getTime(), zoneOf(date))
  const path = file === undefined ? undefined : resolve(host.cwd(), file)
  try {
    const made = path === undefined ? backUp(places, day) : copyJournals(places, path)
    if (made === undefined)
      throw new PrimerError({ code: 'not-saved', count: 1, trouble: { type: 'no-home' } })
    const { path: place, size, kept, unreadable } = made
    if (json) terminal.printJson({ schema: 'llm-primer/backup@1', path: place ?? null, size, kept })
    else
      terminal.print([
        place === undefined ? messages.data.nothingToBackUp : messages.data.backedUp(place, size),
        ...(kept === 0 ? [] : [messages.data.keptOfLast(kept)]),
      ])
    if (unreadable.length > 0) throw new PrimerError({ code: 'journals-unread', journals: unreadable })
  } catch (error) {
    if (error instanceof PrimerError) throw error
    const told = error instanceof FileTrouble ? error.path : undefined
    const trouble = {
      type: 'failed',
      path: path ?? told ?? places.data ?? '',
      reason: errorReason(error),
    } as const
    throw new PrimerError({ code: 'not-saved', count: 1, trouble }, { cause: error })
  }
}

/** A backup by its day, by its file, or chosen from the list. */
async function restore(wanted: string | undefined, json: boolean, context: Context): Promise<void> {
  const { places, host, terminal, frame, messages } = context
  const { listBackups } = await import('../files/backups.ts')
  const backups = listBackups(places)
  const known = backups.map(({ day }) => day)
  if (wanted === undefined && (json || !terminal.canAsk)) {
    if (json) return terminal.printJson({ schema: 'llm-primer/backups@1', backups })
    const [newest] = known
    if (newest === undefined) throw new PrimerError({ code: 'no-such-backup', known })
    terminal.print(known)
    return terminal.printError([messages.data.restoreOne(newest)])
  }
  const chosen =
    wanted === undefined
      ? await chooseBackup(backups, context)
      : backups.find(({ day }) => day === wanted)?.path
  if (chosen === 'none') return terminal.print([messages.data.nothingDone])
  if (chosen === undefined && /^\d{4}-\d{2}-\d{2}$/.test(wanted ?? ''))
    throw new PrimerError({ code: 'no-such-backup', wanted: wanted ?? '', known })
  const { mergeJournals } = await import('../files/merge.ts')
  const { added, known: there } = mergeJournals(places, chosen ?? resolve(host.cwd(), wanted ?? ''))
  if (json) return terminal.printJson({ schema: 'llm-primer/restore@1', added, known: there })
  terminal.print([messages.data.restored(added, there)].map((line) => frame.theme.strong(line)))
}

async function chooseBackup(
  backups: readonly { readonly day: string; readonly path: string; readonly size: number }[],
  context: Context,
): Promise<string> {
  if (backups.length === 0) throw new PrimerError({ code: 'no-such-backup', known: [] })
  const { restoreQuestion, nothing, backupOf } = context.messages.data
  const choices = [nothing, ...backups.map(({ day, size }) => backupOf(day, size))]
  const at = await chooseOne(restoreQuestion, choices, context)
  return backups[at - 1]?.path ?? 'none'
}

async function merge(
  files: readonly string[],
  json: boolean,
  { places, host, terminal, messages }: Context,
): Promise<void> {
  const { mergeJournals } = await import('../files/merge.ts')
  const merged = []
  for (const file of files) {
    const result = mergeJournals(places, resolve(host.cwd(), file))
    merged.push({ file, ...result })
    if (!json) terminal.print([messages.data.merged(file, result.added, result.known, result.broken)])
  }
  if (json) terminal.printJson({ schema: 'llm-primer/merge@1', files: merged })
}

interface ResetOptions extends JsonOption {
  readonly yes?: boolean
  readonly undo?: boolean
}

/** Forgets a section, a chapter or everything, by an event; nothing is deleted. */
async function reset(where: string | undefined, options: ResetOptions, context: Context): Promise<void> {
  const { learner, terminal, messages } = context
  if (options.undo) return undoReset(options, context)
  const scope = scopeOf(where, context)
  if (!(await isWanted(where, options, context))) return terminal.print([messages.data.nothingDone])
  const journal = await learner()
  const { saved, event } = journal.record({ kind: 'reset', scope })
  if (options.json) terminal.printJson({ schema: 'llm-primer/reset@1', saved, event: event.id, scope })
  else if (saved) terminal.print([messages.data.resetDone])
  requireSaved(journal)
}

function scopeOf(where: string | undefined, { course }: Context): ResetScope {
  return where === undefined ? {} : idsOf(placeNamed(where, course))
}

async function isWanted(
  where: string | undefined,
  options: ResetOptions,
  context: Context,
): Promise<boolean> {
  const { terminal, messages } = context
  if (options.yes) return true
  if (options.json || !terminal.canAsk)
    throw new PrimerError({ code: 'needs-terminal', command: 'data reset' })
  const { resetQuestion, keep, forget } = messages.data
  return (await chooseOne(resetQuestion(where), [keep, forget], context)) === 1
}

async function undoReset({ json }: ResetOptions, { learner, terminal, messages }: Context): Promise<void> {
  const journal = await learner()
  const target = lastReset(journal.events())
  if (target === undefined) throw new PrimerError({ code: 'nothing-to-undo' })
  const { saved } = journal.record({ kind: 'undo', event: target.id })
  if (json) terminal.printJson({ schema: 'llm-primer/reset-undo@1', saved, event: target.id })
  else if (saved) terminal.print([messages.data.resetUndone])
  requireSaved(journal)
}

/** The newest reset that is in force. */
function lastReset(events: readonly LearnerEvent[]): LearnerEvent | undefined {
  const undone = new Set<string>()
  return [...events].reverse().find((event) => {
    if (undone.has(event.id)) return false
    if (event.kind === 'undo') undone.add(event.event)
    return event.kind === 'reset'
  })
}
