import { actionOn, homeLetters } from './key-table.ts'
import { halfWidth, type Key } from './keys.ts'
import type { Opening } from './opening.ts'

/** What can be opened from the first screen. */
export type HomeChoice = keyof typeof homeLetters

/** In the order of the menu. */
export const homeMenu: readonly HomeChoice[] = [
  ...(['read', 'review', 'quiz', 'labs', 'models', 'progress'] as const),
  ...(['search', 'terms', 'timeline', 'settings', 'language'] as const),
]

/** Three ways in, then what can be done without having begun. */
export const firstMenu: readonly HomeChoice[] = [
  ...(['read', 'placement', 'labs', 'models'] as const),
  ...(['search', 'terms', 'timeline', 'settings', 'language'] as const),
]

/** The page that a choice opens. */
const OPENS: Readonly<Record<HomeChoice, Opening | 'language'>> = {
  read: { kind: 'reading' },
  placement: { kind: 'placement' },
  review: { kind: 'review' },
  quiz: { kind: 'quiz' },
  labs: { kind: 'experiments' },
  models: { kind: 'models' },
  progress: { kind: 'progress' },
  search: { kind: 'find' },
  terms: { kind: 'terms' },
  timeline: { kind: 'timeline' },
  settings: { kind: 'settings' },
  language: 'language',
}

/** What to type for each choice. */
export const homeCommands: Readonly<Record<HomeChoice, string>> = {
  read: 'llm-primer read',
  placement: 'llm-primer quiz --placement',
  review: 'llm-primer review',
  quiz: 'llm-primer quiz',
  labs: 'llm-primer lab',
  models: 'llm-primer models',
  progress: 'llm-primer progress',
  search: 'llm-primer search',
  terms: 'llm-primer define',
  timeline: 'llm-primer timeline',
  settings: 'llm-primer config get',
  language: 'llm-primer config set lang',
}

/** A letter opens its page also where the menu has no row for it: the list of keys names them all. */
const choices = [...new Set([...firstMenu, ...homeMenu])]

/** The first screen: its chosen row. */
export interface HomeState {
  readonly cursor: number
  /** What can be chosen: not the same for somebody new. */
  readonly menu: readonly HomeChoice[]
}

export interface HomeStep {
  readonly state: HomeState
  readonly effect?: 'back' | 'language' | Opening
}

export function pressOnHome(state: HomeState, pressed: Key): HomeStep {
  const key = halfWidth(pressed)
  const { cursor, menu } = state
  const chosen = menu[cursor]
  switch (actionOn('home', key)) {
    case 'line-up':
      return { state: { menu, cursor: (cursor - 1 + menu.length) % menu.length } }
    case 'line-down':
      return { state: { menu, cursor: (cursor + 1) % menu.length } }
    case 'accept':
      return chosen === undefined ? { state } : { state, effect: OPENS[chosen] }
    case 'menu': {
      const named = choices.find((choice) => homeLetters[choice] === key.text)
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
