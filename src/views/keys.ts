import type { Frame } from './frame.ts'
import { displayWidth } from './width.ts'

/** A key and what it does. `always` stays when the line is short of room. */
export interface KeyHint {
  readonly key: string
  readonly what: string
  readonly always?: boolean
}

/** The line of keys at the foot. What has no room goes, from the end; `?` and the way out stay. */
export function keyLine(hints: readonly KeyHint[], frame: Frame): string {
  let shown = [...hints]
  while (keyLineWidth(shown, frame) > frame.width) {
    const at = shown.findLastIndex(({ always }) => !always)
    if (at < 0) break
    shown = shown.filter((_, place) => place !== at)
  }
  while (shown.length > 1 && keyLineWidth(shown, frame) > frame.width) shown = shown.slice(1)
  const { theme } = frame
  return shown.map(({ key, what }) => `${theme.accent(key)} ${theme.muted(what)}`).join('  ')
}

/** The name of a key as the terminal can show it: arrows have words in ASCII. */
export const keyName = (key: string, { glyphs }: Pick<Frame, 'glyphs'>): string =>
  glyphs === 'ascii'
    ? key.replace(/[↑↓←→](?=[↑↓←→])/g, '$& ').replace(/[↑↓←→]/g, (arrow) => ARROWS[arrow] ?? arrow)
    : key

/** Says that lines follow below the screen. */
export const moreText = ({ glyphs, messages }: Frame): string =>
  `${glyphs === 'ascii' ? 'v' : '↓'} ${messages.quiz.more}`

const ARROWS: Readonly<Record<string, string>> = { '↑': 'Up', '↓': 'Down', '←': 'Left', '→': 'Right' }

const keyLineWidth = (hints: readonly KeyHint[], frame: Frame): number =>
  displayWidth(hints.map(({ key, what }) => `${key} ${what}`).join('  '), frame)
