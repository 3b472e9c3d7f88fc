import { type Key, pressOf } from './keys.ts'

/** The chosen row after a key that moves through a list; another key changes nothing. `page`: rows on a screen. */
export function movedInList(cursor: number, key: Key, count: number, page: number): number {
  const to = (at: number): number => Math.max(0, Math.min(count - 1, at))
  switch (pressOf(key)) {
    case 'up':
    case 'k':
      return to(cursor - 1)
    case 'down':
    case 'j':
      return to(cursor + 1)
    case 'page-up':
    case 'b':
      return to(cursor - page)
    case 'page-down':
    case ' ':
    case 'f':
      return to(cursor + page)
    case 'home':
    case 'g':
      return 0
    case 'end':
    case 'G':
      return to(count - 1)
    default:
      return cursor
  }
}
