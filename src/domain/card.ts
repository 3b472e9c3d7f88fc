import { actionOn } from './key-table.ts'
import { halfWidth, type Key } from './keys.ts'
import { scrolledBy } from './scrolled.ts'

/** A card over a text: how far it is scrolled. */
export interface CardState {
  readonly top: number
}

export interface CardView {
  readonly lines: number
  readonly height: number
}

/** `act`: what the card is for, such as going to the section or opening the page. */
export type CardEffect = 'close' | 'act' | 'copy' | 'help'

export interface CardStep {
  readonly state: CardState
  readonly effect?: CardEffect
}

export function pressOnCard(state: CardState, key: Key, { lines, height }: CardView): CardStep {
  const action = actionOn('card', halfWidth(key))
  switch (action) {
    case 'let-go':
    case 'back':
    case 'return':
      return { state, effect: 'close' }
    case 'accept':
      return { state, effect: 'act' }
    case 'copy':
    case 'help':
      return { state, effect: action }
    default:
      return { state: { top: scrolledBy('card', key, state.top, lines, height) ?? state.top } }
  }
}
