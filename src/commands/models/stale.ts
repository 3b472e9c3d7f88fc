import { localDay } from '../../domain/day.ts'
import { facts, isStale, STALE_DAYS } from '../../domain/models.ts'
import { filterModels } from '../../domain/models-filter.ts'
import { staleLines } from '../../views/model-sources.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { detailsWithUpdate } from './details.ts'
import { FILTERS, FORMS, filtersOf, formOf, type ModelsOptions, refuseOthers } from './filters.ts'
import { cardFrame } from './show.ts'

export interface StaleOptions extends ModelsOptions {
  readonly days?: number
}

/** `models stale [--days N]`: what changes by itself and was not looked at for long. */
export async function runStale(options: StaleOptions, context: Context): Promise<void> {
  refuseOthers(options, [...FILTERS, ...FORMS], 'models stale')
  const form = formOf(options)
  const { days = STALE_DAYS } = options
  const { course, terminal } = context
  const today = localDay(context.now())
  const { rows } = filterModels(course.catalog().rows, filtersOf([], options, context), today)
  const stale = detailsWithUpdate(context)
    .entries.filter(({ id }) => rows.some((row) => row.id === id))
    .flatMap((entry) => facts(entry).map((fact) => ({ entry, fact })))
    .filter(({ fact }) => isStale(fact, today, days))
    .sort((a, b) => (a.fact.asOf < b.fact.asOf ? -1 : 1))
  if (form === 'json')
    return terminal.printJson({
      schema: 'llm-primer/models-stale@1',
      days,
      facts: stale.map(({ entry, fact }) => ({
        entry: entry.id,
        release: fact.release ?? null,
        field: fact.field,
        value: fact.value,
        asOf: fact.asOf,
      })),
    })
  const frame = cardFrame(context)
  if (form === 'text') {
    await printInParts(staleLines(stale, days, frame), context)
    return
  }
  const { staleTable } = await import('../../views/model-tables.ts')
  const { plainLines } = await import('../../views/models-csv.ts')
  terminal.print(plainLines(staleTable(stale, frame), form))
}
