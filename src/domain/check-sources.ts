import { allInlines, inlineText } from './block-text.ts'
import type { Inline } from './blocks.ts'
import type { Source } from './chapter.schema.ts'
import type { CheckedContent, CheckedText, ContentRule, Finding } from './check-content.ts'
import { type Paragraph, paragraphsOf } from './check-paragraphs.ts'
import { type CourseLanguage, courseLanguages } from './locale.ts'
import { daysBetween, isStale } from './models.ts'
import { hasHan } from './spelling.ts'

/**
 * What rests on sources that nobody read (secondary, primary-unread) is told as somebody's report. Looked at from one
 * group of marks to the next: the words before `[^a][^b]` are what a and b vouch for.
 */
export const flatStatements: ContentRule = (content) => [
  ...textsOf(content).flatMap((text) =>
    paragraphsOf(text).flatMap((paragraph) => flatStatementsIn(paragraph, text.locale, content.sources)),
  ),
  ...flatEvents(content),
]

const textsOf = ({ sections }: CheckedContent): readonly CheckedText[] =>
  sections.flatMap(({ texts }) => texts)

function flatStatementsIn(
  { inlines, file, place }: Paragraph,
  locale: CourseLanguage,
  sources: Readonly<Record<string, Source>>,
): readonly Finding[] {
  return statementsOf(inlines)
    .filter(({ keys }) => keys.length > 0 && noneRead(keys, sources))
    .filter(({ text }) => !attributes(text, locale))
    .map(({ keys }): Finding => ({ rule: 'flat-statement', sources: keys, file, place }))
}

const flatEvents = ({ root, timeline, sources }: CheckedContent): readonly Finding[] =>
  timeline.flatMap(({ date, text, sources: keys }) =>
    courseLanguages
      .filter((locale) => noneRead(keys, sources) && !attributes(text[locale], locale))
      .map(
        (locale): Finding => ({
          rule: 'flat-statement',
          sources: keys,
          file: `${root}/timeline.json`,
          place: `${date} ${locale}`,
        }),
      ),
  )

const noneRead = (keys: readonly string[], sources: Readonly<Record<string, Source>>): boolean =>
  keys.every((key) => sources[key] !== undefined && sources[key].grade !== 'verified')

/** Words by which a sentence says that somebody else says so. */
const ATTRIBUTION: Readonly<Record<CourseLanguage, RegExp>> = {
  zh: /(?<![数证依根票收论占])据|报道|报告|声称|宣称|称[，：“]|自称|[他她它们司室家者谷歌]说|认为|估计|介绍|援引|引述|转述|记载|宣布/,
  en: /\b(report(s|ed|edly)?|accord(s|ed|ing)\s+to|estimat\w*|claim(s|ed)?|sa(y|ys|id)|announced?|argue[sd]?|describe[sd]?|wrote|writes|found|finds|cite[sd]?)\b/i,
}

const attributes = (text: string, locale: CourseLanguage): boolean => ATTRIBUTION[locale].test(text)

interface Statement {
  readonly text: string
  readonly keys: readonly string[]
}

/** A paragraph cut behind each group of marks. */
function statementsOf(inlines: readonly Inline[]): readonly Statement[] {
  const statements: { text: string; keys: string[] }[] = [{ text: '', keys: [] }]
  for (const inline of inlines) {
    const last = statements.at(-1)
    if (last === undefined) break
    const words = inlineText([inline])
    if (inline.type === 'mark') last.keys.push(inline.key)
    else if (last.keys.length > 0 && words.trim() !== '') statements.push({ text: words, keys: [] })
    else last.text += words
  }
  return statements
}

/**
 * A paragraph that names a year, a large number or a company says at its end where it has that from. A number that is a
 * constant without sources is worked out in the text, and needs none.
 */
export const unsourcedParagraphs: ContentRule = (content) =>
  textsOf(content).flatMap((text) => {
    const workedOut = workedOutNumbers(text, content)
    return paragraphsOf(text).flatMap((paragraph): Finding[] => {
      const words = workedOut.reduce((rest, number) => rest.replaceAll(number, ''), paragraph.text)
      const claim = claimIn(words, text.locale, content.companies)
      return claim === undefined || endsInMark(paragraph.inlines)
        ? []
        : [{ rule: 'unsourced', ...claim, file: paragraph.file, place: paragraph.place }]
    })
  })

const workedOutNumbers = (
  { constants: used, locale }: CheckedText,
  { constants }: CheckedContent,
): readonly string[] =>
  used.flatMap((name) => (constants[name]?.sources.length === 0 ? [constants[name][locale]] : []))

interface Claim {
  readonly because: 'year' | 'number' | 'company'
  readonly word: string
}

const YEAR: Readonly<Record<CourseLanguage, RegExp>> = {
  zh: /(?<!\d)(?:19|20)\d\d\s*年(?!代)/,
  en: /(?<![\d,.$])(?:19|20)\d\d(?![\d,.]*\d|\s*(?:tokens?|words?|characters?|numbers?|letters?|steps?|calls?|yuan|dollars?)\b)/,
}

/** Millions and more: numbers of the world, which nobody counts along. */
const LARGE: Readonly<Record<CourseLanguage, RegExp>> = {
  zh: /\d[\d,.]*\s*(?:百万|千万|亿|万亿|十亿|百亿|千亿)/,
  en: /\d[\d,.]*[\s-]*(?:million|billion|trillion)/i,
}

function claimIn(text: string, locale: CourseLanguage, companies: readonly string[]): Claim | undefined {
  const year = YEAR[locale].exec(text)?.[0]
  if (year !== undefined) return { because: 'year', word: year }
  const large = LARGE[locale].exec(text)?.[0]
  if (large !== undefined) return { because: 'number', word: large }
  const company = companies.find((name) => namesCompany(text, name))
  return company === undefined ? undefined : { because: 'company', word: company }
}

/** Latin names stand as whole words; Chinese names anywhere. */
const namesCompany = (text: string, name: string): boolean =>
  hasHan(name)
    ? text.includes(name)
    : new RegExp(`(?<![A-Za-z-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z-])`).test(text)

/** Only punctuation, spaces and closing brackets may follow the last mark. */
function endsInMark(inlines: readonly Inline[]): boolean {
  const flat = allInlines(inlines).filter((inline) => inline.type === 'mark' || 'text' in inline)
  const last = flat.findLastIndex((inline) => inline.type === 'mark')
  return last >= 0 && /^[\s\p{Punctuation}]*$/u.test(inlineText(flat.slice(last + 1)))
}

/** Facts that change by themselves are looked at twice a year. */
export const staleFacts: ContentRule = ({ root, constants, facts, today }) => {
  const dated = [
    ...facts,
    ...Object.entries(constants).flatMap(([place, { asOf, volatile }]) =>
      asOf === undefined ? [] : [{ file: `${root}/constants.json`, place, asOf, volatile }],
    ),
  ]
  return dated
    .filter((fact) => isStale(fact, today))
    .map(
      ({ file, place, asOf }): Finding => ({
        rule: 'stale-fact',
        asOf,
        days: daysBetween(asOf, today),
        file,
        place,
      }),
    )
}
