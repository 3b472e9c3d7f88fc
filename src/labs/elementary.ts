/**
 * exp, log, log2, sin, cos and tanh that give the same bits on every engine: the language leaves their last digits to
 * the engine, while + − × ÷ and √ are exact everywhere. The algorithms and constants are those of fdlibm, which V8's
 * own functions follow too (src/base/ieee754.cc); errors stay below one unit in the last place.
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
 * business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice
 * is preserved. https://www.netlib.org/fdlibm/
 */

/** One double and its two halves, to read and write exponents. The upper half holds sign and exponent. */
const double = new Float64Array(1)
const halves = new Uint32Array(double.buffer)
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
const [LOW, HIGH] = littleEndian ? [0, 1] : [1, 0]

/** Sign, exponent and the upper 20 bits of the fraction, as a signed number: in the order of positive doubles. */
function upperHalf(x: number): number {
  double[0] = x
  return (halves[HIGH] ?? 0) | 0
}

/** x with another upper half. */
function withUpperHalf(x: number, upper: number): number {
  double[0] = x
  halves[HIGH] = upper
  return double[0]
}

/** x without the lower half of its fraction. */
function withoutLowerHalf(x: number): number {
  double[0] = x
  halves[LOW] = 0
  return double[0]
}

/** 2 to the power of a whole number from −1022 to 1023. */
const powerOfTwo = (exponent: number): number => withUpperHalf(0, (exponent + 1023) << 20)

/** ln 2 in two parts: the first has 33 bits, so that a small multiple of it is exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const PER_LN2 = Math.LOG2E
/** Upper half of ½ ln 2 and of 3/2 ln 2. */
const HALF_LN2 = 0x3fd62e42
const THREE_HALVES_LN2 = 0x3ff0a2b2

/** e to the power of x. */
export function exp(x: number): number {
  const size = upperHalf(x) & 0x7fffffff
  if (size >= 0x40862e42) {
    if (Number.isNaN(x)) return x
    if (x > 709.782712893384) return Number.POSITIVE_INFINITY
    if (x < -745.1332191019411) return 0
  }
  if (size <= HALF_LN2) return size < 0x3e300000 ? 1 + x : 1 - (expFraction(x) - x)
  if (x === 1) return Math.E
  const k = size < THREE_HALVES_LN2 ? Math.sign(x) : Math.trunc(PER_LN2 * x + (x < 0 ? -0.5 : 0.5))
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const rest = high - low
  const c = expSeries(rest)
  const y = 1 - (low - (rest * c) / (2 - c) - high)
  if (k === 1024) return y * 2 * 8.98846567431158e307
  return k >= -1021 ? y * powerOfTwo(k) : y * powerOfTwo(k + 1000) * 9.332636185032189e-302
}

/** x − x² P(x²), where P approximates x (eˣ + 1) / (eˣ − 1) on |x| ≤ ½ ln 2 (Remes). */
function expSeries(x: number): number {
  const t = x * x
  return (
    x -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))))
  )
}

function expFraction(x: number): number {
  const c = expSeries(x)
  return (x * c) / (c - 2)
}

/** The parts of the number that was split last: it is 2^exponent · (1 + fraction), √½ < 1 + fraction < √2. */
let exponent = 0
let fraction = 0
/** The upper 20 bits of its fraction before it was halved or not. */
let bits = 0

/** Splits a number above 0 and below Infinity. */
function split(x: number): void {
  const subnormal = x < 2.2250738585072014e-308
  const scaled = subnormal ? x * 18014398509481984 : x
  const upper = upperHalf(scaled)
  bits = upper & 0xfffff
  const halved = (bits + 0x95f64) & 0x100000
  exponent = (upper >> 20) - 1023 + (halved >> 20) - (subnormal ? 54 : 0)
  fraction = withUpperHalf(scaled, bits | (halved ^ 0x3ff00000)) - 1
}

/** Of log(1 + f) = 2 s + s · series, s = f / (2 + f) (Remes). */
function logSeries(s: number): number {
  const z = s * s
  const w = z * z
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  return odd + even
}

/** The logarithm of what is not above 0 and below Infinity. */
function logOfOthers(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY
  return x > 0 ? x : Number.NaN
}

/** The natural logarithm of x. */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfOthers(x)
  split(x)
  const k = exponent
  const f = fraction
  if (((bits + 2) & 0xfffff) < 3) {
    const near = f * f * (0.5 - 0.3333333333333333 * f)
    return k * LN2_HIGH - (near - k * LN2_LOW - f)
  }
  const s = f / (2 + f)
  const series = logSeries(s)
  if (((bits - 0x6147a) | (0x6b851 - bits)) <= 0) return k * LN2_HIGH - (s * (f - series) - k * LN2_LOW - f)
  const half = 0.5 * f * f
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f)
}

/** 1 / ln 2 in two parts, the first of 21 bits. */
const PER_LN2_HIGH = 1.4426950407214463
const PER_LN2_LOW = 1.6751713164886512e-10

/** The logarithm of x to the base 2. */
export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfOthers(x)
  split(x)
  const k = exponent
  const f = fraction
  const half = 0.5 * f * f
  const s = f / (2 + f)
  const rest = s * (half + logSeries(s))
  const high = withoutLowerHalf(f - half)
  const low = f - high - half + rest
  const large = high * PER_LN2_HIGH
  const small = (low + high) * PER_LN2_LOW + low * PER_LN2_HIGH
  const sum = k + large
  return small + (k - sum + large) + sum
}

/** The hyperbolic tangent of x. */
export function tanh(x: number): number {
  if (Number.isNaN(x)) return x
  const size = Math.abs(x)
  if (size >= 22) return Math.sign(x)
  if (size < 3.725290298461914e-9) return x
  const small = size < 1
  const t = expm1(small ? -2 * size : 2 * size)
  const z = small ? -t / (t + 2) : 1 - 2 / (t + 2)
  return x < 0 ? -z : z
}

/** eˣ − 1, for 7·10⁻⁹ < |x| < 44: what tanh asks for. */
function expm1(x: number): number {
  const upper = upperHalf(x) & 0x7fffffff
  if (upper <= HALF_LN2) {
    const { squares, e } = expm1Series(x)
    return x - (x * e - squares)
  }
  const k = upper < THREE_HALVES_LN2 ? Math.sign(x) : Math.trunc(PER_LN2 * x + (x < 0 ? -0.5 : 0.5))
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const rest = high - low
  const correction = high - rest - low
  const { squares, e } = expm1Series(rest)
  const error = rest * (e - correction) - correction - squares
  if (k === -1) return 0.5 * (rest - error) - 0.5
  if (k === 1) return rest < -0.25 ? -2 * (error - (rest + 0.5)) : 1 + 2 * (rest - error)
  const power = powerOfTwo(k)
  if (k <= -2 || k > 56) return (1 - (error - rest)) * power - 1
  const share = powerOfTwo(-k)
  return (k < 20 ? 1 - share - (error - rest) : rest - (error + share) + 1) * power
}

/** x² / 2, and the rational approximation of eˣ − 1 − x − x² / 2 by it, for |x| ≤ ½ ln 2 (Remes). */
function expm1Series(x: number): { readonly squares: number; readonly e: number } {
  const half = 0.5 * x
  const squares = x * half
  const series =
    1 +
    squares *
      (-0.03333333333333313 +
        squares *
          (0.0015873015872548146 +
            squares *
              (-7.93650757867488e-5 + squares * (4.008217827329362e-6 + squares * -2.0109921818362437e-7))))
  const t = 3 - series * half
  return { squares, e: squares * ((series - t) / (6 - x * t)) }
}

/** The sine of x radians, for |x| below a million. */
export function sin(x: number): number {
  const quarter = reduce(x)
  const value = quarter & 1 ? cosNear(rest, tail) : sinNear(rest, tail)
  return quarter & 2 ? -value : value
}

/** The cosine of x radians, for |x| below a million. */
export function cos(x: number): number {
  const quarter = reduce(x)
  const value = quarter & 1 ? sinNear(rest, tail) : cosNear(rest, tail)
  return (quarter + 1) & 2 ? -value : value
}

/** What is left of the angle that was reduced last, |rest + tail| ≤ π / 4; `tail` is what `rest` cannot hold. */
let rest = 0
let tail = 0

/** π / 2 in parts of 33 bits, and beside each what the parts so far leave over. */
const QUARTERS = [
  [1.5707963267341256, 6.077100506506192e-11],
  [6.077100506303966e-11, 2.0222662487959506e-21],
  [2.0222662487111665e-21, 8.4784276603689e-32],
] as const
const LARGEST_ANGLE = 1e6

/**
 * Takes whole quarter turns off (Cody and Waite, 1980): one more part of π / 2 wherever too many digits cancelled.
 * @returns how many
 */
function reduce(x: number): number {
  if ((upperHalf(x) & 0x7fffffff) <= 0x3fe921fb) {
    rest = x
    tail = 0
    return 0
  }
  if (!(Math.abs(x) < LARGEST_ANGLE)) throw new RangeError(`No angle below a million: ${x}`)
  const turns = Math.trunc(x * 0.6366197723675814 + (x < 0 ? -0.5 : 0.5))
  const size = upperHalf(x) & 0x7ff00000
  let left = x - turns * QUARTERS[0][0]
  let over = turns * QUARTERS[0][1]
  rest = left - over
  for (const [at, lost] of [
    [1, 16],
    [2, 49],
  ] as const) {
    if (size - (upperHalf(rest) & 0x7ff00000) <= lost << 20) break
    const [part, after] = QUARTERS[at]
    const before = left
    const step = turns * part
    left = before - step
    over = turns * after - (before - left - step)
    rest = left - over
  }
  tail = left - rest - over
  return turns
}

function sinNear(x: number, tail: number): number {
  if (Math.abs(x) < 7.450580596923828e-9) return x
  const z = x * x
  const cube = z * x
  const series =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))
  const third = -0.16666666666666632
  if (tail === 0) return x + cube * (third + z * series)
  return x - (z * (0.5 * tail - cube * series) - tail - cube * third)
}

function cosNear(x: number, tail: number): number {
  const size = upperHalf(x) & 0x7fffffff
  if (size < 0x3e400000) return 1
  const z = x * x
  const series =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))))
  if (size < 0x3fd33333) return 1 - (0.5 * z - (z * series - x * tail))
  // About x² / 4 and exact, so that 1 − it loses nothing.
  const share = size > 0x3fe90000 ? 0.28125 : withUpperHalf(0, size - 0x200000)
  return 1 - share - (0.5 * z - share - (z * series - x * tail))
}
