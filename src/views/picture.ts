/** A whole screen as a view means it. */
export interface Picture {
  /** One line a row, from the top. */
  readonly lines: readonly string[]
  /**
   * Where the terminal's cursor belongs: on the first letter of what is chosen, or where the next letter will stand.
   * Braille lines, magnifiers and input methods follow it. Without one it goes to the first line that is new.
   */
  readonly cursor?: Cursor | undefined
}

/** A place on the screen, or in lines of which the screen shows a part. */
export interface Cursor {
  /** From 0. */
  readonly row: number
  /** From 0. */
  readonly column: number
  /**
   * The learner sees it: where somebody types, since what an input method has not finished appears beside it, and where
   * nothing else tells the place.
   */
  readonly isShown?: boolean
}

/** The cursor after its lines were moved down and to the right. */
export const movedCursor = (
  cursor: Cursor,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Cursor => ({ ...cursor, row: cursor.row + rows, column: cursor.column + columns })

/** The picture moved to the right. */
export const withMargin = ({ lines, cursor }: Picture, columns: number): Picture => ({
  lines: lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line)),
  cursor: cursor && movedCursor(cursor, { rows: 0, columns }),
})
