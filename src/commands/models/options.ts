import { PLAIN_NAME } from '../../domain/clean.ts'
import { isPartialDate, type Moment, zoneOf } from '../../domain/day.ts'
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

const TIMES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9, 千: 1e3, 万: 1e4, 亿: 1e8 }

/** `1000`, `10k`, `1.5m`, `5万`, `200,000`; undefined when it is no whole number. */
function wholeNumber(value: string): number | undefined {
  const bare = value.normalize('NFKC').trim().toLowerCase().replace('萬', '万').replace('億', '亿')
  const [, digits, unit = ''] =
    /^(\d{1,12}(?:\.\d+)?|\d{1,3}(?:[,_]\d{3})+)\s*([kmb千万亿]?)$/.exec(bare) ?? []
  if (digits === undefined) return undefined
  const number = Math.round(Number(digits.replace(/[,_]/g, '')) * (TIMES[unit] ?? 1) * 1000) / 1000
  return Number.isSafeInteger(number) ? number : undefined
}

/** `128k`, `1m`, `12万`, `200,000` → tokens. K and M count in thousands, so 128k finds 128,000 and 131,072. */
export function parseTokens(option: string): (value: string) => number {
  return (value) => {
    const tokens = wholeNumber(value)
    if (tokens === undefined)
      throw new PrimerError({ code: 'wrong-form', option, value, examples: '128k, 1m, 200000, 12万' })
    return tokens
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
export const parseMaxPrice = (value: string): MaxPrice => parseAmount('--max-price', value)

/** `500cny`, `$100`: what a month may cost. */
export const parseBudget = (value: string): MaxPrice => parseAmount('--budget', value)

function parseAmount(option: string, value: string): MaxPrice {
  const [, before, amount, after] =
    /^(\D*?)\s*(\d+(?:\.\d+)?)\s*(\D*)$/.exec(value.trim().toLowerCase()) ?? []
  const unit = before?.trim() || after?.trim() || ''
  const currency = CURRENCIES[unit]
  if (amount !== undefined && unit === '') throw new PrimerError({ code: 'price-without-currency', value })
  if (amount === undefined || currency === undefined || (before && after))
    throw new PrimerError({ code: 'wrong-form', option, value, examples: '5cny, 2usd, 1eur' })
  return { amount: Number(amount), currency }
}

/** `2026`, `2026-01` or `2026-01-31`. */
export function parseDay(option: string): (value: string) => string {
  return (value) => {
    if (!isPartialDate(value))
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

/** `16gb`, `24 GiB`, `512mb` → bytes. Gigabytes count in thousands, as makers of memory and `lab size` do. */
export function parseMemory(value: string): number {
  const [, digits, unit = ''] = /^(\d{1,9}(?:\.\d+)?)\s*([mgt]i?b?)$/i.exec(value.trim()) ?? []
  const power = { m: 2, g: 3, t: 4 }[unit.slice(0, 1).toLowerCase()] ?? Number.NaN
  const bytes = Number(digits) * (/i/i.test(unit) ? 1024 : 1000) ** power
  if (!(bytes > 0 && bytes <= 1e18))
    throw new PrimerError({ code: 'wrong-form', option: '--memory', value, examples: '16gb, 24gib, 1tb' })
  return bytes
}

/** Bits a weight: 1 to 32. */
export function parseBits(value: string): number {
  const bits = /^\d{1,2}$/.test(value.trim()) ? Number(value) : 0
  if (bits < 1 || bits > 32)
    throw new PrimerError({ code: 'wrong-form', option: '--bits', value, examples: '4, 8, 16' })
  return bits
}

/** Yuan for a dollar, by the person who types it. */
export function parseRate(value: string): number {
  const rate = /^\d{1,4}(\.\d{1,6})?$/.test(value.trim()) ? Number(value) : 0
  if (rate <= 0) throw new PrimerError({ code: 'wrong-form', option: '--rate', value, examples: '7.1, 7' })
  return rate
}

/** The name of a language, to be written down. */
export function parseLanguage(value: string): string {
  const name = value.trim()
  if (name === '' || name.length > 40 || !PLAIN_NAME.test(name))
    throw new PrimerError({ code: 'wrong-form', option: '--language', value, examples: 'zh, en, 日本語' })
  return name
}

/** A number of calls: `1000`, `10k`, `2m`, `5万`. */
export function parseCalls(option: string): (value: string) => number {
  return (value) => {
    const calls = wholeNumber(value)
    if (calls === undefined || calls < 1)
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

/**
 * A day or a moment: `2026-11-24`, `2026-11-24T10:00+08:00`. Without a zone it is on the learner's own clock; of a whole
 * day the moment is noon in Shanghai, where peak hours rest.
 */
export function parseMoment(option: string): (value: string) => Moment {
  return (value) => {
    const [, day, clock, zone] = MOMENT.exec(value.trim()) ?? []
    const at = new Date(clock === undefined ? `${day}T12:00+08:00` : `${day}T${clock}${zone ?? ''}`)
    if (day === undefined || !isPartialDate(day) || Number.isNaN(at.getTime()))
      throw new PrimerError({
        code: 'wrong-form',
        option,
        value,
        examples: '2026-11-24, 2026-11-24T10:00, 2026-11-24T10:00+08:00',
      })
    return { at, day, isWholeDay: clock === undefined, zone: minutesEast(zone) ?? zoneOf(at) }
  }
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?) ?(Z|[+-]\d{2}:\d{2})?)?$/i

function minutesEast(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined
  if (zone.toUpperCase() === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))
  return zone.startsWith('-') ? -minutes : minutes
}
