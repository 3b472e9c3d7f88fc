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

/** The number word that a text begins with, and its length: 八, 零点一五, 两万; eight, twenty-four, a hundred thousand. */
export function leadingNumberWord(
  text: string,
): { readonly value: number; readonly length: number } | undefined {
  const [han, whole = '', decimals] =
    /^([零〇一二两三四五六七八九十百千万亿]+)(?:点([零〇一二三四五六七八九]+))?/.exec(text) ?? []
  if (han !== undefined) return { value: hanNumber(whole) + hanDecimals(decimals ?? ''), length: han.length }
  const [english = ''] = SPELLED.exec(text) ?? []
  return english === '' ? undefined : { value: englishNumber(english), length: english.length }
}

const HAN_DIGITS = '零一二三四五六七八九'

const hanDecimals = (digits: string): number =>
  digits === ''
    ? 0
    : Number(`0.${[...digits.replaceAll('〇', '零')].map((each) => HAN_DIGITS.indexOf(each)).join('')}`)

/** Thirty-four million: words gather under hundred, and these under thousand, million and so on. */
function englishNumber(words: string): number {
  let [total, part] = [0, 0]
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const scale = SCALE[word]
    if (scale === undefined)
      part += word === 'a' || word === 'an' ? 1 : word === 'zero' ? 0 : (ENGLISH[word] ?? 0)
    else if (scale === 100) part *= 100
    else [total, part] = [total + part * scale, 0]
  }
  return total + part
}

/** 三千五百 → 3500, 一万亿 → 10^12: digits gather under 十 百 千, and these under 万 and 亿. */
function hanNumber(words: string): number {
  let [total, thousands, digit] = [0, 0, 0]
  for (const character of words.replaceAll('两', '二').replaceAll('〇', '零')) {
    const value = HAN_DIGITS.indexOf(character)
    const unit = character === '十' ? 10 : (SCALE[character] ?? 1)
    if (value >= 0) digit = value
    else if (unit < 1e4) [thousands, digit] = [thousands + (digit || 1) * unit, 0]
    else [total, thousands, digit] = [(total + thousands + digit || 1) * unit, 0, 0]
  }
  return total + thousands + digit
}

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
const SPELLED = new RegExp(
  `^(?:${COUNT}|an?(?=[\\s-]+(?:hundred|thousand|million|billion|trillion)\\b))(?:[\\s-]+(?:${COUNT}|hundred|thousand|million|billion|trillion))*\\b`,
  'i',
)
