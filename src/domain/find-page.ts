import { actionOn } from './key-table.ts'
import { editLine, halfWidth, type Key } from './keys.ts'

/** A search through the whole course: what is typed, and which of the places found is chosen. */
export interface FindState {
  readonly query: string
  readonly chosen: number
}

/** Longer is no query but a paste. */
const LONGEST = 100

export function pressInFind(
  state: FindState,
  pressed: Key,
  hits: number,
): { readonly state: FindState; readonly effect?: 'back' | 'open' } {
  const to = (chosen: number): { readonly state: FindState } => ({
    state: { ...state, chosen: Math.max(0, Math.min(hits - 1, chosen)) },
  })
  switch (actionOn('find', halfWidth(pressed))) {
    case 'accept':
      return hits === 0 ? { state } : { state, effect: 'open' }
    case 'line-down':
      return to(state.chosen + 1)
    case 'line-up':
      return to(state.chosen - 1)
    case 'next-screen':
      return to(state.chosen + 5)
    case 'screen-before':
      return to(state.chosen - 5)
    case 'top':
      return to(0)
    case 'bottom':
      return to(hits - 1)
    case 'let-go':
      return state.query === '' ? { state, effect: 'back' } : { state: { query: '', chosen: 0 } }
    default: {
      const query = editLine(state.query, pressed)?.slice(0, LONGEST) ?? state.query
      return query === state.query ? { state } : { state: { query, chosen: 0 } }
    }
  }
}
