import type { FindState } from '../domain/find-page.ts'
import type { Frame } from './frame.ts'
import { keyHint, keyLine } from './keys.ts'
import { wrapText } from './line-break.ts'
import type { ScrolledPage } from './long-page.ts'
import { hitLines, type ShownHit } from './search.ts'
import { signs } from './signs.ts'
import { displayWidth, truncate } from './width.ts'

/** What is looked for, and the places that have it. */
export function findPage(
  { query, chosen }: FindState,
  hits: readonly ShownHit[],
  frame: Frame,
): ScrolledPage {
  const { search, home, reader } = frame.messages
  const { theme } = frame
  const head = `${signs(frame).cursor} `
  const typed = `/ ${truncate(query, Math.max(1, frame.width - 4), frame)}`
  const inner = { ...frame, width: frame.width - 2 }
  const found = hits.map((hit, at) =>
    [...hitLines(hit, inner), ''].map((line, row) =>
      at === chosen && row === 0 ? theme.accent(head) + line : `  ${line}`.trimEnd(),
    ),
  )
  const told =
    hits.length > 0
      ? []
      : wrapText(query.trim() === '' ? search.type : search.none(query), frame.width, frame)
  const before = 2 + found.slice(0, chosen).flat().length
  return {
    lines: [theme.strong(typed), '', ...told, ...found.flat()],
    cursor:
      chosen === 0
        ? { row: 0, column: displayWidth(typed, frame), isShown: true }
        : { row: before, column: displayWidth(head, frame), isShown: true },
    ...(chosen === 0 ? {} : { focus: before + (found[chosen]?.length ?? 1) - 1 }),
    keys: keyLine(
      [
        keyHint('find', ['line-up', 'line-down'], home.keys.choose, frame),
        keyHint('find', 'accept', home.keys.open, frame, true),
        keyHint('find', 'let-go', reader.list.back, frame, true),
      ],
      frame,
    ),
  }
}
