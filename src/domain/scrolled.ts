import { type Action, actionOn, type ScreenName } from './key-table.ts'
import { halfWidth, type Key } from './keys.ts'

/** The first line in sight after a key that scrolls on this screen; undefined for every other key. */
export function scrolledBy(
  screen: ScreenName,
  key: Key,
  top: number,
  lines: number,
  height: number,
): number | undefined {
  const action: Action | undefined = actionOn(screen, halfWidth(key))
  const last = Math.max(0, lines - height)
  const to = (line: number): number => Math.max(0, Math.min(last, line))
  switch (action) {
    case 'line-down':
      return to(top + 1)
    case 'line-up':
      return to(top - 1)
    case 'next-screen':
      return to(top + Math.max(1, height - 1))
    case 'screen-before':
      return to(top - Math.max(1, height - 1))
    case 'half-down':
      return to(top + (height >> 1))
    case 'half-up':
      return to(top - (height >> 1))
    case 'top':
      return to(0)
    case 'bottom':
      return to(last)
    default:
      return undefined
  }
}
