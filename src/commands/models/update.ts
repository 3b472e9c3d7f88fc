import { resolve } from 'node:path'
import type { CatalogDetails } from '../../domain/catalog.ts'
import { reportUpdate, type UpdatedRelease } from '../../domain/catalog-update.ts'
import { localDay } from '../../domain/day.ts'
import { repeatedKeys } from '../../domain/json-guard.ts'
import type { InterfaceLanguage } from '../../domain/locale.ts'
import { jsonTextFormat } from '../../domain/update-format.ts'
import { decodeJson } from '../../domain/utf8.ts'
import { Interrupted, PrimerError } from '../../errors.ts'
import { writeOverlay } from '../../files/catalog-overlay.ts'
import { readModelsDev, type WrongPlace } from '../../files/models-dev.ts'
import { readOutsideFile } from '../../files/outside-file.ts'
import { openKeyboard } from '../../terminal/keyboard.ts'
import { type UpdateRead, updateLines } from '../../views/model-update.ts'
import { chooseOne } from '../shared/choose.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { type ModelsOptions, refuseOthers } from './filters.ts'
import { cardFrame } from './show.ts'

export interface UpdateOptions extends ModelsOptions {
  readonly yes?: boolean
}

const LARGEST = 64 * 1024 * 1024

/**
 * `models update FILE|-`: reads a file that the learner downloaded, shows what it would bring, and keeps it beside the
 * catalogue after a yes. The catalogue's own facts stay.
 */
export async function runUpdate(file: string, options: UpdateOptions, context: Context): Promise<void> {
  refuseOthers(options, ['json'], 'models update')
  const { yes = false, json = false } = options
  const { course, terminal, places } = context
  const details = course.catalogDetails()
  const update = await readUpdate(await textOf(file, context), file, details, context.locale)
  const report = reportUpdate(update.releases, details)
  const frame = cardFrame(context)
  if (!json) await printInParts(updateLines(report, update, frame), context)
  const isWritten = yes || (!json && file !== '-' && (await confirms(context)))
  const written = isWritten
    ? writeOverlay(places.data, {
        schema: 'llm-primer/catalog-overlay@1',
        importedOn: localDay(context.now()),
        source: update.source,
        releases: [...update.releases],
      })
    : undefined
  if (!json)
    return terminal.print([
      '',
      written === undefined ? frame.words.update.nothingWritten : frame.words.update.written(written),
    ])
  terminal.printJson({
    schema: 'llm-primer/models-update@1',
    source: update.source,
    written: written ?? null,
    added: report.added.map(({ release }) => release),
    differing: report.differing.map(({ family, release, field, ours, theirs }) => ({
      family: family.id,
      release: release.id,
      field,
      ours,
      theirs,
    })),
    agreeing: report.agreeing,
    skipped: update.skipped,
    setAside: update.setAside ?? { aliases: 0, retired: 0, otherKinds: 0 },
    odd: update.odd.map(({ place }) => place),
  })
}

/** What an update brings, whichever form it has. */
interface Update extends UpdateRead {
  readonly releases: readonly UpdatedRelease[]
}

/** @throws PrimerError `broken-update` with place and reason; then nothing of the file is used */
async function readUpdate(
  text: string,
  file: string,
  details: CatalogDetails,
  locale: InterfaceLanguage,
): Promise<Update> {
  const json = parseJson(text, file)
  const repeated = repeatedKeys(text)
  if (typeof json === 'object' && json !== null && 'schema' in json) {
    const { readOwnUpdate } = await import('../../files/catalog-update.ts')
    const own = readOwnUpdate(json, repeated, details, locale)
    if ('wrong' in own) throw broken(file, own.wrong)
    return { ...own, skipped: 0 }
  }
  const read = readModelsDev(json, details, repeated)
  if ('wrong' in read) throw broken(file, read.wrong)
  return { ...read, source: 'models.dev' }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw broken(file, { place: '', trouble: { type: 'not-json', said } })
  }
}

const broken = (file: string, { place, trouble }: WrongPlace): PrimerError =>
  new PrimerError({ code: 'broken-update', file, place, trouble })

async function textOf(file: string, { host, terminal }: Context): Promise<string> {
  const bytes =
    file === '-'
      ? await terminal.readInput(LARGEST)
      : readOutsideFile(resolve(host.cwd(), file), file, LARGEST)
  const text = decodeJson(bytes)
  const format = jsonTextFormat(bytes, text)
  if (format !== undefined) throw broken(file, { place: '', trouble: { type: 'other-format', format } })
  if (text === undefined) throw broken(file, { place: '', trouble: { type: 'not-unicode' } })
  return text
}

/** Asks for one key. Without a terminal the answer is no. */
async function confirms(context: Context): Promise<boolean> {
  const { terminal, host, frame } = context
  const { asked, keep, leave, ask: question } = cardFrame(context).words.update
  if (!terminal.canAsk) return false
  if (frame.accessible || !terminal.isInteractive)
    return (await chooseOne(asked, [leave, keep], context)) === 1
  const ask = (): void => terminal.print(['', question])
  const keyboard = openKeyboard(host, ask)
  ask()
  try {
    const key = await keyboard.next()
    if (key === undefined || key.name === 'ctrl-c') throw new Interrupted()
    return key.text.toLowerCase() === 'y'
  } finally {
    keyboard.close()
  }
}
