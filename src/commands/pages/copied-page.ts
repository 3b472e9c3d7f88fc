import type { Opening } from '../../domain/opening.ts'
import { copyText } from '../../terminal/clipboard.ts'
import { copiedLines } from '../../views/copied.ts'
import { moreText } from '../../views/keys.ts'
import { overlay, overlayHeight, scrolledOverlay } from '../../views/overlay.ts'
import { screenFrame } from '../shared/full-screen.ts'
import type { OpenedFrom } from './openers.ts'
import type { Page } from './page.ts'

/** A text that is handed to the clipboard, over the foot of the page until the next key. */
export function copiedPage(
  { text }: Extract<Opening, { readonly kind: 'copied' }>,
  { context, chapter, screen }: OpenedFrom,
): Page {
  const sent = copyText(text, context.host)
  let top = 0
  const lines = (): string[] => copiedLines(text, sent, screenFrame(screen, context).frame)
  return {
    context,
    chapter,
    show: (below) => {
      const { frame, margin } = screenFrame(screen, context)
      const { rows } = screen.size()
      const { picture } = below()
      const shown = lines()
      const page = {
        lines: shown,
        keys: frame.theme.muted(frame.messages.keys.anyKey),
        more: moreText(frame),
      }
      const to = overlayHeight(rows, shown.length)
      return {
        picture: overlay(picture, page, top, { from: Math.max(0, to - shown.length), to }, { margin, rows }),
        frame,
      }
    },
    press: (key) => {
      const next = scrolledOverlay(key, top, screen.size().rows, lines().length)
      const scrolls = next !== undefined && next !== top
      top = next ?? top
      return scrolls ? undefined : { type: 'back' }
    },
  }
}
