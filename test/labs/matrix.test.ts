import { expect, test } from 'vitest'
import { addProduct, block, type Matrix, matrix, transposed } from '../../src/labs/matrix.ts'
import { createRandom } from '../../src/labs/random.ts'

const random = createRandom(3)
const filled = (rows: number, columns: number): Matrix =>
  matrix(Float64Array.from({ length: rows * columns }, random), rows, columns)

const cell = (of: Matrix, row: number, column: number): number =>
  of.values[of.offset + row * of.rowStride + column * of.columnStride] ?? Number.NaN

/** The definition, in three loops. */
function expectProduct(out: Matrix, a: Matrix, b: Matrix, before: number): void {
  for (let row = 0; row < out.rows; row++) {
    for (let column = 0; column < out.columns; column++) {
      let sum = before
      for (let k = 0; k < a.columns; k++) sum += cell(a, row, k) * cell(b, k, column)
      expect(cell(out, row, column)).toBeCloseTo(sum, 10)
    }
  }
}

const sizes = [1, 2, 3, 4, 5, 7, 8, 9]

test.each(sizes.flatMap((rows) => sizes.map((columns) => [rows, columns] as const)))(
  'a product of %i rows and %i columns is the sum of products, added to what was there',
  (rows, columns) => {
    for (const [a, b] of [
      [filled(rows, 6), filled(6, columns)],
      [transposed(filled(6, rows)), filled(6, columns)],
      [filled(rows, 6), transposed(filled(columns, 6))],
    ] as const) {
      const out = matrix(new Float64Array(rows * columns).fill(0.5), rows, columns)
      addProduct(out, a, b)
      expectProduct(out, a, b, 0.5)
    }
  },
)

test('a block is a view: only its own cells change', () => {
  const whole = matrix(new Float64Array(30), 5, 6)
  addProduct(block(whole, 1, 2, 3, 3), filled(3, 4), filled(4, 3))
  const touched = [...whole.values]
    .map((value, place) => (value === 0 ? -1 : place))
    .filter((place) => place >= 0)
  expect(touched).toEqual([8, 9, 10, 14, 15, 16, 20, 21, 22])
})
