import { readCalculation } from './calculation.ts'
import { LONGEST_LINE } from './keys.ts'
import { convert } from './units.ts'

/** A number as somebody typed it, with what stood behind it. */
export interface Quantity {
  readonly value: number
  /** As it was typed: `GB`, `percent`, `k tokens`, `个词元`. */
  readonly unit?: string
  /** The 3 of `3 out of 5`, which is what a question that counts asks for. */
  readonly part?: number
  /** How it would be read where a point groups thousands, or a comma is decimal: 1500 of `1.500`, 1.5 of `1,500`. */
  readonly other?: number
}

/**
 * Reads a number in any of the ways in which people write one: `0.10`, `1,234`, `8 192`, `0,1`, `12 GB`, `7 × 10^-8`,
 * `0.9^20 = 0.12`, `1 - 0.5^4`, `１０％`, `1/3`, `2 out of 3`, `two thirds`, `3.5 亿`, `1千5百`, `三千五`, `¥53.3`, `– 0.2`,
 * `百分之七十四`, `七成四`, `sixteen`. Undefined for what is no number, a range (`5-6`) included.
 */
export function readQuantity(text: string): Quantity | undefined {
  if (text.length > LONGEST_LINE) return undefined
  const sides = asciiSigns(text)
    .replace(/^[=≈]+/, '')
    .split(/\s*[=≈]\s*/)
    .map(readSide)
  // What a calculation is said to come to is the answer.
  return sides.includes(undefined) ? undefined : sides.at(-1)
}

function readSide(text: string): Quantity | undefined {
  const [, sign = '', unsigned = ''] = /^(-|\+|minus |negative |负)?\s*(.*)$/.exec(withoutHedges(text)) ?? []
  const [, currency, amount = unsigned] =
    /^(us\$|hk\$|[¥$€£]|cny|rmb|usd|eur)\s*(?=[\d.])(.*)$/i.exec(unsigned) ?? []
  const isNegative = sign !== '' && sign !== '+'
  const share = readShare(amount)
  const read: ShareReading | undefined =
    share === undefined
      ? readCalculation(isNegative ? `-${amount}` : amount)
      : { ...share, value: isNegative ? -share.value : share.value }
  const quantity = read === undefined || !Number.isFinite(read.value) ? undefined : withUnit(read, currency)
  const other = otherReading(amount)
  return quantity && other !== undefined ? { ...quantity, other } : quantity
}

/** What stands behind a number: its unit, and perhaps the number once more in brackets, as in `0.1 (10%)`. */
function withUnit({ value, rest, part }: ShareReading, currency: string | undefined): Quantity | undefined {
  const [, first = rest, again] = /^([^()]*)\(([^()]*\d[^()]*)\)$/.exec(rest.trim()) ?? []
  const unit = nameIn(first) ?? currency
  if (unit !== undefined && !isName(unit)) return undefined
  const quantity = {
    value,
    ...(unit !== undefined && { unit }),
    ...(part !== undefined && { part }),
  }
  return again === undefined || isSame(quantity, readQuantity(again)) ? quantity : undefined
}

/** `1.500` and `1,500` are read as 1.5 and as 1500 by half of the world each; `180,0000` groups by 万. */
function otherReading(text: string): number | undefined {
  const [byTenThousand] = /^[1-9]\d{0,3}(?:,\d{4})+(?!\d)/.exec(text) ?? []
  if (byTenThousand !== undefined) return Number(byTenThousand.replaceAll(',', ''))
  const [, thousands, sign, units] = /^(\d{1,3})([.,])(\d{3})(?!\d)/.exec(text) ?? []
  return thousands === undefined ? undefined : Number(`${thousands}${sign === '.' ? '' : '.'}${units}`)
}

/** Two ways of writing one number, the second of which may be rounded. */
function isSame(one: Quantity, other: Quantity | undefined): boolean {
  const [first, second] = [one, other].map((each) => each && convert(each.value, each.unit, ''))
  return first !== undefined && second !== undefined && Math.abs(first - second) <= Math.abs(first) / 20
}

/** A number, what is left of the text behind it, and of `3 out of 5` the 3. */
interface ShareReading {
  readonly value: number
  readonly rest: string
  readonly part?: number
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const FRACTIONS = /(\d*)\s*([¼½¾⅐-⅞])/g

/** Full-width digits, superscripts, ½ and the many dashes, quotes and spaces as ASCII: `７×10⁻⁸` becomes `7×10^-8`. */
const asciiSigns = (text: string): string =>
  text
    .replace(FRACTIONS, (_, whole: string, part: string) => `${whole} ${part.normalize('NFKC')}`)
    .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, superscript)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u2796]/g, '-')
    .replaceAll('⁄', '/')
    .replace(/['’](?=\d{3})/g, "'")
    .replace(/^["“”「『](.*)["“”」』]$/, '$1')
    .replace(/\s+/g, ' ')
    .trim()

const superscript = (sign: string): string =>
  `^${sign
    .replace('⁻', '-')
    .replace('⁺', '')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))}`

const BEFORE =
  /^(?:[~≈≒∼×]|x(?= ?\d)|about|around|approximately|approx\.?|roughly|circa|ca\.|at least|至少|不低于|一共|总共|约等于|大约|大概|差不多|约)\s*/i
const BEHIND = /\s*(?:左右|上下|or so|[。.!！,，、;；])$/i

/** Away with words and signs that only say "about", "at least" or "in all". */
function withoutHedges(text: string): string {
  const shorter = text.replace(BEFORE, '').replace(BEHIND, '')
  return shorter === text ? text : withoutHedges(shorter)
}

/**
 * A share or power in words: `2 out of 3`, `1 in a hundred`, `three quarters`, `三分之二`, `百分之七十四`, `七成四`,
 * `10 的 12 次方`, `10 to the power of 12`, `4 squared`.
 */
function readShare(text: string): ShareReading | undefined {
  for (const [pattern, value] of SHARES) {
    const [whole, one = '', other = '', rest = ''] = pattern.exec(text) ?? []
    if (whole === undefined) continue
    const [first, second] = [wholeNumber(one), wholeNumber(other)]
    if (first === undefined || second === undefined) continue
    return { value: value(first, second), rest, ...(value === partOf && { part: first }) }
  }
  return readHundredths(text) ?? readFraction(text) ?? readSquare(text)
}

const partOf = (part: number, whole: number): number => part / whole
const power = (base: number, exponent: number): number => base ** exponent

const SHARES: readonly (readonly [RegExp, (one: number, other: number) => number])[] = [
  [/^(\S+) (?:out of|in|of) (?:an? (?=\d))?((?:an? )?[^\s]+)(.*)$/i, partOf],
  [/^(?!百分之)(.+?)\s*分之\s*([\d.]+|\p{Script=Han}+)(.*)$/u, (whole, part) => part / whole],
  [/^(.+?)\s*的\s*(-?\S+?)\s*次(?:方|幂)(.*)$/, power],
  [/^(\S+) to the (?:power (?:of )?)?(-?[\d.]+)(?:st|nd|rd|th)?(?: power)?(.*)$/i, power],
]

/** `百分之七十四`, and tenths as they are told in Chinese: `七成四`, `7.4 成`. */
function readHundredths(text: string): ShareReading | undefined {
  const [, hundredth] = /^百分之\s*(.+)$/.exec(text) ?? []
  const [, tenths = '', rest = ''] = /^(.+?)\s*成\s*([一二三四五六七八九\d])?半?$/.exec(text) ?? []
  const [share, tenth, next] = [wholeNumber(hundredth ?? ''), wholeNumber(tenths), wholeNumber(rest) ?? 0]
  if (share !== undefined) return { value: share, rest: '%' }
  return tenth === undefined ? undefined : { value: 10 * tenth + (text.endsWith('半') ? 5 : next), rest: '%' }
}

const PARTS: Readonly<Record<string, number>> = {
  ...{ half: 2, halves: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8 },
  ...{ ninth: 9, tenth: 10, twelfth: 12, sixteenth: 16, hundredth: 100, thousandth: 1000 },
}

/** `two thirds`, `a tenth`, `half`, `一半`. */
function readFraction(text: string): ShareReading | undefined {
  if (/^(?:一半|半)$/.test(text)) return { value: 0.5, rest: '' }
  const [, count = '', name = '', rest = ''] = /^(?:(\S+)[ -]|(?=half\b))([a-z]+)\b(.*)$/i.exec(text) ?? []
  const parts = PARTS[name.toLowerCase()] ?? PARTS[name.toLowerCase().replace(/s$/, '')]
  const number = /^(?:an?)?$/i.test(count) ? 1 : wholeNumber(count)
  return parts === undefined || number === undefined ? undefined : { value: number / parts, rest }
}

/** `4 squared`, `4 的平方`. */
function readSquare(text: string): ShareReading | undefined {
  const [, base = '', name = '', rest = ''] =
    /^(\S+?)(?: (squared|cubed)|\s*的(平方|立方))(.*)$/i.exec(text)?.filter((each) => each !== undefined) ??
    []
  const number = wholeNumber(base)
  return number === undefined
    ? undefined
    : { value: number ** (/^(?:squared|平方)$/i.test(name) ? 2 : 3), rest }
}

/** A text that is a number and nothing else. */
function wholeNumber(text: string): number | undefined {
  const read = readCalculation(text)
  return read === undefined || read.rest.trim() !== '' ? undefined : read.value
}

/** The name behind a number: `(tokens)` and `tokens.` are `tokens`. */
function nameIn(rest: string): string | undefined {
  const name = rest
    .trim()
    .replace(/^\((.*)\)$|^-(?=[a-z])/i, '$1')
    .trim()
  return name === '' ? undefined : name
}

/** A unit has letters or is a sign; what has digits or signs of arithmetic is the rest of something not understood. */
const isName = (name: string): boolean => !/[\d^*=+<>~,;:"!?()[\]{}-]/.test(name) && !/^[./]+$/.test(name)
