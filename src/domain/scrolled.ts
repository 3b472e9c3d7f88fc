import { type Key, pressOf } from './keys.ts'

/** The first line in sight after a key that scrolls; undefined for every other key. */
export function scrolledBy(key: Key, top: number, lines: number, height: number): number | undefined {
  const last = Math.max(0, lines - height)
  const to = (line: number): number => Math.max(0, Math.min(last, line))
  switch (pressOf(key)) {
    case 'down':
    case 'j':
      return to(top + 1)
    case 'up':
    case 'k':
      return to(top - 1)
    case ' ':
    case 'f':
    case 'page-down':
      return to(top + Math.max(1, height - 1))
    case 'b':
    case 'page-up':
      return to(top - Math.max(1, height - 1))
    case 'd':
      return to(top + (height >> 1))
    case 'u':
      return to(top - (height >> 1))
    case 'home':
    case 'g':
      return to(0)
    case 'end':
    case 'G':
      return to(last)
    default:
      return undefined
  }
}
