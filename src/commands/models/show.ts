import type { CatalogDetails } from '../../domain/catalog.ts'
import { localDay } from '../../domain/day.ts'
import { type AnyFact, facts, formerReleases, type ModelRow } from '../../domain/models.ts'
import { askedInWords } from '../../domain/models-asked.ts'
import {
  type FoundModel,
  familiesOfCompany,
  findModel,
  nearFamily,
  nearModel,
  newestFirst,
  rowOf,
  seriesNamed,
} from '../../domain/models-find.ts'
import { PrimerError } from '../../errors.ts'
import { wrapText } from '../../views/line-break.ts'
import { cardLines } from '../../views/model-card.ts'
import type { CardFrame } from '../../views/model-facts.ts'
import type { PlainForm } from '../../views/models-csv.ts'
import { showJson } from '../../views/models-json.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { detailsWithUpdate } from './details.ts'
import { FORMS, formOf, type ModelsOptions, refuseOthers } from './filters.ts'

/** `models show NAME` */
export async function runShow(
  words: readonly string[],
  options: ModelsOptions,
  context: Context,
): Promise<void> {
  refuseOthers(options, [...FORMS, 'all'], 'models show')
  const form = formOf(options)
  const { terminal } = context
  const details = detailsWithUpdate(context)
  const found = askedModel(words.join(' '), details)
  const row = rowOf(found)
  if (form === 'json') return terminal.printJson(showJson(found, row, details))
  const frame = cardFrame(context)
  if (form !== 'text') return terminal.print(await factLines(found, details, form, frame))
  await printInParts(
    options.all ? cardLines(found, row, details, frame) : shortCard(found, row, details, context),
    context,
  )
}

/** More than this of what came before is a list of its own. */
const MOST_FORMER = 3

/** The card of a family without the releases of the past, which it names: those of Qwen fill a thousand lines. */
function shortCard(found: FoundModel, row: ModelRow, details: CatalogDetails, context: Context): string[] {
  const frame = cardFrame(context)
  const { entry } = found
  const former = entry.kind === 'app' || found.release !== undefined ? [] : formerReleases(entry)
  if (entry.kind === 'app' || former.length <= MOST_FORMER) return cardLines(found, row, details, frame)
  const releases = entry.releases.filter((release) => !former.includes(release))
  const names = newestFirst(former)
    .slice(0, MOST_FORMER)
    .map(({ name }) => name[frame.locale])
  return [
    ...cardLines({ ...found, entry: { ...entry, releases } }, row, details, frame),
    '',
    ...wrapText(frame.words.former(former.length, names, entry.id), frame.width, frame),
  ]
}

/** All that is known of what was found, as CSV or Markdown. */
export async function factLines(
  found: FoundModel,
  { sources }: CatalogDetails,
  form: PlainForm,
  frame: CardFrame,
): Promise<string[]> {
  const { factsTable } = await import('../../views/model-tables.ts')
  const { plainLines } = await import('../../views/models-csv.ts')
  return plainLines(factsTable(found.entry.id, factsOf(found), sources, frame), form)
}

/** Facts of an entry, or of the one release that was meant. */
export const factsOf = ({ entry, release }: FoundModel): AnyFact[] =>
  facts(release === undefined || entry.kind === 'app' ? entry : { ...entry, releases: [release] })

/** `deepseek r1 能商用吗`: the card of the model that a question is about answers it. */
function askedModel(word: string, details: CatalogDetails): FoundModel {
  const named = findModel(word, details)
  if (named !== undefined) return named
  const rest = askedInWords(word)?.rest ?? ''
  const asked = rest === '' ? undefined : findModel(rest, details)
  if (asked === undefined) throw unknownModel(word, details)
  return asked
}

/** @throws PrimerError `unknown-model` with the name that was probably meant */
export function foundModel(word: string, details: CatalogDetails): FoundModel {
  const found = findModel(word, details)
  if (found === undefined) throw unknownModel(word, details)
  return found
}

export function unknownModel(word: string, details: CatalogDetails): PrimerError {
  const makes = familiesOfCompany(word, details).map(({ entry }) => entry.name.en)
  const series = seriesNamed(word, details)
  const near = nearFamily(word, details)
  const meant = near === undefined ? nearModel(word, details) : undefined
  return new PrimerError({
    code: 'unknown-model',
    wanted: word,
    ...(makes.length === 0 ? {} : { makes }),
    ...(series === undefined
      ? {}
      : { series: { word: series.word, releases: series.releases.map(({ name }) => name.en) } }),
    ...(meant === undefined ? {} : { meant }),
    ...(near === undefined
      ? {}
      : {
          near: {
            family: near.family.name.en,
            id: near.family.id,
            releases: near.releases.map(({ name }) => name.en),
          },
        }),
  })
}

export const cardFrame = (context: Context): CardFrame => ({
  ...context.frame,
  words: context.messages.modelCard,
  today: localDay(context.now()),
})
