import { matrix, transposed } from './matrix.ts'
import { addProduct } from './product.ts'

export interface Plane {
  /** For each row its coordinates along the two directions in which the rows differ most. */
  readonly points: readonly (readonly [number, number])[]
  /** The share of all variance that the plane shows, 0 to 1. */
  readonly explained: number
}

const iterations = 200

/**
 * The first two principal components of the rows, by power iteration on their covariance with deflation. The start is
 * fixed and the sign set by the largest entry, so that the picture does not flip between runs.
 */
export function principalPlane(rows: readonly Float64Array[], dim: number): Plane {
  const centred = centre(rows, dim)
  const covariance = new Float64Array(dim * dim)
  const view = matrix(centred, rows.length, dim)
  addProduct(matrix(covariance, dim, dim), transposed(view), view)
  const total = Array.from({ length: dim }, (_, d) => covariance[d * dim + d] ?? 0).reduce(
    (sum, value) => sum + value,
    0,
  )
  const first = strongest(covariance, dim)
  deflate(covariance, first, dim)
  const second = strongest(covariance, dim)
  const points = rows.map((_, row): [number, number] => {
    const at = centred.subarray(row * dim, (row + 1) * dim)
    return [dot(at, first.direction), dot(at, second.direction)]
  })
  return { points, explained: total === 0 ? 0 : (first.strength + second.strength) / total }
}

function centre(rows: readonly Float64Array[], dim: number): Float64Array {
  const centred = new Float64Array(rows.length * dim)
  for (let d = 0; d < dim; d++) {
    const mean = rows.reduce((sum, row) => sum + (row[d] ?? 0), 0) / Math.max(1, rows.length)
    rows.forEach((row, at) => {
      centred[at * dim + d] = (row[d] ?? 0) - mean
    })
  }
  return centred
}

interface Component {
  readonly direction: Float64Array
  readonly strength: number
}

function strongest(covariance: Float64Array, dim: number): Component {
  let direction = Float64Array.from({ length: dim }, (_, d) => 1 / (d + 1))
  let strength = 0
  for (let round = 0; round < iterations; round++) {
    const moved = new Float64Array(dim)
    addProduct(matrix(moved, dim, 1), matrix(covariance, dim, dim), matrix(direction, dim, 1))
    strength = Math.sqrt(dot(moved, moved))
    if (strength === 0) break
    direction = moved.map((value) => value / strength)
  }
  const largest = direction.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
  return { direction: largest < 0 ? direction.map((value) => -value) : direction, strength }
}

function deflate(covariance: Float64Array, { direction, strength }: Component, dim: number): void {
  for (let row = 0; row < dim; row++) {
    for (let column = 0; column < dim; column++) {
      const place = row * dim + column
      covariance[place] =
        (covariance[place] ?? 0) - strength * (direction[row] ?? 0) * (direction[column] ?? 0)
    }
  }
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0)
