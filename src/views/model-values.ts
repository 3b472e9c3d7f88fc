import type { InterfaceLanguage } from '../domain/locale.ts'
import {
  largestThatFits,
  type MemoryNeed,
  type MemoryWish,
  USUAL_BITS,
  USUAL_TOKENS,
} from '../domain/model-memory.ts'
import { type Currency, hasPublicWeights, type ModelRow, type OpenSource } from '../domain/models.ts'
import { cheapest } from '../domain/models-filter.ts'
import type { Frame } from './frame.ts'
import { decimalBytes, grouped } from './numbers.ts'

/** Marks of openness that can be told apart without colour. */
export const openMarks = ({ glyphs }: Pick<Frame, 'glyphs'>): Record<OpenSource, string> =>
  glyphs === 'ascii' ? { yes: '+', partly: '~', no: '-' } : { yes: '✓', partly: '~', no: '-' }

/**
 * Tokens as people say them. English counts in K and M: 131072 and 128000 are both 128K, 1048576 and 1000000 both 1M.
 * Chinese counts in 万, where the two differ.
 */
export const tokenCount = (tokens: number, locale: InterfaceLanguage): string =>
  ({ zh: chineseCount, en: englishCount })[locale](tokens)

function chineseCount(tokens: number): string {
  if (tokens < 10_000) return String(tokens)
  return tokens >= 100_000_000 ? `${rounded(tokens / 1e8)} 亿` : `${rounded(tokens / 1e4)} 万`
}

function englishCount(tokens: number): string {
  const step = tokens % 1000 !== 0 && tokens % 1024 === 0 ? 1024 : 1000
  if (tokens < step) return String(tokens)
  return tokens < step * step ? `${rounded(tokens / step)}K` : `${rounded(tokens / step / step)}M`
}

const rounded = (value: number): string => String(Number(value.toPrecision(3)))

const SIGNS: Readonly<Record<Currency, string>> = { CNY: '¥', USD: '$', EUR: '€' }

/** An amount with the sign of its currency: four digits, of a large one all before the point. */
export const money = (amount: number, currency: Currency): string => `${SIGNS[currency]}${amountText(amount)}`

function amountText(amount: number): string {
  if (amount >= 1000) return grouped(Math.round(amount))
  if (amount === 0) return '0'
  // As a text, since numbers below a millionth print with an exponent; without the noise of binary fractions first.
  const exact = Number(amount.toPrecision(12))
  const places = Math.min(100, Math.max(2, 3 - Math.floor(Math.log10(exact))))
  return exact.toFixed(places).replace(/\.?0+$/, '')
}

/** The licences of a row in words, at most `columns` characters: the first one, and how many more there are. */
export function licenceText(
  { licences, unread, openSource }: ModelRow,
  { messages: { models, common } }: Pick<Frame, 'messages'>,
  columns = 26,
): string {
  const names = licences.map(({ name }) => (name === 'proprietary' ? models.proprietary : name))
  const all = [...names, ...(unread ? [models.uses.unknown] : [])]
  const text = all.join(common.listSeparator)
  if (text.length <= columns || all.length < 2)
    return text || (openSource === 'no' ? '' : models.uses.unknown)
  return `${all[0]} +${all.length - 1}`
}

/** The largest size of a row that fits and what it takes; without a wish at 4 bits, whatever it takes. */
export const memoryOf = (
  { releases }: Pick<ModelRow, 'releases'>,
  wish: MemoryWish = { bytes: Number.POSITIVE_INFINITY, bits: USUAL_BITS, tokens: USUAL_TOKENS },
): MemoryNeed | undefined =>
  largestThatFits(
    releases.filter(({ openness }) => hasPublicWeights(openness)).flatMap(({ params }) => params),
    wish,
  )

export function memoryText(row: Pick<ModelRow, 'releases'>, wish?: MemoryWish): string {
  const need = memoryOf(row, wish)
  return need === undefined ? '' : `${need.total}B: ${decimalBytes(need.weights + need.cache)}`
}

/** The lowest price of a row that holds on the day, outside peak hours: of the prompt and of the answer. */
export function priceText(row: Pick<ModelRow, 'prices'>, today: string): string {
  const price = cheapest(row, today)
  if (price === undefined) return ''
  const input = money(price.in, price.currency)
  return price.out === null ? input : `${input} / ${money(price.out, price.currency)}`
}
