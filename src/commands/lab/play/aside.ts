import type { ActionOn } from '../../../domain/key-table.ts'
import { scrolledBy } from '../../../domain/scrolled.ts'
import { copyText } from '../../../terminal/clipboard.ts'
import type { Host } from '../../../terminal/host.ts'
import { drawPage } from '../../../terminal/page.ts'
import type { Screen } from '../../../terminal/screen.ts'
import { copiedLines } from '../../../views/copied.ts'
import type { Frame } from '../../../views/frame.ts'
import { bareText } from '../../../views/highlight.ts'
import { keyHelpLines, moreText } from '../../../views/keys.ts'
import { pageHeight } from '../../../views/long-page.ts'

type Played = 'forward' | 'sample'

/** What every screen has: the list of its keys, and a copy of what stands on it. */
export type Aside = Extract<ActionOn<Played>, 'help' | 'copy'>

export const isAside = (action: ActionOn<Played> | undefined): action is Aside =>
  action === 'help' || action === 'copy'

/** Shows it until the next key. True when that one leaves. */
export async function showAside(
  aside: Aside,
  played: Played,
  page: readonly string[],
  {
    screen,
    frame,
    host,
  }: { readonly screen: Screen; readonly frame: Frame; readonly host: Pick<Host, 'stdout'> },
): Promise<boolean> {
  const lines = aside === 'help' ? keyHelpLines([played], frame) : copied(page, frame, host)
  for (let top = 0; ; ) {
    drawPage(
      screen,
      { lines, keys: frame.theme.muted(frame.messages.keys.anyKey), more: moreText(frame) },
      top,
      0,
      frame,
    )
    const event = await screen.next()
    if (event.type === 'resize') continue
    if (event.type === 'end' || event.key.name === 'ctrl-c') return true
    const next = scrolledBy('help', event.key, top, lines.length, pageHeight(screen.size().rows))
    if (next === undefined || next === top) return false
    top = next
  }
}

function copied(page: readonly string[], frame: Frame, host: Pick<Host, 'stdout'>): string[] {
  const text = page.map(bareText).join('\n').trim()
  return copiedLines(text, copyText(text, host), frame)
}
