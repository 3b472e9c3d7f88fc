import { localDay } from '../domain/day.ts'
import { facts, isStale } from '../domain/models.ts'
import { staleLines } from '../views/model-sources.ts'
import type { Context } from './context.ts'
import { cardFrame } from './models-show.ts'

/** `models stale [--days N]`: what changes by itself and was not looked at for long. */
export async function runStale(days: number, json: boolean, context: Context): Promise<void> {
  const { course, terminal } = context
  const today = localDay(context.now())
  const stale = course
    .catalogDetails()
    .entries.flatMap((entry) => facts(entry).map((fact) => ({ entry, fact })))
    .filter(({ fact }) => isStale(fact, today, days))
    .sort((a, b) => (a.fact.asOf < b.fact.asOf ? -1 : 1))
  if (!json) return terminal.print(staleLines(stale, days, await cardFrame(context)))
  terminal.printJson({
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
}
