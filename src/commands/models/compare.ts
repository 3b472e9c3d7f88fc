import type { ModelRow } from '../../domain/models.ts'
import { rowOf } from '../../domain/models-find.ts'
import { PrimerError } from '../../errors.ts'
import { compareLines } from '../../views/model-compare.ts'
import type { PlainForm } from '../../views/models-csv.ts'
import { compareJson } from '../../views/models-json.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { detailsWithUpdate } from './details.ts'
import { FORMS, formOf, type ModelsOptions, refuseOthers } from './filters.ts'
import { cardFrame, foundModel } from './show.ts'

/** `models compare A B [C]` */
export async function runCompare(
  names: readonly string[],
  options: ModelsOptions,
  context: Context,
): Promise<void> {
  refuseOthers(options, FORMS, 'models compare')
  if (names.length < 2) throw new PrimerError({ code: 'two-to-compare' })
  if (names.length > 3) throw new PrimerError({ code: 'too-many-arguments' })
  const { terminal } = context
  const details = detailsWithUpdate(context)
  const compared = names.map((name) => {
    const found = foundModel(name, details)
    return { found, row: rowOf(found) }
  })
  const rows = compared.map(({ row }) => row)
  if (new Set(rows.map(({ id }) => id)).size < rows.length) throw new PrimerError({ code: 'two-to-compare' })
  const form = formOf(options)
  if (form === 'json') return terminal.printJson(compareJson(rows, details))
  if (form !== 'text') return terminal.print(await tableOf(rows, form, context))
  await printInParts(compareLines(compared, context.now(), cardFrame(context)), context)
}

async function tableOf(rows: readonly ModelRow[], form: PlainForm, context: Context): Promise<string[]> {
  const { compareTable } = await import('../../views/model-tables.ts')
  const { plainLines } = await import('../../views/models-csv.ts')
  return plainLines(compareTable(rows, cardFrame(context)), form)
}
