import type { GlossaryTerm } from '../domain/glossary.ts'
import { type Language, otherLanguage } from '../domain/locale.ts'
import { hasHan } from '../domain/spelling.ts'
import type { Frame } from './frame.ts'
import { hangingLines, headColumns } from './hanging.ts'
import { withSummary } from './layout.ts'
import { type Run, wrapText } from './line-break.ts'
import { textColumns } from './prose.ts'

/** A term with the terms it is taken for. */
export interface TermInContext {
  readonly term: GlossaryTerm
  readonly confusedWith: readonly GlossaryTerm[]
}

/**
 * One term: its names, what it means, and where to go on. In English alone there is no Chinese; in Chinese the English
 * names stand beside, since papers use them. `both` gives the sentence in both languages.
 */
export function termLines({ term, confusedWith }: TermInContext, language: Language, frame: Frame): string[] {
  const sentences = language === 'both' ? [term.sentence.zh, term.sentence.en] : [term.sentence[frame.locale]]
  return [
    ...wrapText(headline(term, language), textColumns(frame), frame).map(frame.theme.heading),
    '',
    ...sentences.flatMap((text) => wrapText(text, textColumns(frame), frame)),
    '',
    ...factLines(term, confusedWith, language, frame),
  ]
}

/** `词元  token` in Chinese, `token` in English; a name that both share stands once. */
const headline = (term: GlossaryTerm, language: Language): string =>
  namesOf(term, language === 'en' ? ['en'] : ['zh', 'en']).join('  ')

/** Other names, in English without the Chinese ones. */
const aliasesOf = ({ aliases }: GlossaryTerm, language: Language): readonly string[] =>
  language === 'en' ? aliases.filter((alias) => !hasHan(alias)) : aliases

const namesOf = (term: GlossaryTerm, order: readonly ('zh' | 'en')[]): readonly string[] => [
  ...new Set(order.map((locale) => term[locale])),
]

function factLines(
  term: GlossaryTerm,
  confusedWith: readonly GlossaryTerm[],
  language: Language,
  frame: Frame,
): string[] {
  const { define, common } = frame.messages
  const others = confusedWith.map((other) => other[frame.locale])
  const facts: readonly (readonly [string, readonly Run[]])[] = [
    [define.pinyin, [{ text: language === 'en' ? '' : term.pinyin }]],
    [define.aliases, [{ text: aliasesOf(term, language).join(common.listSeparator) }]],
    [define.confusedWith, [{ text: others.join(common.listSeparator) }]],
    [define.taughtIn, taughtIn(term, frame)],
    [define.labs, labsOf(term, frame)],
  ]
  const told = facts.filter(([, runs]) => runs.some(({ text }) => text !== ''))
  const columns = headColumns(
    told.map(([label]) => label),
    frame,
  )
  return told.flatMap(([text, runs]) =>
    hangingLines({ text, columns, paint: frame.theme.muted }, runs, frame),
  )
}

const taughtIn = ({ taughtIn: section }: GlossaryTerm, { locale, theme }: Frame): readonly Run[] =>
  section === undefined
    ? []
    : [
        { text: `${section.number}  ${section.title[locale]}  ` },
        { text: `llm-primer read ${section.number}`, paint: theme.accent, kind: 'code' },
      ]

/** The commands of the experiments that show it. */
export const labsOf = ({ labs = [] }: GlossaryTerm, { theme, messages }: Frame): readonly Run[] =>
  labs.flatMap((lab, at): Run[] => [
    ...(at > 0 ? [{ text: messages.common.listSeparator }] : []),
    { text: `llm-primer lab ${lab}`, paint: theme.accent, kind: 'code' },
  ])

/** Every term under the section that teaches it. */
export function glossaryLines(terms: readonly GlossaryTerm[], language: Language, frame: Frame): string[] {
  const { define } = frame.messages
  const beside = (term: GlossaryTerm): string =>
    language === 'en'
      ? aliasesOf(term, language).join(frame.messages.common.listSeparator)
      : term[otherLanguage[frame.locale]]
  const columns = headColumns(
    terms.map((term) => term[frame.locale]),
    frame,
  )
  const lines = groups(terms).flatMap(([title, members], at) => [
    ...(at > 0 ? [''] : []),
    ...wrapText(title === '' ? define.elsewhere : title, frame.width, frame).map(frame.theme.heading),
    ...members.flatMap((term) => {
      const [name, more] = [term[frame.locale], beside(term)]
      return more === ''
        ? wrapText(name, frame.width, frame)
        : hangingLines({ text: name, columns }, [{ text: more, paint: frame.theme.muted }], frame)
    }),
  ])
  return withSummary(
    lines,
    wrapText(define.count(terms.length), frame.width, frame).map(frame.theme.muted),
    frame,
  )

  function groups(all: readonly GlossaryTerm[]): readonly [string, GlossaryTerm[]][] {
    const bySection = new Map<string, GlossaryTerm[]>()
    for (const term of all) {
      const title = term.taughtIn ? `${term.taughtIn.number}  ${term.taughtIn.title[frame.locale]}` : ''
      bySection.set(title, [...(bySection.get(title) ?? []), term])
    }
    return [...bySection].sort(([a], [b]) => Number(a === '') - Number(b === '') || sectionOrder(a, b))
  }
}

/** 1.9 before 1.10. */
const sectionOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })
