const bits = new Uint32Array(1)
const number = new Float32Array(bits.buffer)

/** To the nearest bfloat16: the upper 16 bits of a 32-bit float, ties to even. */
export function toBfloat16(value: number): number {
  number[0] = value
  const word = bits[0] ?? 0
  bits[0] = (word + 0x7fff + ((word >>> 16) & 1)) & 0xffff0000
  return number[0] ?? 0
}

/** A sum in the order given, rounded to bfloat16 after each addition. */
export const sumInBfloat16 = (values: readonly number[]): number =>
  values.map(toBfloat16).reduce((sum, value) => toBfloat16(sum + value), 0)
