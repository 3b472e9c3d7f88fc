import { actionOn, type ScreenName } from '../../domain/key-table.ts'
import { halfWidth } from '../../domain/keys.ts'
import { scrolledBy } from '../../domain/scrolled.ts'
import type { Frame } from '../../views/frame.ts'
import { bareText } from '../../views/highlight.ts'
import { keyHint, keyLine, moreText } from '../../views/keys.ts'
import { pageHeight, pagePicture } from '../../views/long-page.ts'
import { screenFrame } from '../shared/full-screen.ts'
import type { OpenedFrom } from './openers.ts'
import type { Page } from './page.ts'

const SCREEN = 'printed' satisfies ScreenName

/** Lines as a command prints them, as a page that scrolls. */
export function textPage(
  linesIn: (frame: Frame) => readonly string[],
  { context, chapter, screen }: OpenedFrom,
): Page {
  let top = 0
  const lines = (): readonly string[] => linesIn(screenFrame(screen, context).frame)
  return {
    context,
    chapter,
    show: () => {
      const { frame, margin } = screenFrame(screen, context)
      const { quiz, reader } = frame.messages
      const keys = keyLine(
        [
          keyHint(SCREEN, ['line-up', 'line-down'], frame.messages.browser.keys.scroll, frame),
          keyHint(SCREEN, 'help', quiz.keys.keys, frame, true),
          keyHint(SCREEN, 'back', reader.list.back, frame, true),
        ],
        frame,
      )
      const page = { lines: lines(), keys, more: frame.theme.muted(moreText(frame)) }
      return { picture: pagePicture(page, top, screen.size().rows, margin), frame }
    },
    press: (key) => {
      switch (actionOn(SCREEN, halfWidth(key))) {
        case 'back':
        case 'let-go':
          return { type: 'back' }
        case 'help':
          return { type: 'open', opens: { kind: 'keys', screens: [SCREEN] } }
        case 'copy':
          return { type: 'open', opens: { kind: 'copied', text: lines().map(bareText).join('\n') } }
        default:
          top = scrolledBy(SCREEN, key, top, lines().length, pageHeight(screen.size().rows)) ?? top
          return undefined
      }
    },
  }
}
