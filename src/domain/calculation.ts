import { leadingNumberWord } from './numerals.ts'

/** A number with what is left of the text behind it. */
export interface Reading {
  readonly value: number
  readonly rest: string
}

/**
 * The number or calculation that a text begins with, its signs being ASCII: `45/570`, `1 - 0.5^4`, `(0.8*0.5)^5`,
 * `7 × 10^-8`, `90%^20`, `三千五`. Undefined for a range (`5-6`): a difference has the larger number first, or more to it.
 */
export function readCalculation(text: string): Reading | undefined {
  const [minus = ''] = /^-\s*/.exec(text) ?? []
  const unsigned = text.slice(minus.length)
  const first = readProduct(unsigned)
  if (first === undefined) return undefined
  let [value, rest] = [minus === '' ? first.value : -first.value, first.rest]
  let isPlain = isOneNumber(unsigned, first)
  for (;;) {
    const [sign = '', operator] = /^\s*([+-])\s*(?=[\d.(]|e\b)/i.exec(rest) ?? []
    const term = sign === '' ? undefined : readProduct(rest.slice(sign.length))
    if (term === undefined) return { value, rest }
    isPlain &&= isOneNumber(rest.slice(sign.length), term)
    if (operator === '-' && isPlain && value < term.value) return undefined
    value += operator === '-' ? -term.value : term.value
    rest = term.rest
  }
}

const isOneNumber = (text: string, { rest }: Reading): boolean => readDecimal(text)?.rest === rest

/** Numbers joined by × and /, each with its power: `45/570`, `2 * 4 * 1024`, `7 × 10^-8`. */
function readProduct(text: string): Reading | undefined {
  const [mixed, whole, part, of] = /^(\d+) (\d+)\/(\d+)/.exec(text) ?? []
  if (mixed !== undefined && Number(part) < Number(of))
    return { value: Number(whole) + Number(part) / Number(of), rest: text.slice(mixed.length) }
  let product = readPower(text)
  while (product !== undefined) {
    const [sign, operator] =
      /^\s*(\*(?!\*)|[×·/÷]|x|over(?= ))\s*(?=[\d.(]|[a-z]+\b)/i.exec(product.rest) ?? []
    const next = sign === undefined ? undefined : readPower(product.rest.slice(sign.length))
    if (next === undefined) return isBroken(text, product) ? undefined : product
    const divides = /[/÷o]/.test(operator ?? '')
    product = { value: divides ? product.value / next.value : product.value * next.value, rest: next.rest }
  }
  return product
}

/** A product that breaks off with a sign: `0.9×0.9×…`. `16×` alone is sixteen times. */
const isBroken = (text: string, product: Reading): boolean =>
  /^\s*[*×·/÷][\s.…]*$/.test(product.rest) && !isOneNumber(text, product)

/** Per cent inside a calculation are a share: 90%^20. Behind it they are its unit. */
const PER_CENT_WITHIN = /^\s*%(?=\s*[*×·/÷^)+-])/

function readPower(text: string): Reading | undefined {
  const atom = readAtom(text)
  if (atom === undefined) return undefined
  const [percent = ''] = PER_CENT_WITHIN.exec(atom.rest) ?? []
  const base = {
    value: percent === '' ? atom.value : atom.value / 100,
    rest: atom.rest.slice(percent.length),
  }
  const [sign] = /^\s*(?:\^|\*\*)\s*(?=[\d.({+-])/.exec(base.rest) ?? []
  if (sign === undefined) return base
  const exponent = readSigned(base.rest.slice(sign.length))
  return exponent && { value: base.value ** exponent.value, rest: exponent.rest }
}

function readSigned(text: string): Reading | undefined {
  const [sign = ''] = /^[+-]\s*/.exec(text) ?? []
  const atom = readAtom(text.slice(sign.length))
  return atom && { value: sign.startsWith('-') ? -atom.value : atom.value, rest: atom.rest }
}

function readAtom(text: string): Reading | undefined {
  const [, opening] = /^([({])\s*/.exec(text) ?? []
  if (/^e(?![a-z\d])/i.test(text)) return { value: Math.E, rest: text.slice(1) }
  return opening === undefined ? (readWords(text) ?? readDecimal(text)) : readBracket(text, opening)
}

function readBracket(text: string, opening: string): Reading | undefined {
  const within = readCalculation(text.slice(1).trimStart())
  const rest = within?.rest.trimStart()
  if (within === undefined || rest?.startsWith(opening === '(' ? ')' : '}') !== true) return undefined
  return { value: within.value, rest: rest.slice(1) }
}

/**
 * Digits with groups of three (`1,234,567.8`, `8 192`, `8'192`, `1.234,5`, `1.234.567`) or without, with a decimal point
 * or comma. A comma before three digits groups them, unless nothing but 0 stands before it.
 */
const DECIMALS: readonly (readonly [RegExp, (digits: string) => string])[] = [
  [/^[1-9]\d{0,2}(?:\.\d{3})+,\d+/, (digits) => digits.replaceAll('.', '').replace(',', '.')],
  [/^[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\d.])/, (digits) => digits.replaceAll('.', '')],
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
