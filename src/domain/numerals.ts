import type { CourseLanguage } from './locale.ts'

/** The value, and how it is written. */
export type WrittenNumber = readonly [value: number, written: string]

const SCALE: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}

/** A number that stands by itself: not a part of a name (GPT-3, V4.1), of a decade (1990s) or of a drawing. */
const NUMBER: Readonly<Record<CourseLanguage, RegExp>> = {
  zh: /(?<![A-Za-z\d.]|[A-Za-z][-.]|\d[-:])(\d[\d,]*(?:\.\d+)?)(?! ?年代)(?![A-Za-z]*-?[A-Za-z]*\d|[-.]\d)\s*(百万|千万|十亿|百亿|千亿|万亿|百|千|万|亿)?/g,
  en: /(?<![A-Za-z\d.]|[A-Za-z][-.]|\d[-:])(\d[\d,]*(?:\.\d+)?)(?!\d*s\b)(?![A-Za-z]*-?[A-Za-z]*\d|[-.]\d)[\s-]*(hundred|thousand|million|billion|trillion)?/g,
}

/** Numbers in digits: 1750 亿, 175 billion. */
export function writtenNumbers(text: string, locale: CourseLanguage): readonly WrittenNumber[] {
  return [...text.matchAll(NUMBER[locale])].map(([written, digits = '', scale = '']) => [
    rounded(Number(digits.replaceAll(',', '')) * (SCALE[scale] ?? 1)),
    written.trim(),
  ])
}

/** Away with 0.1 + 0.2. */
const rounded = (value: number): number => Number(value.toPrecision(12))

/** Numbers in words: 五十, 九千多, 两万; fifty, a hundred million, ten thousand. */
export const spokenNumbers = (text: string, locale: CourseLanguage): readonly WrittenNumber[] =>
  SPOKEN_NUMBERS[locale](text)

const SPOKEN_NUMBERS: Readonly<Record<CourseLanguage, (text: string) => readonly WrittenNumber[]>> = {
  zh: (text) =>
    [...text.matchAll(/[一二两三四五六七八九十百千万亿]+/g)].map(([words]) => [hanNumber(words), words]),
  en: (text) =>
    [...text.matchAll(ENGLISH_WORDS)].map(([words, ones = '', ...scales]) => [
      scales.reduce(
        (value, scale) => value * (SCALE[scale?.toLowerCase() ?? ''] ?? 1),
        ENGLISH[ones.toLowerCase()] ?? 1,
      ),
      words,
    ]),
}

/**
 * The number word that a text begins with, and its length: 八, 零点一五, 两万, 一五〇〇, 1千5百, 壹仟; eight, twenty-four, a
 * hundred and twenty thousand, one point two million. Undefined for words that make no number (five twelve).
 */
export function leadingNumberWord(
  text: string,
): { readonly value: number; readonly length: number } | undefined {
  const [han] = LEADING_HAN.exec(text) ?? []
  if (han !== undefined) return { value: hanDecimal(plainHan(han)), length: han.length }
  const [english = ''] = SPELLED.exec(text) ?? []
  const value = english === '' ? undefined : englishNumber(english)
  return value === undefined ? undefined : { value, length: english.length }
}

/** Digits and units as they are written in bookkeeping and in traditional script, in their plain form. */
const FORMAL = new Map(
  [...'壹贰叁肆伍陆柒捌玖拾佰仟萬億點兩〇'].map((each, at) => [
    each,
    [...'一二三四五六七八九十百千万亿点两零'][at],
  ]),
)

const plainHan = (words: string): string => [...words].map((each) => FORMAL.get(each) ?? each).join('')

const HAN = '零〇一二两兩三四五六七八九壹贰叁肆伍陆柒捌玖'
const HAN_UNITS = '十百千万亿拾佰仟萬億'
/** Han characters alone, or digits between them. Digits with one unit behind (12 万) are a number and its unit. */
const LEADING_HAN = new RegExp(
  `^(?:[${HAN}${HAN_UNITS}]+(?:[点點][${HAN}]+[${HAN_UNITS}]*)?|(?:\\d+(?:\\.\\d+)?[${HAN_UNITS}]+)+(?:\\d+(?![\\d.%])|(?<=[${HAN_UNITS}]\\d+[${HAN_UNITS}]+)))`,
)

const HAN_DIGITS = '零一二三四五六七八九'

/** 一点八万 → 18,000 */
function hanDecimal(words: string): number {
  const [, whole = words, digits = '', scale = ''] =
    /^([^点]*)点([零一二两三四五六七八九]+)([十百千万亿]*)$/.exec(words) ?? []
  if (digits === '') return hanNumber(whole)
  const decimals = [...digits.replaceAll('两', '二')].map((each) => HAN_DIGITS.indexOf(each)).join('')
  return rounded(Number(`${hanNumber(whole)}.${decimals}`) * (scale === '' ? 1 : hanNumber(`一${scale}`)))
}

/** Thirty-four million: words gather under hundred, and these under thousand, million and so on. */
function englishNumber(words: string): number | undefined {
  let [total, part, last] = [0, 0, Number.POSITIVE_INFINITY]
  const [whole = '', decimals] = words.toLowerCase().split(/[\s-]*\bpoint[\s-]+/)
  for (const word of whole.split(/[\s,-]+/)) {
    const scale = SCALE[word]
    const value = /^an?$/.test(word) ? 1 : (ENGLISH[word] ?? 0)
    if (word === 'and') continue
    if (scale === undefined) {
      // Five twelve and twenty thirty are two numbers; twenty-four is one.
      if (last < 20 || (last < 100 && value >= 10)) return undefined
      part += value
      last = word === 'zero' ? 0 : value
    } else {
      if (scale === 100) part *= 100
      else [total, part] = [total + part * scale, 0]
      last = Number.POSITIVE_INFINITY
    }
  }
  return decimals === undefined ? total + part : decimalsAfter(total + part, decimals)
}

/** One point two seven; one point eight million. */
function decimalsAfter(whole: number, words: string): number {
  const [digits, scales] = [words.split(/[\s-]+/), words.split(/[\s-]+/).filter((word) => word in SCALE)]
  const decimals = digits.flatMap((word) => (word in SCALE ? [] : [ENGLISH[word] ?? 0])).join('')
  return rounded(scales.reduce((value, word) => value * (SCALE[word] ?? 1), Number(`${whole}.${decimals}`)))
}

/**
 * 三千五百 → 3500, 一万亿 → 10^12: digits gather under 十 百 千, and these under 万 and 亿. A last digit counts the next
 * smaller unit (三千五, 一万二), unless 零 stands before it; digits alone are read one by one (一五〇〇).
 */
function hanNumber(text: string): number {
  const words = plainHan(text).replaceAll('两', '二')
  if (/^[零一二三四五六七八九]{2,}$/.test(words)) return Number([...words].map(hanDigit).join(''))
  const [total, thousands, digit, unit] = [...words.matchAll(/\d+(?:\.\d+)?|./g)].reduce(
    ([total, thousands, digit, unit], [part]): readonly [number, number, number, number] => {
      const value = /\d/.test(part) ? Number(part) : hanDigit(part)
      if (value >= 0) return [total, thousands, value, part === '零' ? 1 : unit]
      const by = part === '十' ? 10 : (SCALE[part] ?? 1)
      if (by < 1e4) return [total, thousands + (digit || 1) * by, 0, by]
      // 一万亿 multiplies all that stands before it, 三亿五千万 only what stands behind 亿.
      return total > by
        ? [total + (thousands + digit) * by, 0, 0, by]
        : [(total + thousands + digit || 1) * by, 0, 0, by]
    },
    [0, 0, 0, 1] as const,
  )
  return rounded(total + thousands + (digit < 10 && unit >= 100 ? (digit * unit) / 10 : digit))
}

const hanDigit = (character: string): number => HAN_DIGITS.indexOf(character)

const ENGLISH: Readonly<Record<string, number>> = Object.fromEntries([
  ...'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, at) => [word, at + 1]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at) => [word, 20 + 10 * at]),
])

const ENGLISH_WORDS = new RegExp(
  `\\b(an?|${Object.keys(ENGLISH).join('|')})(?:[\\s-]+(hundred|thousand|million|billion|trillion))?(?:[\\s-]+(thousand|million|billion|trillion))?\\b`,
  'gi',
)

const COUNT = `(?:zero|${Object.keys(ENGLISH).join('|')})`
const SCALED = '(?:hundred|thousand|million|billion|trillion)'
const SPELLED = new RegExp(
  `^(?:${COUNT}|an?(?=[\\s-]+${SCALED}\\b)|(?=point\\b))(?:(?:,?[\\s-]+(?:and[\\s-]+)?)(?:${COUNT}|${SCALED}))*(?:[\\s-]*\\bpoint(?:[\\s-]+(?:${COUNT}|${SCALED}))+)?\\b`,
  'i',
)
