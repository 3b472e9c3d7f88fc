import type { CatalogDetails } from '../../domain/catalog.ts'
import { rowOf } from '../../domain/models-find.ts'
import { allSourceLines, factSourceLines } from '../../views/model-sources.ts'
import { showJson } from '../../views/models-json.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { detailsWithUpdate } from './details.ts'
import { FORMS, formOf, type ModelsOptions, type OutputForm, refuseOthers } from './filters.ts'
import { cardFrame, factLines, factsOf, foundModel } from './show.ts'

/** `models sources [NAME]`: every fact of an entry with its sources; without a name all sources. */
export async function runSources(
  words: readonly string[],
  options: ModelsOptions,
  context: Context,
): Promise<void> {
  refuseOthers(options, FORMS, 'models sources')
  const form = formOf(options)
  const { terminal } = context
  const details = detailsWithUpdate(context)
  if (words.length === 0) return printAll(details, form, context)
  const found = foundModel(words.join(' '), details)
  if (form === 'json') return terminal.printJson(showJson(found, rowOf(found), details))
  const frame = cardFrame(context)
  if (form === 'text') await printInParts(factSourceLines(factsOf(found), details.sources, frame), context)
  else terminal.print(await factLines(found, details, form, frame))
}

async function printAll(details: CatalogDetails, form: OutputForm, context: Context): Promise<void> {
  const { terminal } = context
  if (form === 'json')
    return terminal.printJson({ schema: 'llm-primer/model-sources@1', sources: details.sources })
  if (form === 'text') {
    await printInParts(allSourceLines(details, cardFrame(context)), context)
    return
  }
  const { sourcesTable } = await import('../../views/model-tables.ts')
  const { plainLines } = await import('../../views/models-csv.ts')
  terminal.print(plainLines(sourcesTable(details.sources), form))
}
