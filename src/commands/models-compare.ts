import { rowOf } from '../domain/models-find.ts'
import { PrimerError } from '../errors.ts'
import { compareLines } from '../views/model-compare.ts'
import { modelJson } from '../views/models-json.ts'
import type { Context } from './context.ts'
import { cardFrame, foundModel } from './models-show.ts'

/** `models compare A B [C]` */
export async function runCompare(names: readonly string[], json: boolean, context: Context): Promise<void> {
  if (names.length < 2) throw new PrimerError({ code: 'argument-missing', argument: 'name' })
  if (names.length > 3) throw new PrimerError({ code: 'too-many-arguments' })
  const { course, terminal } = context
  const details = course.catalogDetails()
  const compared = names.map((name) => {
    const found = foundModel(name, details)
    return { found, row: rowOf(found) }
  })
  if (json)
    return terminal.printJson({
      schema: 'llm-primer/models-compare@1',
      models: compared.map(({ row }) => modelJson(row)),
    })
  terminal.print(compareLines(compared, context.now(), await cardFrame(context)))
}
