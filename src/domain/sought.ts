import { hasHan, pinyinLetters } from './spelling.ts'
import { stemOf } from './stem.ts'

/** A word that is looked for: Han anywhere, other words from their beginning (`token` in `tokens`, not in `detoken`). */
export interface Sought {
  readonly word: string
  readonly han: boolean
  /** The word read as pinyin. */
  readonly pinyin: string
  /** What its forms have in common; empty for Han and for what is no English word. */
  readonly stem: string
  /** For words other than Han; in any case. */
  readonly pattern: RegExp
}

export function soughtWord(word: string): Sought {
  const han = hasHan(word)
  const literal = singular(word, han).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return {
    word,
    han,
    pinyin: han ? '' : pinyinLetters(word),
    stem: /^[a-z-]{3,}$/.test(word) ? stemOf(word.replaceAll('-', '')) : '',
    pattern: new RegExp(`(?<![${LETTERS}])${literal}`, 'gi'),
  }
}

/** `tokens` finds `token` too: an English plural in -s is looked for without it. */
const singular = (word: string, han: boolean): string =>
  !han && /[^s]{3}s$/.test(word) ? word.slice(0, -1) : word

/** Latin letters and digits, as a part of a character class. Short, since \p{…} takes milliseconds to compile. */
export const LETTERS = 'A-Za-z0-9À-ɏ'

/** Where the text has the word first; -1 where it has it not. Plain search for Han: a pattern takes ten times as long. */
export const firstPlace = (text: string, { word, han, pattern }: Sought): number =>
  han ? text.indexOf(word) : text.search(pattern)

/** How often the text has the word. */
export const timesIn = (text: string, { word, han, pattern }: Sought): number =>
  han ? (text.includes(word) ? text.split(word).length - 1 : 0) : (text.match(pattern)?.length ?? 0)

/** Neighbouring characters: 注意力 is 注意 and 意力. */
export function pairsOf(word: string): readonly string[] {
  const characters = [...word]
  return characters.slice(1).map((character, at) => characters[at] + character)
}
