import { createTape, type Tape, type Tensor } from '../../src/labs/tape.ts'

/**
 * The largest relative difference between the gradients of the tape and central differences, (f(x+h) − f(x−h)) / 2h,
 * over every number of every input.
 */
export function worstGradientError(
  inputs: readonly Tensor[],
  loss: (tape: Tape) => Tensor,
  h = 1e-5,
): number {
  const tape = createTape()
  for (const input of inputs) input.gradient.fill(0)
  tape.backward(loss(tape))
  const errors = inputs.flatMap(({ values, gradient }) =>
    Array.from(values, (value, place) => {
      const at = (moved: number): number => {
        values[place] = moved
        return loss(createTape()).values[0] ?? Number.NaN
      }
      const slope = (at(value + h) - at(value - h)) / (2 * h)
      values[place] = value
      const found = gradient[place] ?? Number.NaN
      return Math.abs(found - slope) / Math.max(1e-3, Math.abs(found) + Math.abs(slope))
    }),
  )
  return Math.max(...errors)
}
