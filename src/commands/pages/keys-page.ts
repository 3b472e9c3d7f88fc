import type { Opening } from '../../domain/opening.ts'
import { scrolledBy } from '../../domain/scrolled.ts'
import { keyHelpLines, moreText } from '../../views/keys.ts'
import { pageHeight, pagePicture } from '../../views/long-page.ts'
import { screenFrame } from '../shared/full-screen.ts'
import type { OpenedFrom } from './openers.ts'
import type { Page } from './page.ts'

/** The keys of a screen. Those that scroll do so as long as there is more; any other key goes back. */
export function keysPage(
  { screens, idle }: Extract<Opening, { readonly kind: 'keys' }>,
  { context, chapter, screen }: OpenedFrom,
): Page {
  let top = 0
  const lines = (): string[] => keyHelpLines(screens, screenFrame(screen, context).frame, idle)
  return {
    context,
    chapter,
    show: () => {
      const { frame, margin } = screenFrame(screen, context)
      const page = {
        lines: lines(),
        keys: frame.theme.muted(frame.messages.keys.anyKey),
        more: moreText(frame),
      }
      return { picture: pagePicture(page, top, screen.size().rows, margin), frame }
    },
    press: (key) => {
      const next = scrolledBy('help', key, top, lines().length, pageHeight(screen.size().rows))
      const scrolls = next !== undefined && next !== top
      top = next ?? top
      return scrolls ? undefined : { type: 'back' }
    },
  }
}
