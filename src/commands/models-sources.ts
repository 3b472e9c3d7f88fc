import { facts } from '../domain/models.ts'
import { rowOf } from '../domain/models-find.ts'
import { allSourceLines, factSourceLines } from '../views/model-sources.ts'
import { showJson } from '../views/models-json.ts'
import type { Context } from './context.ts'
import { cardFrame, foundModel } from './models-show.ts'

/** `models sources [NAME]`: every fact of an entry with its sources; without a name all sources. */
export async function runSources(words: readonly string[], json: boolean, context: Context): Promise<void> {
  const { course, terminal } = context
  const details = course.catalogDetails()
  if (words.length === 0) {
    if (json) return terminal.printJson({ schema: 'llm-primer/model-sources@1', sources: details.sources })
    return terminal.print(allSourceLines(details, await cardFrame(context)))
  }
  const found = foundModel(words.join(' '), details)
  if (json) return terminal.printJson(showJson(found, rowOf(found), details))
  const all = facts(
    found.release === undefined || found.entry.kind === 'app'
      ? found.entry
      : { ...found.entry, releases: [found.release] },
  )
  terminal.print(factSourceLines(all, details.sources, await cardFrame(context)))
}
