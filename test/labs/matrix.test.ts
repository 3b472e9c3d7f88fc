import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assemble, codeFile } from '../../scripts/assemble.mjs'
import { addPlainProduct, block, type Matrix, matrix, transposed } from '../../src/labs/matrix.ts'
import { arraysInUse, fastProduct, giveBack, takeArray } from '../../src/labs/numbers.ts'
import { addProduct } from '../../src/labs/product.ts'
import { createRandom, integerBelow } from '../../src/labs/random.ts'

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

const ways = [
  ['plain', addPlainProduct],
  ['fast', addProduct],
] as const

describe.each(ways)('%s', (_, add) => {
  test.each(sizes.flatMap((rows) => sizes.map((columns) => [rows, columns] as const)))(
    'a product of %i rows and %i columns is the sum of products, added to what was there',
    (rows, columns) => {
      for (const [a, b] of [
        [filled(rows, 6), filled(6, columns)],
        [transposed(filled(6, rows)), filled(6, columns)],
        [filled(rows, 6), transposed(filled(columns, 6))],
      ] as const) {
        const out = matrix(new Float64Array(rows * columns).fill(0.5), rows, columns)
        add(out, a, b)
        expectProduct(out, a, b, 0.5)
      }
    },
  )

  test('a block is a view: only its own cells change', () => {
    const whole = matrix(new Float64Array(30), 5, 6)
    add(block(whole, 1, 2, 3, 3), filled(3, 4), filled(4, 3))
    const touched = [...whole.values]
      .map((value, place) => (value === 0 ? -1 : place))
      .filter((place) => place >= 0)
    expect(touched).toEqual([8, 9, 10, 14, 15, 16, 20, 21, 22])
  })
})

describe('the product in WebAssembly', () => {
  test('runs here, and is what its text says', async () => {
    expect(fastProduct()).toBeDefined()
    const code = readFileSync(new URL('../../src/labs/product-code.ts', import.meta.url), 'utf8')
    const bytes = await assemble()
    expect(code).toBe(codeFile(bytes))
    expect(bytes.length).toBeLessThan(4096)
  })

  /** Numbers of many sizes, so that another order of summation shows in the last bits. */
  const drawn = (length: number, draw: () => number, inside: boolean): Float64Array => {
    const array = inside ? takeArray(length) : new Float64Array(length)
    for (let place = 0; place < length; place++) array[place] = (draw() - 0.5) * (draw() < 0.1 ? 1e6 : 1)
    return array
  }

  /** A part of a larger matrix, or its columns as rows: with strides and an offset of its own. */
  const cut = (rows: number, columns: number, draw: () => number, inside: boolean): Matrix => {
    const [above, before] = [integerBelow(3, draw), integerBelow(3, draw)]
    const turned = draw() < 0.4
    const [height, width] = turned ? [columns, rows] : [rows, columns]
    const array = drawn((height + above) * (width + before + 1), draw, inside)
    const part = block(matrix(array, height + above, width + before + 1), above, before, height, width)
    return turned ? transposed(part) : part
  }

  test('has the bits of the plain one, wherever the matrices lie', () => {
    const draw = createRandom(5)
    const differing: string[] = []
    for (let trial = 0; trial < 3000; trial++) {
      const [rows, inner, columns] = [
        1 + integerBelow(24, draw),
        1 + integerBelow(40, draw),
        1 + integerBelow(24, draw),
      ]
      const [a, b] = [cut(rows, inner, draw, draw() < 0.5), cut(inner, columns, draw, draw() < 0.5)]
      const out = drawn((rows + 1) * (columns + 2), draw, draw() < 0.5)
      const other = Float64Array.from(out)
      const place = (values: Float64Array): Matrix =>
        block(matrix(values, rows + 1, columns + 2), 1, 1, rows, columns)
      addProduct(place(out), a, b)
      addPlainProduct(place(other), a, b)
      if (!out.every((value, at) => Object.is(value, other[at])))
        differing.push(`${rows} × ${inner} × ${columns}`)
      for (const { values } of [a, b, { values: out }])
        if (values.buffer === fastProduct()?.buffer) giveBack(values)
    }
    expect(differing).toEqual([])
    expect(arraysInUse()).toBe(0)
  })

  test('an array that is given back is all zeros for the next one', () => {
    const first = takeArray(77).fill(3)
    giveBack(first)
    const next = takeArray(77)
    expect(next).toEqual(new Float64Array(77))
    giveBack(next)
  })

  test('what is too large for the scratch, or for the memory, is computed all the same', () => {
    const long = 300_000
    const a = matrix(new Float64Array(long).fill(1), 1, long)
    const out = matrix(new Float64Array(1), 1, 1)
    addProduct(out, a, matrix(new Float64Array(long).fill(2), long, 1))
    expect(out.values[0]).toBe(2 * long)
    const huge = takeArray(40_000_000)
    expect(huge).toHaveLength(40_000_000)
    expect(huge.buffer).not.toBe(fastProduct()?.buffer)
    giveBack(huge)
  })
})
