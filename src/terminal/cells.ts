import { clustersOf, isSequence, type Measure } from '../views/width.ts'
import { filterForTerminal } from './sink.ts'

/** What stands in one place of a row: a character with its marks, and how it looks. */
export interface Cell {
  readonly text: string
  readonly columns: number
  readonly style: Style
  /** The opening OSC 8 sequence; empty outside links. */
  readonly link: string
  /** Terminals do not agree on its columns. */
  readonly uncertain: boolean
}

/**
 * The parameters of SGR that are in force, by what they set, with '' for what is as the terminal has it. Equal styles
 * are the same object.
 * https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h4-Functions-using-CSI-_-ordered-by-the-final-character-lparen-s-rparen:CSI-Pm-m.1CA7
 */
export type Style = readonly string[]

const FOREGROUND = 10
const BACKGROUND = 11
const styles = new Map<string, Style>()

function interned(slots: readonly string[]): Style {
  const key = slots.join()
  const known = styles.get(key) ?? slots
  styles.set(key, known)
  return known
}

export const plainStyle: Style = interned(Array<string>(BACKGROUND + 1).fill(''))

/** The style after an SGR sequence with these parameters. */
function styleAfter(style: Style, parameters: string): Style {
  const slots = [...style]
  const codes = parameters.split(';').map(Number)
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0
    if (code === 38 || code === 48) {
      const length = codes[at + 1] === 2 ? 5 : 3
      slots[code === 38 ? FOREGROUND : BACKGROUND] = codes.slice(at, at + length).join(';')
      at += length - 1
    } else setCode(slots, code)
  }
  return interned(slots)
}

function setCode(slots: string[], code: number): void {
  if (code === 0) slots.fill('')
  else if (code <= 9) slots[code] = String(code)
  else if (code === 21 || code === 22) slots.fill('', 1, 3)
  else if (code <= 29) slots[code - 20] = ''
  else if (isColour(code, 30)) slots[FOREGROUND] = code === 39 ? '' : String(code)
  else if (isColour(code, 40)) slots[BACKGROUND] = code === 49 ? '' : String(code)
}

/** 30 to 39 and 90 to 97; for the background ten more. */
const isColour = (code: number, first: number): boolean =>
  (code >= first && code <= first + 9) || (code >= first + 60 && code <= first + 67)

/** The shortest SGR that leads from one style to another. */
export function styleChange(from: Style, to: Style): string {
  if (from === to) return ''
  const added = to.filter((code, at) => code !== '' && code !== from[at])
  const isMore = from.every((code, at) => code === '' || to[at] !== '')
  if (isMore) return `\x1b[${added.join(';')}m`
  return `\x1b[${['', ...to.filter((code) => code !== '')].join(';')}m`
}

const PART = /\x1b\[([0-9;]*)m|(\x1b\]8;[^\x07\x1b]*(?:\x1b\\|\x07))|([^\x1b\r\n]+)/g
const LINK_ENDS = /^\x1b\]8;[^;]*;\x1b\\$/

/** The cells of a line as a view made it. What is no colour and no link of ours is shown, never sent. */
export function cellsOf(line: string, measure: Measure): Cell[] {
  const cells: Cell[] = []
  let style = plainStyle
  let link = ''
  for (const [, parameters, envelope, text] of filterForTerminal(line).matchAll(PART)) {
    if (parameters !== undefined) style = styleAfter(style, parameters)
    else if (envelope !== undefined) link = LINK_ENDS.test(envelope) ? '' : envelope
    else if (text !== undefined) addCells(cells, text.replaceAll('\t', ' '), { style, link }, measure)
  }
  return cells
}

function addCells(cells: Cell[], text: string, look: Pick<Cell, 'style' | 'link'>, measure: Measure): void {
  const { units, columns: widths } = clustersOf(text, measure)
  for (let at = 0; at < text.length; at += units[at] || 1) {
    const cluster = text.slice(at, at + (units[at] || 1))
    const columns = widths[at] ?? 0
    const before = cells.at(-1)
    if (columns > 0) cells.push({ text: cluster, columns, ...look, uncertain: isSequence(cluster) })
    // What takes no column belongs to the character before it.
    else if (before !== undefined) cells[cells.length - 1] = { ...before, text: before.text + cluster }
  }
}

/** An empty place, as erasing leaves it. */
export const isBlank = ({ text, style, link }: Cell): boolean =>
  text === ' ' && style === plainStyle && link === ''

export const isSameCell = (one: Cell, other: Cell): boolean =>
  one.text === other.text && one.style === other.style && one.link === other.link
