import type { Excerpt } from '../domain/excerpt.ts'
import { commandFor, type SearchHit } from '../domain/search.ts'
import type { Frame } from './frame.ts'
import { withSummary } from './layout.ts'
import { breakRuns, wrapText } from './line-break.ts'
import { textColumns } from './prose.ts'
import { displayWidth, padEnd, truncate } from './width.ts'

/** A hit with the words around what was found. */
export interface ShownHit extends SearchHit {
  readonly excerpt: Excerpt
}

/** The best hits, each with its place, the words around what was found, and the command that opens it. */
export function searchLines(hits: readonly ShownHit[], found: number, frame: Frame): string[] {
  const { search } = frame.messages
  const rest = found > hits.length ? search.more(found - hits.length) : ''
  return withSummary(
    hits.flatMap((hit, at) => [...(at > 0 ? [''] : []), ...hitLines(hit, frame)]),
    wrapText(`${search.count(found)}${rest}`, frame.width, frame).map(frame.theme.muted),
    frame,
  )
}

/** A hit: its name and the command that opens it, and the words around what was found. */
export function hitLines(hit: ShownHit, frame: Frame): string[] {
  const command = `llm-primer ${commandFor(hit.entry).join(' ')}`
  const columns = textColumns(frame)
  return [...titleLines(titleOf(hit, frame), command, columns, frame), ...excerptLines(hit, columns, frame)]
}

/** The command stands at the right end of the title's line, or under it where there is no room. */
function titleLines(title: string, command: string, columns: number, frame: Frame): string[] {
  const { accessible, theme } = frame
  const room = columns - displayWidth(command, frame) - 2
  if (accessible || room < Math.min(24, displayWidth(title, frame)))
    return [
      ...wrapText(title, columns, frame).map(theme.strong),
      ...wrapText(command, columns, frame).map(theme.accent),
    ]
  return [`${theme.strong(padEnd(truncate(title, room, frame), room, frame))}  ${theme.accent(command)}`]
}

function titleOf({ entry: { kind, id, title, place } }: SearchHit, { messages: { search } }: Frame): string {
  if (kind === 'section') return `${place}  ${title}`
  if (kind === 'question') return search.question(place)
  return kind === 'event' ? search.event(id) : title
}

function excerptLines(
  { entry, excerpt: { text, from, to } }: ShownHit,
  columns: number,
  frame: Frame,
): string[] {
  const indent = frame.accessible ? '' : '  '
  const kind = frame.messages.common.labelled(frame.messages.search.kinds[entry.kind])
  const runs = [
    { text: kind, paint: frame.theme.muted },
    { text: text.slice(0, from) },
    { text: text.slice(from, to), paint: frame.theme.marked },
    { text: text.slice(to) },
  ]
  return breakRuns(runs, columns - indent.length, frame).map((line) => indent + line)
}
