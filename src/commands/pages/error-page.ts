import { actionOn } from '../../domain/key-table.ts'
import { halfWidth } from '../../domain/keys.ts'
import type { Screen } from '../../terminal/screen.ts'
import { cardKeys, cardLines, insideCard } from '../../views/card.ts'
import { troubleLines } from '../../views/errors.ts'
import type { Frame } from '../../views/frame.ts'
import { bareText } from '../../views/highlight.ts'
import { moreText } from '../../views/keys.ts'
import { overlay, scrolledOverlay } from '../../views/overlay.ts'
import { screenFrame } from '../shared/full-screen.ts'
import type { Page } from './page.ts'
import { reportOf } from './report.ts'

/** What went wrong on a page or when one was opened; the pages below go on as before. */
export function errorPage(
  error: unknown,
  { context, chapter }: Pick<Page, 'context' | 'chapter'>,
  screen: Screen,
): Page {
  let top = 0
  const inside = (): Frame => insideCard(screenFrame(screen, context).frame)
  const told = (): string[] => troubleLines(reportOf(error, context), inside())
  const lines = (): string[] => cardLines(told(), inside())
  return {
    context,
    chapter,
    show: (below) => {
      const { frame, margin } = screenFrame(screen, context)
      const { rows } = screen.size()
      const { picture, opened } = below()
      const row = opened?.from ?? 0
      const keys = cardKeys(undefined, frame.messages.page.keys.copy, frame)
      const page = { lines: lines(), keys, more: moreText(frame) }
      return { picture: overlay(picture, page, top, { from: row, to: row }, { margin, rows }), frame }
    },
    press: (key) => {
      const action = actionOn('card', halfWidth(key))
      if (action === 'copy')
        return { type: 'open', opens: { kind: 'copied', text: told().map(bareText).join('\n') } }
      if (action === 'help') return { type: 'open', opens: { kind: 'keys', screens: ['card'] } }
      const next = scrolledOverlay(key, top, screen.size().rows, lines().length)
      top = next ?? top
      return next === undefined ? { type: 'back' } : undefined
    },
  }
}
