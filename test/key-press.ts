import type { Key, KeyName } from '../src/domain/keys.ts'

const NAMES: readonly KeyName[] = [
  ...(['enter', 'escape', 'tab', 'backtab', 'backspace', 'up', 'down', 'left', 'right'] as const),
  ...([
    'page-up',
    'page-down',
    'home',
    'end',
    'ctrl-c',
    'ctrl-d',
    'ctrl-l',
    'ctrl-u',
    'ctrl-w',
    'unknown',
  ] as const),
]

/** The press of a key: one character is typed, a word is the name of a key. */
export function keyPress(word: string): Key {
  if ([...word].length === 1) return { name: 'text', text: word }
  const name = NAMES.find((each) => each === word)
  if (name === undefined) throw new Error(`No key is called ${word}.`)
  return { name, text: '' }
}
