/** The keys that have a name here; what a terminal sends for each of them is known to `terminal/keys.ts`. */
export type KeyName =
  | 'text'
  /** What came through the clipboard, in one piece: no key press of anybody. */
  | 'paste'
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backtab'
  | 'backspace'
  | 'delete'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'home'
  | 'end'
  | 'ctrl-c'
  | 'ctrl-d'
  | 'ctrl-l'
  | 'ctrl-u'
  | 'ctrl-w'
  | 'ctrl-z'
  /** A report of the terminal: where the cursor is, as `row;column`. */
  | 'cursor-report'
  /** A report of the terminal: its background colour, as `rgb:RRRR/GGGG/BBBB`. */
  | 'background-report'
  | 'unknown'

/** A key press: `name` for keys that have one, `text` for what was typed. */
export interface Key {
  readonly name: KeyName
  /** The typed character, or what was pasted or reported; empty for all other named keys. */
  readonly text: string
}

/** A Chinese input method may send ？ or ／ for a key: without a field to type in, they are ? and /. */
export const halfWidth = (key: Key): Key => ({ ...key, text: key.text.normalize('NFKC') })

/** The characters that a command of a screen may hang on. */
const CHARACTERS =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~'

type CharactersOf<Text extends string, Found = never> = Text extends `${infer First}${infer Rest}`
  ? CharactersOf<Rest, Found | First>
  : Found
type Character = CharactersOf<typeof CHARACTERS>

/** What a screen's table of keys is asked for. A name that no key has does not compile as a case. */
export type Press = Exclude<KeyName, 'text'> | Character

/** The typed character, or the name of a key that types none; `unknown` for characters beyond ASCII. */
export function pressOf({ name, text }: Key): Press {
  if (name !== 'text') return name
  return isCharacter(text) ? text : 'unknown'
}

const isCharacter = (text: string): text is Character => text.length === 1 && CHARACTERS.includes(text)

/** No line that is typed is longer; of a longer paste the beginning is kept. */
export const LONGEST_LINE = 200

/** The line after a key that edits it, at most so many characters of it; undefined for every other key. */
export function editLine(line: string, { name, text }: Key, longest = LONGEST_LINE): string | undefined {
  if (name === 'text' || name === 'paste') return [...(line + text)].slice(0, longest).join('')
  if (name === 'backspace') return [...line].slice(0, -1).join('')
  if (name === 'ctrl-u') return ''
  return name === 'ctrl-w' ? line.replace(/\S*\s*$/u, '') : undefined
}
