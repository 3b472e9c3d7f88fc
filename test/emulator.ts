import { type IBufferCell, Terminal } from '@xterm/headless'
import { eastAsianWidth } from 'get-east-asian-width'

export interface EmulatorOptions {
  readonly columns: number
  readonly rows: number
  /** Columns of East Asian ambiguous characters, as `xterm -cjk_width` has 2. */
  readonly ambiguousWidth?: 1 | 2
  /** False: mode 1049 is not known, as in screen by default and in mosh. */
  readonly alternateScreen?: boolean
  /** As kitty, Konsole and tmux: an emoji sequence is one picture of two columns. */
  readonly joinsEmoji?: boolean
}

/** A place on the screen, from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

export interface PlacedCell extends Place {
  readonly text: string
  /** `;1;38;5;6`: bold, and colour 6. */
  readonly look: string
}

/** A terminal that draws as xterm does. */
export interface Emulator {
  readonly terminal: Terminal
  /** Resolves when it is drawn. */
  write(data: string): Promise<void>
  /** Rows of the screen, without trailing spaces. */
  screen(): string[]
  cursor(): Place & { readonly visible: boolean }
  /** What stands in each place with its look, row by row: enough to tell two pictures apart. */
  cells(): string[][]
  /** The cells that were written, spaces too, each with its place and its look as parameters of SGR. */
  placedCells(): readonly PlacedCell[]
}

/** Erase in line, in display, characters: each begins at the cursor. */
const ERASES = /(\x1b\[\d*[JKPX@])/

/**
 * xterm.js, and what xterm 379 does otherwise, held against the real one by test/screens/emulators.test.ts: with a
 * character in the last column the cursor stands on that column until the next one comes, and what is erased then
 * includes it. Checked by hand: a narrower window cuts the alternate screen off.
 */
export function createEmulator({
  columns,
  rows,
  ambiguousWidth = 1,
  alternateScreen = true,
  joinsEmoji = false,
}: EmulatorOptions): Emulator {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true })
  countColumns(terminal, ambiguousWidth, joinsEmoji)
  if (!alternateScreen)
    for (const final of ['h', 'l'])
      terminal.parser.registerCsiHandler({ prefix: '?', final }, ([mode]) => mode === 1049)
  let visible = true
  for (const [final, shown] of [['h', true] as const, ['l', false] as const])
    terminal.parser.registerCsiHandler({ prefix: '?', final }, (modes) => {
      if (modes.includes(25)) visible = shown
      return false
    })
  const put = (data: string): Promise<void> => new Promise((resolve) => terminal.write(data, resolve))
  let written = Promise.resolve()
  const putAsXterm = async (data: string): Promise<void> => {
    for (const part of data.split(ERASES)) {
      const isPending = terminal.buffer.active.cursorX === terminal.cols
      if (isPending && ERASES.test(part)) await put(`\x1b[${terminal.cols}G`)
      if (part !== '') await put(part)
    }
  }
  const line = (row: number) => terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)
  const rowsOf = <T>(one: (row: number) => T): T[] =>
    Array.from({ length: terminal.rows }, (_, row) => one(row))
  return {
    terminal,
    write: (data) => {
      written = written.then(() => putAsXterm(data))
      return written
    },
    screen: () => rowsOf((row) => line(row)?.translateToString(true, 0, terminal.cols) ?? ''),
    cursor: () => ({
      row: terminal.buffer.active.cursorY,
      column: Math.min(terminal.buffer.active.cursorX, terminal.cols - 1),
      visible,
    }),
    placedCells: () =>
      rowsOf((row) =>
        Array.from({ length: terminal.cols }, (_, column): PlacedCell[] => {
          const cell = line(row)?.getCell(column)
          const look = cell === undefined ? '' : lookOf(cell)
          const text = cell?.getChars() ?? ''
          if (cell === undefined || cell.getWidth() === 0 || (text === '' && look === '')) return []
          return [{ row, column, text: text || ' ', look }]
        }).flat(),
      ).flat(),
    cells: () =>
      rowsOf((row) =>
        Array.from({ length: terminal.cols }, (_, column) => {
          const cell = line(row)?.getCell(column)
          if (cell === undefined) return ''
          const look = [
            cell.getFgColor(),
            cell.getBgColor(),
            cell.isBold(),
            cell.isDim(),
            cell.isItalic(),
            cell.isUnderline(),
            cell.isInverse(),
            cell.isStrikethrough(),
          ]
          return `${cell.getChars() || (cell.getWidth() === 0 ? '' : ' ')} ${look.join()}`
        }),
      ),
  }
}

/** Attributes and colours as parameters of SGR. */
function lookOf(cell: IBufferCell): string {
  const colour = (base: number, isDefault: boolean, isRgb: boolean, value: number): string =>
    isDefault
      ? ''
      : isRgb
        ? `;${base};2;${value >> 16};${(value >> 8) & 255};${value & 255}`
        : value < 16
          ? `;${base - 8 + (value < 8 ? value : 60 + value - 8)}`
          : `;${base};5;${value}`
  const attributes = [
    cell.isBold() && ';1',
    cell.isDim() && ';2',
    cell.isItalic() && ';3',
    cell.isUnderline() && ';4',
    cell.isInverse() && ';7',
    cell.isStrikethrough() && ';9',
  ]
  return [
    ...attributes.filter((each) => typeof each === 'string'),
    colour(38, cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    colour(48, cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
  ].join('')
}

const ZERO_WIDTH_JOINER = 0x200d
/** U+FE0F, skin tones, and the keycap. */
const CHANGES_BEFORE = (codePoint: number): boolean =>
  codePoint === 0xfe0f || codePoint === 0x20e3 || (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff)
const TAKES_NOTHING = /[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}]/u

function countColumns({ unicode }: Terminal, ambiguousWidth: 1 | 2, joinsEmoji: boolean): void {
  const wcwidth = (codePoint: number): 0 | 1 | 2 => {
    if (codePoint < 32 || (codePoint > 126 && TAKES_NOTHING.test(String.fromCodePoint(codePoint)))) return 0
    return eastAsianWidth(codePoint, { ambiguousAsWide: ambiguousWidth === 2 })
  }
  // Joins in the lowest bit, columns in the two above, above them the character (https://github.com/xtermjs/xterm.js,
  // UnicodeService).
  const property = (codePoint: number, columns: number, joins: boolean): number =>
    (codePoint << 3) | (columns << 1) | Number(joins)
  unicode.register({
    version: 'as-xterm',
    wcwidth,
    charProperties: (codePoint, preceding) => {
      const columns = wcwidth(codePoint)
      const follows = preceding >> 3 === ZERO_WIDTH_JOINER || CHANGES_BEFORE(codePoint)
      if (joinsEmoji && preceding !== 0 && follows) return property(codePoint, 2, true)
      const before = (preceding >> 1) & 3
      return columns === 0 && preceding !== 0
        ? property(codePoint, before, true)
        : property(codePoint, columns, false)
    },
  })
  unicode.activeVersion = 'as-xterm'
}
