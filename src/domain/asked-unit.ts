import type { LocalizedText } from './locale.ts'
import { convert, countedThing, isKnownUnit, measuresSame } from './units.ts'

/**
 * A value in the unit that the words of a question ask for ("how many tokens", 多少元), where its key names none. Undefined
 * when the unit is none that the question speaks of: 1,500 yuan are not 1,500 tokens.
 */
export function inAskedUnit(prompt: LocalizedText, value: number, unit: string): number | undefined {
  const named = [...namesIn(prompt.zh, askedInChinese), ...namesIn(prompt.en, askedInEnglish)]
  const same = named.find((name) => measuresSame(name, unit))
  if (same !== undefined) return convert(value, unit, same)
  const { thing, factor } = countedThing(unit)
  return !isKnownUnit(unit) && named.some((name) => isSameThing(name, thing)) ? value * factor : undefined
}

/** `dollars a day` and 元/天 are dollars and 元 where the question speaks of a day. */
export function withoutRate({ en, zh }: LocalizedText, unit: string): string {
  const [rate, span = ''] =
    /\s*(?:\/|\b(?:per|an?|each|every) |每)\s*([a-z]+|\p{Script=Han}+)$/iu.exec(unit) ?? []
  const isAsked = span !== '' && `${en} ${zh}`.toLowerCase().includes(span.toLowerCase())
  return rate === undefined || !isAsked ? unit : unit.slice(0, -rate.length)
}

/** Where a question asks "what is it?" and names no unit, any of its words may stand behind the number. */
function namesIn(prompt: string, asked: (prompt: string) => readonly string[]): readonly string[] {
  const named = asked(prompt)
  return named.length > 0 ? named : wordsOf(prompt)
}

/** 多少个词元 asks for 词元, 几的几次方 for nothing; the words behind may run on (多少元要付), so each beginning is a name. */
const askedInChinese = (prompt: string): string[] =>
  [...prompt.matchAll(/(?:多少|几)\s*个?\s*([\p{Script=Han}]{1,6}|[A-Za-z%]+)/gu)].flatMap(
    ([, words = '']) =>
      /^[A-Za-z%]/.test(words) ? [words] : [...words].map((_, at) => words.slice(0, at + 1)),
  )

/** `how many tokens is …`, `…, in yuan?`, `what percentage`. */
const askedInEnglish = (prompt: string): string[] => [
  ...[
    ...prompt.matchAll(
      /\bhow many (?!more (?:fit|are|remain|stay)\b)([\p{L}-]+)(?: ([\p{L}-]+))?(?: ([\p{L}-]+))?/giu,
    ),
  ].flatMap(([, one = '', two = '', three = '']) => [one, `${one} ${two}`, `${one} ${two} ${three}`]),
  ...[...prompt.matchAll(/,? in (\p{L}+)(?=[,?]| \()/gu)].map(([, name = '']) => name),
  ...[...prompt.matchAll(/\bwhat (percentage)\b/gi)].map(([, name = '']) => name),
]

const wordsOf = (prompt: string): string[] =>
  (prompt.match(/\p{Script=Han}+|[a-z][a-z-]*/giu) ?? []).flatMap((word) =>
    /[a-z]/i.test(word) ? [word] : stretches(word),
  )

/** Every stretch of one to four characters. */
const stretches = (words: string): string[] =>
  [...words].flatMap((_, from) => [1, 2, 3, 4].map((length) => words.slice(from, from + length)))

/** 多少种标签 asks for 标签. */
const isSameThing = (name: string, thing: string): boolean =>
  singular(withoutKind(name.toLowerCase())) === singular(withoutKind(thing))

const withoutKind = (name: string): string => name.replace(/^种(?=.)/, '')

const singular = (word: string): string => (/[a-z]{3}s$/.test(word) ? word.slice(0, -1) : word)
