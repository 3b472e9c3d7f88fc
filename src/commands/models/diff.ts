import { diffRows } from '../../domain/models-diff.ts'
import { filterModels } from '../../domain/models-filter.ts'
import { diffLines } from '../../views/model-diff.ts'
import { emptyLines } from '../../views/models.ts'
import { modelJson } from '../../views/models-json.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { FILTERS, FORMS, filtersOf, formOf, type ModelsOptions, refuseOthers } from './filters.ts'
import { cardFrame } from './show.ts'

/** `models diff [WORDS]`: all rows of the list of June 2024, or those that the filters leave. */
export async function runDiff(
  words: readonly string[],
  options: ModelsOptions,
  context: Context,
): Promise<void> {
  refuseOthers(options, [...FILTERS, ...FORMS], 'models diff')
  const form = formOf(options)
  const { course, frame, terminal } = context
  const edition = course.edition('2024-06')
  const details = course.catalogDetails()
  const all = diffRows(edition, course.catalog().rows, details)
  const filtered = filterModels(
    all.map(({ row }) => row),
    filtersOf(words, options, context),
    '',
  )
  const rows = all.filter(({ row }) => filtered.rows.includes(row))
  if (form === 'json')
    return terminal.printJson({
      schema: 'llm-primer/models-diff@1',
      edition: edition.id,
      models: rows.map(({ listed, row, runsOn }) => ({
        listed,
        now: modelJson(row),
        runsOn: runsOn.map(({ name, from, family }) => ({ name, from, family: family?.id ?? null })),
      })),
    })
  if (form !== 'text') {
    const { diffTable } = await import('../../views/model-tables.ts')
    const { plainLines } = await import('../../views/models-csv.ts')
    return terminal.print(plainLines(diffTable(rows, details.sources, cardFrame(context)), form))
  }
  if (rows.length === 0) return terminal.printError(emptyLines(filtered, frame))
  await printInParts(diffLines(rows, details.sources, cardFrame(context)), context)
}
