import { addPlainProduct, type Matrix } from './matrix.ts'
import { type FastProduct, fastProduct, SCRATCH_NUMBERS } from './numbers.ts'

/** Multiplications from which the way through WebAssembly is shorter. */
const worthwhile = 64

/** out += a · b, with the same bits in either way. */
export function addProduct(out: Matrix, a: Matrix, b: Matrix): void {
  const fast = out.rows * out.columns * a.columns >= worthwhile ? fastProduct() : undefined
  if (!fast || !addFast(fast, out, a, b)) addPlainProduct(out, a, b)
}

const NUMBER_BYTES = 8

/** @returns false where a matrix lies outside the memory and is too large to be copied into it */
function addFast(fast: FastProduct, out: Matrix, a: Matrix, b: Matrix): boolean {
  const inside = out.values.buffer === fast.buffer && out.columnStride === 1
  const large = (matrix: Matrix): boolean => matrix.rows * matrix.columns > SCRATCH_NUMBERS
  if (large(a) || large(b) || (!inside && large(out))) return false
  const left = a.values.buffer === fast.buffer ? a : copied(fast, a, 0)
  const right = b.values.buffer === fast.buffer && b.columnStride === 1 ? b : copied(fast, b, SCRATCH_NUMBERS)
  const target = inside ? out : copied(fast, out, 2 * SCRATCH_NUMBERS)
  fast.addProduct(
    addressOf(target),
    target.rowStride * NUMBER_BYTES,
    addressOf(left),
    left.rowStride * NUMBER_BYTES,
    left.columnStride * NUMBER_BYTES,
    addressOf(right),
    right.rowStride * NUMBER_BYTES,
    out.rows,
    a.columns,
    out.columns,
  )
  if (!inside) copyBack(target, out)
  return true
}

const addressOf = ({ values, offset }: Matrix): number => values.byteOffset + offset * NUMBER_BYTES

/** The matrix row after row, from this place of the scratch on. */
function copied(fast: FastProduct, from: Matrix, offset: number): Matrix {
  const { rows, columns, rowStride, columnStride } = from
  const { numbers } = fast
  if (from.values.buffer === fast.buffer)
    fast.pack(
      offset * NUMBER_BYTES,
      addressOf(from),
      rowStride * NUMBER_BYTES,
      columnStride * NUMBER_BYTES,
      rows,
      columns,
    )
  else if (columnStride === 1 && rowStride === columns)
    numbers.set(from.values.subarray(from.offset, from.offset + rows * columns), offset)
  else copyCells(from, numbers, offset)
  return { values: numbers, offset, rows, columns, rowStride: columns, columnStride: 1 }
}

function copyCells(
  { values, offset, rows, columns, rowStride, columnStride }: Matrix,
  to: Float64Array,
  start: number,
): void {
  let place = start
  for (let row = 0; row < rows; row++) {
    let from = offset + row * rowStride
    for (let column = 0; column < columns; column++) {
      to[place] = values[from] ?? 0
      place++
      from += columnStride
    }
  }
}

function copyBack({ values, offset, rows, columns }: Matrix, out: Matrix): void {
  if (out.columnStride === 1 && out.rowStride === columns)
    out.values.set(values.subarray(offset, offset + rows * columns), out.offset)
  else
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        out.values[out.offset + row * out.rowStride + column * out.columnStride] =
          values[offset + row * columns + column] ?? 0
}
