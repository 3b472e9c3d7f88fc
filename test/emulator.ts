import { Terminal } from '@xterm/headless'
import { eastAsianWidth } from 'get-east-asian-width'

export interface EmulatorOptions {
  readonly columns: number
  readonly rows: number
  /** Columns of East Asian ambiguous characters, as `xterm -cjk_width` has 2. */
  readonly ambiguousWidth?: 1 | 2
  /** False: mode 1049 is not known, as in screen by default and in mosh. */
  readonly alternateScreen?: boolean
}

/** A place on the screen, from 0. */
export interface Place {
  readonly row: number
  readonly column: number
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
}

/** Erase in line, in display, characters: each begins at the cursor. */
const ERASES = /(\x1b\[\d*[JKPX@])/

/**
 * xterm.js, and what xterm 379 does otherwise, checked against it by `npm run test:terminals`: with a character in the
 * last column the cursor stands on that column until the next one comes, and what is erased then includes it; a narrower
 * window cuts the alternate screen off.
 */
export function createEmulator({
  columns,
  rows,
  ambiguousWidth = 1,
  alternateScreen = true,
}: EmulatorOptions): Emulator {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true })
  if (ambiguousWidth === 2) drawAmbiguousWide(terminal)
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

function drawAmbiguousWide({ unicode }: Terminal): void {
  const wcwidth = (codePoint: number): 0 | 1 | 2 => {
    if (codePoint < 32 || (codePoint >= 0x300 && codePoint < 0x370) || codePoint === 0xfe0f) return 0
    return eastAsianWidth(codePoint, { ambiguousAsWide: true })
  }
  unicode.register({
    version: 'ambiguous-wide',
    wcwidth,
    // The width stands in the two bits above the lowest (https://github.com/xtermjs/xterm.js, UnicodeService).
    charProperties: (codePoint) => wcwidth(codePoint) << 1,
  })
  unicode.activeVersion = 'ambiguous-wide'
}
