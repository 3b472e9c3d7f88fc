import { exp, log } from './elementary.ts'
import { matrix } from './matrix.ts'
import { addProduct } from './product.ts'

/** After so many squarings the root of the norm is within a thousandth of the radius for any but odd matrices. */
const squarings = 12

/**
 * The largest absolute value of an eigenvalue of a square matrix: ‖Aⁿ‖^(1/n) for n = 2¹² (Gelfand's formula). Complex
 * eigenvalues need no care in it. 0 for a matrix whose powers vanish.
 */
export function spectralRadius(values: Float64Array, size: number): number {
  let power = values.slice()
  let logarithm = 0
  let share = 1
  for (let squaring = 0; squaring <= squarings; squaring++) {
    const norm = Math.sqrt(power.reduce((sum, value) => sum + value * value, 0))
    if (norm === 0) return 0
    logarithm += log(norm) * share
    share /= 2
    const root = matrix(
      power.map((value) => value / norm),
      size,
      size,
    )
    power = new Float64Array(size * size)
    addProduct(matrix(power, size, size), root, root)
  }
  return exp(logarithm)
}
