import { leadingNumberWord } from './numerals.ts'

/** A number as somebody typed it, with what stood behind it. */
export interface Quantity {
  readonly value: number
  /** As it was typed: `GB`, `percent`, `k tokens`, `个词元`. */
  readonly unit?: string
}

/**
 * Reads a number in any of the ways in which people write one: `0.10`, `1,234`, `8 192`, `0,1`, `12 GB`, `7 × 10^-8`,
 * `0.9^20`, `１０％`, `1/3`, `2 out of 3`, `3.5 亿`, `¥53.3`, `– 0.2`, `百分之七十四`, `sixteen`. Undefined for what is no
 * number, a range (`5-6`) included.
 */
export function readQuantity(text: string): Quantity | undefined {
  const plain = withoutHedges(plainSigns(text))
  const [, sign = '', unsigned = ''] = /^(-|\+|minus |negative |负)?\s*(.*)$/.exec(plain) ?? []
  const [, currency, amount = unsigned] = /^(¥|\$|€|£|cny|rmb|usd|eur)\s*(?=[\d.])(.*)$/i.exec(unsigned) ?? []
  const read = readShare(amount) ?? readProduct(amount) ?? readWords(amount)
  if (read === undefined || !Number.isFinite(read.value)) return undefined
  const unit = nameIn(read.rest) ?? currency
  if (unit !== undefined && !isName(unit)) return undefined
  const value = /^(?:-|minus|negative|负)/.test(sign) ? -read.value : read.value
  return unit === undefined ? { value } : { value, unit }
}

/** A number with what is left of the text behind it. */
interface Reading {
  readonly value: number
  readonly rest: string
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const FRACTIONS = /(\d*)\s*([¼½¾⅐-⅞])/g

/** Full-width digits, superscripts, ½ and the many dashes and spaces as ASCII: `７×10⁻⁸` becomes `7×10^-8`. */
const plainSigns = (text: string): string =>
  text
    .replace(FRACTIONS, (_, whole: string, part: string) => `${whole} ${part.normalize('NFKC')}`)
    .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, superscript)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u2796]/g, '-')
    .replaceAll('⁄', '/')
    .replace(/['’](?=\d{3})/g, "'")
    .replace(/\s+/g, ' ')
    .trim()

const superscript = (sign: string): string =>
  `^${sign
    .replace('⁻', '-')
    .replace('⁺', '')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))}`

const BEFORE =
  /^(?:[~≈≒∼=×]|x(?= ?\d)|about|around|approximately|approx\.?|roughly|circa|ca\.|约等于|大约|大概|差不多|约)\s*/i
const BEHIND = /\s*(?:左右|上下|or so|[。.!！])$/i

/** Away with words and signs that only say "about". */
function withoutHedges(text: string): string {
  const shorter = text.replace(BEFORE, '').replace(BEHIND, '')
  return shorter === text ? text : withoutHedges(shorter)
}

/** `2 out of 3`, `1 in 4`, `三分之二`, `3 分之 2`, `百分之七十四`, `10 的 12 次方`, `10 to the power of 12`. */
function readShare(text: string): Reading | undefined {
  for (const [pattern, value] of SHARES) {
    const [whole, one = '', other = '', rest = ''] = pattern.exec(text) ?? []
    if (whole === undefined) continue
    const [first, second] = [wholeNumber(one), wholeNumber(other)]
    if (first !== undefined && second !== undefined) return { value: value(first, second), rest }
  }
  const [, hundredth] = /^百分之\s*(.+)$/.exec(text) ?? []
  const share = hundredth === undefined ? undefined : wholeNumber(hundredth)
  return share === undefined ? undefined : { value: share, rest: '%' }
}

const SHARES: readonly (readonly [RegExp, (one: number, other: number) => number])[] = [
  [/^(\S+) (?:out of|in) ([^\s]+)(.*)$/i, (part, whole) => part / whole],
  [/^(?!百分之)(.+?)\s*分之\s*([\d.]+|\p{Script=Han}+)(.*)$/u, (whole, part) => part / whole],
  [/^(.+?)\s*的\s*(-?\S+?)\s*次(?:方|幂)(.*)$/, (base, exponent) => base ** exponent],
  [
    /^(\S+) to the (?:power of )?(-?[\d.]+)(?:st|nd|rd|th)?(?: power)?(.*)$/i,
    (base, exponent) => base ** exponent,
  ],
]

/** A text that is a number and nothing else. */
function wholeNumber(text: string): number | undefined {
  const negative = text.startsWith('-')
  const read = readProduct(negative ? text.slice(1) : text) ?? readWords(text)
  return read === undefined || read.rest.trim() !== '' ? undefined : negative ? -read.value : read.value
}

/** Numbers joined by × and /, each with its power: `45/570`, `2 * 4 * 1024`, `7 × 10^-8`. */
function readProduct(text: string): Reading | undefined {
  const [mixed, whole, part, of] = /^(\d+) (\d+)\/(\d+)/.exec(text) ?? []
  if (mixed !== undefined && Number(part) < Number(of))
    return { value: Number(whole) + Number(part) / Number(of), rest: text.slice(mixed.length) }
  let product = readPower(text)
  while (product !== undefined) {
    const [sign, operator] = /^\s*(\*(?!\*)|[×·/÷]|x)\s*(?=[\d.])/i.exec(product.rest) ?? []
    if (sign === undefined) return product
    const next = readPower(product.rest.slice(sign.length))
    if (next === undefined) return product
    const value = /[/÷]/.test(operator ?? '') ? product.value / next.value : product.value * next.value
    product = { value, rest: next.rest }
  }
  return product
}

function readPower(text: string): Reading | undefined {
  const base = readDecimal(text)
  const [sign, exponent] = /^\s*(?:\^|\*\*)\s*\(?\s*([+-]?\s*[\d.]+)\s*\)?/.exec(base?.rest ?? '') ?? []
  if (base === undefined || sign === undefined) return base
  return { value: base.value ** Number(exponent?.replaceAll(' ', '')), rest: base.rest.slice(sign.length) }
}

/**
 * Digits with groups of three (`1,234,567.8`, `8 192`, `8'192`, `1.234,5`) or without, with a decimal point or comma.
 * A comma before three digits groups them, unless nothing but 0 stands before it.
 */
const DECIMALS: readonly (readonly [RegExp, (digits: string) => string])[] = [
  [/^[1-9]\d{0,2}(?:\.\d{3})+,\d+/, (digits) => digits.replaceAll('.', '').replace(',', '.')],
  [/^[1-9]\d{0,2}(?: \d{3})+(?!\d),\d+(?!\d)/, (digits) => digits.replaceAll(' ', '').replace(',', '.')],
  [/^[1-9]\d{0,2}(?:([, '_])\d{3})(?:\1\d{3})*(?!\d)(?:\.\d+)?/, (digits) => digits.replace(/[, '_]/g, '')],
  [/^\d+,\d+(?!,?\d)/, (digits) => digits.replace(',', '.')],
  [/^(?:\d+\.?\d*|\.\d+)/, (digits) => digits],
]

function readDecimal(text: string): Reading | undefined {
  for (const [pattern, toNumber] of DECIMALS) {
    const [digits] = pattern.exec(text) ?? []
    if (digits === undefined) continue
    const rest = text.slice(digits.length)
    const [exponent = ''] = /^e[+-]?\d+/i.exec(rest) ?? []
    return { value: Number(toNumber(digits) + exponent), rest: rest.slice(exponent.length) }
  }
  return undefined
}

function readWords(text: string): Reading | undefined {
  const word = leadingNumberWord(text)
  return word === undefined ? undefined : { value: word.value, rest: text.slice(word.length) }
}

/** The name behind a number: `(tokens)` and `tokens.` are `tokens`. */
function nameIn(rest: string): string | undefined {
  const name = rest
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .trim()
  return name === '' ? undefined : name
}

/** A unit has letters or is a sign; what has digits or signs of arithmetic is the rest of something not understood. */
const isName = (name: string): boolean => !/[\d^*=+<>~,;:"!?()[\]{}-]/.test(name) && !/^[./×]+$/.test(name)
