import { type ActionOn, actionOn } from '../../../domain/key-table.ts'
import { halfWidth } from '../../../domain/keys.ts'
import { scrolledBy } from '../../../domain/scrolled.ts'
import type { ForwardResult } from '../../../labs/forward.ts'
import type { ForwardWords } from '../../../messages/labs/forward.en.ts'
import { drawPage } from '../../../terminal/page.ts'
import type { ScreenEvent } from '../../../terminal/screen.ts'
import type { Frame } from '../../../views/frame.ts'
import { pageAt, pageKeys } from '../../../views/labs/forward.ts'
import { pageHeight, topFor } from '../../../views/long-page.ts'
import type { Context } from '../../shared/context.ts'
import { openFullScreen } from '../../shared/full-screen.ts'
import { isAside, showAside } from './aside.ts'

/** The pages on the whole screen, one part of the model each; the last one seen stands in the result's place. */
export async function playForward(
  result: ForwardResult,
  words: ForwardWords,
  context: Context,
): Promise<string[] | undefined> {
  if (context.frame.accessible || !context.terminal.isInteractive) return undefined
  const place = await turnPages(result, words, context)
  return pageAt(place.result, place.page, words, context.frame).lines
}

/** Where the learner is: the result says which token and head are shown in detail. */
interface Place {
  readonly result: ForwardResult
  readonly page: number
  /** The first line in sight. */
  readonly top: number
}

async function turnPages(result: ForwardResult, words: ForwardWords, context: Context): Promise<Place> {
  const screen = openFullScreen(context)
  let place: Place = { result, page: 0, top: 0 }
  try {
    await screen.answered()
    for (;;) {
      const { columns, rows } = screen.size()
      const height = pageHeight(rows)
      const frame = context.frameFor(screen.answers())
      const seen: Frame = { ...frame, width: Math.min(frame.width, columns) }
      const { lines, page } = pageAt(place.result, place.page, words, seen)
      const keys = pageKeys(words, lines.length > height, seen)
      const shown = { lines, keys, more: frame.theme.muted(words.more) }
      place = { ...place, page, top: topFor(shown, height, place.top) }
      drawPage(screen, shown, place.top, 0, seen)
      const event = await screen.next()
      if (leaves(event)) return place
      const action = event.type === 'key' ? actionOn('forward', halfWidth(event.key)) : undefined
      if (isAside(action)) {
        if (await showAside(action, 'forward', lines, { screen, frame: seen, host: context.host }))
          return place
        continue
      }
      place = moved(place, event, lines.length, height)
    }
  } finally {
    await screen.close()
  }
}

const leaves = (event: ScreenEvent): boolean =>
  event.type === 'end' ||
  (event.type === 'key' &&
    (['ctrl-c', 'ctrl-d'].includes(event.key.name) || isLeaving(actionOn('forward', halfWidth(event.key)))))

const isLeaving = (action: ActionOn<'forward'> | undefined): boolean =>
  action === 'back' || action === 'let-go'

/** The place after a key; another key changes nothing. `lines`: of the page. */
function moved(place: Place, event: ScreenEvent, lines: number, height: number): Place {
  if (event.type !== 'key') return place
  const { result, page, top } = place
  const at = (position: number): Place => ({
    ...place,
    result: { ...result, position: Math.max(1, Math.min(result.tokens.length, position)) },
  })
  const head = (by: number): Place => {
    const { heads } = result.shape
    return { ...place, result: { ...result, head: ((result.head - 1 + by + heads) % heads) + 1 } }
  }
  const key = halfWidth(event.key)
  switch (actionOn('forward', key)) {
    case 'right':
    case 'accept':
      return { result, page: page + 1, top: 0 }
    case 'left':
      return { result, page: page - 1, top: 0 }
    case 'line-up':
      return at(result.position - 1)
    case 'line-down':
      return at(result.position + 1)
    case 'second-up':
      return head(1)
    case 'second-down':
      return head(-1)
    case 'next-screen':
      return top + height >= lines ? { result, page: page + 1, top: 0 } : { ...place, top: top + height }
    default:
      return { ...place, top: scrolledBy('forward', key, top, lines, height) ?? top }
  }
}
