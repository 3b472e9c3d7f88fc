import type { Action } from './key-table.ts'

/** The actions that move through a list. */
type ListMove = Extract<Action, 'line-down' | 'line-up' | 'next-screen' | 'screen-before' | 'top' | 'bottom'>

/** The chosen row after a move. `page`: rows on a screen. */
export function movedInList(move: ListMove, cursor: number, count: number, page: number): number {
  const to = (at: number): number => Math.max(0, Math.min(count - 1, at))
  switch (move) {
    case 'line-up':
      return to(cursor - 1)
    case 'line-down':
      return to(cursor + 1)
    case 'screen-before':
      return to(cursor - page)
    case 'next-screen':
      return to(cursor + page)
    case 'top':
      return 0
    case 'bottom':
      return Math.max(0, count - 1)
  }
}
