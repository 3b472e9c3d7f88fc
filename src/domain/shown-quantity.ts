interface ShownQuantity {
  readonly value: number
  readonly unit?: string | undefined
  /** Of a key: how far an answer may be from it. */
  readonly tolerance?: number
}

/** `0.333333`, `74%`, `¥53.3`, `12 GB`; a key with fewer digits where that is still a right answer: `71.43%` of 5/7. */
export function shownQuantity({ value, unit = '', tolerance = 0 }: ShownQuantity): string {
  const short = Number(value.toPrecision(KEY_DIGITS))
  const number = plainNumber(Math.abs(short - value) < tolerance && !Number.isInteger(value) ? short : value)
  if (/^[¥￥$€£]$/.test(unit)) return `${unit}${number}`
  return /^[%‰]?$/.test(unit) ? `${number}${unit}` : `${number} ${unit}`
}

/** As many as explanations show of a number that was worked out. */
const KEY_DIGITS = 4

/** Six digits are more than any question asks for; a whole number has all of its own. */
export const plainNumber = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(6)))
