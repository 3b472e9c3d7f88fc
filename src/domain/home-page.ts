import { actionOn, homeLetters } from './key-table.ts'
import { halfWidth, type Key } from './keys.ts'
import type { Opening } from './opening.ts'

/** What can be opened from the first screen. */
export type HomeChoice = keyof typeof homeLetters

/** In the order of the menu. */
export const homeMenu: readonly HomeChoice[] = ['read', 'review', 'quiz', 'labs', 'models', 'progress']

/** The page that a choice opens. */
const OPENS: Readonly<Record<HomeChoice, Opening>> = {
  read: { kind: 'reading' },
  review: { kind: 'review' },
  quiz: { kind: 'quiz' },
  labs: { kind: 'experiments' },
  models: { kind: 'models' },
  progress: { kind: 'progress' },
}

/** What to type for each choice. */
export const homeCommands: Readonly<Record<HomeChoice, string>> = {
  read: 'llm-primer read',
  review: 'llm-primer review',
  quiz: 'llm-primer quiz',
  labs: 'llm-primer lab',
  models: 'llm-primer models',
  progress: 'llm-primer progress',
}

/** The first screen: its chosen row. */
export interface HomeState {
  readonly cursor: number
}

export interface HomeStep {
  readonly state: HomeState
  readonly effect?: 'back' | Opening
}

export function pressOnHome(state: HomeState, pressed: Key): HomeStep {
  const key = halfWidth(pressed)
  const chosen = homeMenu[state.cursor]
  switch (actionOn('home', key)) {
    case 'line-up':
      return { state: { cursor: (state.cursor - 1 + homeMenu.length) % homeMenu.length } }
    case 'line-down':
      return { state: { cursor: (state.cursor + 1) % homeMenu.length } }
    case 'accept':
      return chosen === undefined ? { state } : { state, effect: OPENS[chosen] }
    case 'menu': {
      const named = homeMenu.find((choice) => homeLetters[choice] === key.text)
      return named === undefined ? { state } : { state, effect: OPENS[named] }
    }
    case 'copy':
      return chosen === undefined
        ? { state }
        : { state, effect: { kind: 'copied', text: homeCommands[chosen] } }
    case 'help':
      return { state, effect: { kind: 'keys', screens: ['home'] } }
    case 'back':
    case 'let-go':
      return { state, effect: 'back' }
    case undefined:
      return { state }
  }
}
