import type { Currency } from '../../domain/models.ts'
import type { MaxPrice } from '../../domain/models-filter.ts'
import { suggest } from '../../domain/suggest.ts'
import { PrimerError } from '../../errors.ts'

/** A word that must be one of the allowed ones; else a usage error that lists them. */
export function oneOf<T extends string>(option: string, allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((each) => each === value.trim().toLowerCase())
    if (found === undefined) throw unknownValue(option, value, allowed)
    return found
  }
}

/** Several values of one option: with commas between them, or the option again. */
type Several<T> = (value: string, before?: readonly T[]) => T[]

/** Several allowed words. */
export function listOf<T extends string>(option: string, allowed: readonly T[]): Several<T> {
  const one = oneOf(option, allowed)
  return (value, before = []) => {
    const words = wordsOf(value)
    if (words.length === 0) throw unknownValue(option, value, allowed)
    return [...before, ...words.map(one)]
  }
}

/** Several words, at least one. */
export function namesOf(option: string): Several<string> {
  return (value, before = []) => {
    const words = wordsOf(value)
    if (words.length === 0) throw new PrimerError({ code: 'option-without-value', option })
    return [...before, ...words]
  }
}

const wordsOf = (value: string): string[] =>
  value
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter(Boolean)

export function unknownValue(option: string, value: string, allowed: readonly string[]): PrimerError {
  const meant = suggest(value, allowed)
  return new PrimerError({
    code: 'unknown-value',
    option,
    value,
    allowed,
    ...(meant === undefined ? {} : { meant }),
  })
}

/** `128k`, `1m`, `200000` → tokens. K and M count in thousands, so 128k finds 128,000 and 131,072. */
export function parseTokens(option: string): (value: string) => number {
  return (value) => {
    const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*([km]?)$/i.exec(value.trim()) ?? []
    if (digits === undefined)
      throw new PrimerError({ code: 'wrong-form', option, value, examples: '128k, 1m, 200000' })
    return Number(digits) * { '': 1, k: 1000, m: 1_000_000 }[unit.toLowerCase() as '' | 'k' | 'm']
  }
}

const CURRENCIES: Readonly<Record<string, Currency>> = {
  cny: 'CNY',
  rmb: 'CNY',
  '¥': 'CNY',
  '￥': 'CNY',
  元: 'CNY',
  usd: 'USD',
  $: 'USD',
  美元: 'USD',
  eur: 'EUR',
  '€': 'EUR',
  欧元: 'EUR',
}

/** `5cny`, `$2`, `5 元`. An amount without a currency says nothing: prices are not converted. */
export function parseMaxPrice(value: string): MaxPrice {
  const [, before, amount, after] =
    /^(\D*?)\s*(\d+(?:\.\d+)?)\s*(\D*)$/.exec(value.trim().toLowerCase()) ?? []
  const unit = before?.trim() || after?.trim() || ''
  const currency = CURRENCIES[unit]
  if (amount !== undefined && unit === '') throw new PrimerError({ code: 'price-without-currency', value })
  if (amount === undefined || currency === undefined || (before && after))
    throw new PrimerError({ code: 'wrong-form', option: '--max-price', value, examples: '5cny, 2usd, 1eur' })
  return { amount: Number(amount), currency }
}

/** `2026`, `2026-01` or `2026-01-31`. */
export function parseDay(option: string): (value: string) => string {
  return (value) => {
    const wellFormed = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(value)
    if (!wellFormed)
      throw new PrimerError({ code: 'wrong-form', option, value, examples: '2026, 2026-01, 2026-01-31' })
    return value
  }
}

/** `50%` or `0.5` → 0.5. */
export function parseShare(option: string): (value: string) => number {
  return (value) => {
    const [, digits, sign] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(value.trim()) ?? []
    const share = Number(digits) / (sign === '%' ? 100 : 1)
    if (digits === undefined || share > 1)
      throw new PrimerError({ code: 'wrong-form', option, value, examples: '50%, 0.5' })
    return share
  }
}

/** A number of calls: `1000`, `10k`, `2m`, `5万`. */
export function parseCalls(option: string): (value: string) => number {
  return (value) => {
    const [, digits, unit = ''] = /^(\d{1,9}(?:\.\d+)?)\s*([kKmM千万亿]?)$/.exec(value.trim()) ?? []
    const times = { '': 1, k: 1e3, m: 1e6, 千: 1e3, 万: 1e4, 亿: 1e8 }[unit.toLowerCase()]
    const calls = Math.round(Number(digits) * (times ?? Number.NaN) * 1000) / 1000
    if (!Number.isSafeInteger(calls) || calls < 1)
      throw new PrimerError({ code: 'wrong-form', option, value, examples: '1, 1000, 10k, 2m' })
    return calls
  }
}

/** A whole number of calls or days. */
export function parseCount(option: string): (value: string) => number {
  return (value) => {
    if (!/^\d{1,12}$/.test(value.trim()))
      throw new PrimerError({ code: 'wrong-form', option, value, examples: '1, 1000' })
    return Number(value)
  }
}

/** A day or a moment; without a zone it is the learner's own. */
export function parseMoment(option: string): (value: string) => Date {
  return (value) => {
    const text = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00` : value.replace(' ', 'T')
    const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? new Date(text) : new Date(Number.NaN)
    if (Number.isNaN(at.getTime()))
      throw new PrimerError({
        code: 'wrong-form',
        option,
        value,
        examples: '2026-11-24, 2026-11-24T10:00, 2026-11-24T10:00+08:00',
      })
    return at
  }
}
