/** A rectangle of numbers inside an array. Strides make a transposed matrix or a block of columns a view, not a copy. */
export interface Matrix {
  readonly values: Float64Array
  readonly offset: number
  readonly rows: number
  readonly columns: number
  readonly rowStride: number
  readonly columnStride: number
}

/** The array as a matrix, row after row. */
export function matrix(values: Float64Array, rows: number, columns: number): Matrix {
  return {
    values,
    offset: 0,
    rows,
    columns,
    rowStride: columns,
    columnStride: 1,
  }
}

export function transposed(of: Matrix): Matrix {
  const { values, offset, rows, columns, rowStride, columnStride } = of
  return {
    values,
    offset,
    rows: columns,
    columns: rows,
    rowStride: columnStride,
    columnStride: rowStride,
  }
}

/** The part of a matrix that starts at (row, column). */
export function block(of: Matrix, row: number, column: number, rows: number, columns: number): Matrix {
  const offset = of.offset + row * of.rowStride + column * of.columnStride
  return { ...of, offset, rows, columns }
}

/**
 * out += a · b, where there is no WebAssembly, and the measure of the product there. Tiles of 2 × 4 keep eight sums in registers, so that each number read is used several times.
 * Float64 and not Float32: V8 has no 32-bit arithmetic and would convert at every step.
 */
export function addPlainProduct(out: Matrix, a: Matrix, b: Matrix): void {
  const evenRows = out.rows - (out.rows % 2)
  const fullColumns = out.columns - (out.columns % 4)
  for (let row = 0; row < evenRows; row += 2) {
    for (let column = 0; column < fullColumns; column += 4) addTile(out, a, b, row, column)
  }
  addCells(out, a, b, 0, evenRows, fullColumns)
  addCells(out, a, b, evenRows, out.rows, 0)
}

function addTile(out: Matrix, a: Matrix, b: Matrix, row: number, column: number): void {
  const { values: left, rowStride: down, columnStride: along, columns: inner } = a
  const { values: right, rowStride: below, columnStride: beside } = b
  let s00 = 0
  let s01 = 0
  let s02 = 0
  let s03 = 0
  let s10 = 0
  let s11 = 0
  let s12 = 0
  let s13 = 0
  let p = a.offset + row * down
  let q = b.offset + column * beside
  for (let k = 0; k < inner; k++) {
    const a0 = left[p] ?? 0
    const a1 = left[p + down] ?? 0
    const b0 = right[q] ?? 0
    const b1 = right[q + beside] ?? 0
    const b2 = right[q + 2 * beside] ?? 0
    const b3 = right[q + 3 * beside] ?? 0
    s00 += a0 * b0
    s01 += a0 * b1
    s02 += a0 * b2
    s03 += a0 * b3
    s10 += a1 * b0
    s11 += a1 * b1
    s12 += a1 * b2
    s13 += a1 * b3
    p += along
    q += below
  }
  const { values, columnStride: step } = out
  const first = out.offset + row * out.rowStride + column * step
  const second = first + out.rowStride
  values[first] = s00 + (values[first] ?? 0)
  values[first + step] = s01 + (values[first + step] ?? 0)
  values[first + 2 * step] = s02 + (values[first + 2 * step] ?? 0)
  values[first + 3 * step] = s03 + (values[first + 3 * step] ?? 0)
  values[second] = s10 + (values[second] ?? 0)
  values[second + step] = s11 + (values[second + step] ?? 0)
  values[second + 2 * step] = s12 + (values[second + 2 * step] ?? 0)
  values[second + 3 * step] = s13 + (values[second + 3 * step] ?? 0)
}

/** The cells that no whole tile covers, one at a time. */
function addCells(
  out: Matrix,
  a: Matrix,
  b: Matrix,
  fromRow: number,
  toRow: number,
  fromColumn: number,
): void {
  for (let row = fromRow; row < toRow; row++) {
    for (let column = fromColumn; column < out.columns; column++) {
      const place = out.offset + row * out.rowStride + column * out.columnStride
      out.values[place] = (out.values[place] ?? 0) + dot(a, row, b, column)
    }
  }
}

function dot(a: Matrix, row: number, b: Matrix, column: number): number {
  let sum = 0
  let p = a.offset + row * a.rowStride
  let q = b.offset + column * b.columnStride
  for (let k = 0; k < a.columns; k++) {
    sum += (a.values[p] ?? 0) * (b.values[q] ?? 0)
    p += a.columnStride
    q += b.rowStride
  }
  return sum
}
