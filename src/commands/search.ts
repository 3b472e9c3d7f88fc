import type { Command } from 'commander'
import { excerptOf } from '../domain/excerpt.ts'
import { commandFor, LONGEST_QUERY, type SearchHit, searchCourse } from '../domain/search.ts'
import { PrimerError } from '../errors.ts'
import { type ShownHit, searchLines } from '../views/search.ts'
import type { Context } from './shared/context.ts'
import { addExamples } from './shared/help.ts'
import { printInParts } from './shared/parts.ts'

interface SearchOptions {
  readonly limit?: number
  readonly json?: boolean
}

/** As many hits as one screen holds. */
const DEFAULT_LIMIT = 8

/** `search WORDS` */
export function addSearchCommand(program: Command, context: Context): void {
  const text = context.messages.search
  const command = program
    .command('search <words...>')
    .description(text.summary)
    .option('--limit <count>', text.limit, parseCount)
    .option('--json', text.json)
    .action((words: readonly string[], options: SearchOptions) =>
      runSearch(words.join(' '), options, context),
    )
  addExamples(command, context.messages, [
    'llm-primer search 注意力',
    'llm-primer search zhuyili',
    'llm-primer search open weights',
  ])
}

export async function runSearch(
  query: string,
  { limit, json }: SearchOptions,
  context: Context,
): Promise<void> {
  const { frame, terminal } = context
  if (query.length > LONGEST_QUERY) throw new PrimerError({ code: 'query-too-long', most: LONGEST_QUERY })
  const hits = searchCourse(context.course.searchEntries, query, context.locale)
  if (json) {
    const shown = hits.slice(0, limit).map((hit) => withExcerpt(hit, query))
    return terminal.printJson({ schema: 'llm-primer/search@1', query, hits: shown.map(hitJson) })
  }
  if (hits.length === 0) return tellNothing(query, context)
  const shown = hits.slice(0, limit ?? DEFAULT_LIMIT).map((hit) => withExcerpt(hit, query))
  await printInParts(searchLines(shown, hits.length, frame), context)
}

const withExcerpt = (hit: SearchHit, query: string): ShownHit => ({
  ...hit,
  excerpt: excerptOf(hit.entry.text, query),
})

/** Nothing found is an answer, not an error: one line on stderr, and what may have been meant. */
async function tellNothing(query: string, { course, messages, terminal }: Context): Promise<void> {
  const { nearTerms } = await import('../domain/glossary.ts')
  const names = nearTerms(course.glossary(), query).join(messages.common.listSeparator)
  terminal.printError([`${messages.search.none(query)}${names === '' ? '' : messages.search.meant(names)}`])
}

const hitJson = ({ entry, score, excerpt }: ShownHit) => ({
  kind: entry.kind,
  id: entry.id,
  title: entry.title === '' ? null : entry.title,
  place: entry.place,
  command: ['llm-primer', ...commandFor(entry)].join(' '),
  excerpt: excerpt.text,
  score,
})

function parseCount(value: string): number {
  const count = Number(value)
  if (!Number.isInteger(count) || count < 1)
    throw new PrimerError({ code: 'wrong-form', option: '--limit', value, examples: '1, 20' })
  return count
}
