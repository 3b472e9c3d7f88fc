import { inlineText } from './block-text.ts'
import type { Inline } from './blocks.ts'
import type { CheckedText, ContentRule, Finding } from './check-content.ts'
import { type Paragraph, runsOf } from './check-paragraphs.ts'
import type { Term } from './glossary.schema.ts'
import type { CourseLanguage } from './locale.ts'
import { hasHan } from './spelling.ts'

/** Before the section that teaches it, a term is met first as a link to the glossary. */
export const earlyTerms: ContentRule = ({ sections, glossary }) => {
  const order = new Map(sections.map(({ id }, at) => [id, at]))
  return sections.flatMap(({ texts }, at) => {
    const later = glossary.filter(({ section }) => (order.get(section) ?? 0) > at)
    return texts.flatMap((text) => later.flatMap((term) => earlyTerm(term, text, glossary)))
  })
}

function earlyTerm(term: Term, text: CheckedText, glossary: readonly Term[]): readonly Finding[] {
  const name = namePattern(term, text.locale, glossary)
  const first = runsOf(text).find(
    ({ inlines }) => hasTermLink(inlines, term.id) || name.test(wordsBeside(inlines)),
  )
  return first === undefined || linkedFirst(first, term.id, name)
    ? []
    : [
        {
          rule: 'early-term',
          term: term[text.locale],
          section: term.section,
          file: first.file,
          place: first.place,
        },
      ]
}

const hasTermLink = (inlines: readonly Inline[], id: string): boolean =>
  inlines.some(
    (inline) =>
      (inline.type === 'term' && inline.term === id) ||
      ('children' in inline && hasTermLink(inline.children, id)),
  )

/** Within one paragraph: the words before the link do not have the name. */
const linkedFirst = ({ inlines }: Paragraph, id: string, name: RegExp): boolean => {
  const link = inlines.findIndex((inline) => hasTermLink([inline], id))
  return link >= 0 && !name.test(wordsBeside(inlines.slice(0, link)))
}

/** The text outside links to the glossary and code. */
const wordsBeside = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.type === 'term' || inline.type === 'code' || inline.type === 'section') return ' '
      return 'children' in inline ? wordsBeside(inline.children) : inlineText([inline])
    })
    .join('')

/**
 * Chinese names stand anywhere; Latin ones as whole words, also in the plural, and in their own case if they have one.
 * A name that is a part of a longer one (prompt in “prompt injection”) is not meant there.
 */
function namePattern(term: Term, locale: CourseLanguage, glossary: readonly Term[]): RegExp {
  const name = term[locale]
  const rests = glossary
    .map((other) => other[locale].toLowerCase())
    .filter((other) => other.length > name.length && other.startsWith(name.toLowerCase()))
    .map((other) => literal(other.slice(name.length)))
  const beginsLonger = rests.length === 0 ? '' : `(?!${rests.join('|')})`
  const flags = name === name.toLowerCase() ? 'i' : ''
  return hasHan(name)
    ? new RegExp(`${literal(name)}${beginsLonger}`, flags)
    : new RegExp(`(?<![A-Za-z-])${literal(name)}s?(?![A-Za-z])${beginsLonger}`, flags)
}

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
