import { allBlocks, inlinesOf, inlineText } from './block-text.ts'
import type {
  CheckedContent,
  CheckedSection,
  CheckedText,
  ContentRule,
  Finding,
  IdKind,
  Place,
  ReferenceKind,
} from './check-content.ts'
import { labs } from './labs.ts'
import { isNumber } from './section-numbers.ts'

/** An id names one thing of its kind. */
export const repeatedIds: ContentRule = (content) =>
  idsOf(content).flatMap(({ kind, ids }) =>
    ids
      .filter(({ id }, at) => ids.findIndex((other) => other.id === id) < at)
      .map(({ id, file }): Finding => ({ rule: 'repeated-id', kind, id, file, place: id })),
  )

/** An id that was published stays: learners' progress hangs on it. */
export const lostIds: ContentRule = (content) =>
  idsOf(content).flatMap(({ kind, ids }) => {
    const present = new Set(ids.map(({ id }) => id))
    return (content.publishedIds[kind] ?? [])
      .filter((id) => !present.has(id))
      .map((id): Finding => ({ rule: 'lost-id', kind, id, file: `${content.root}/ids.json`, place: kind }))
  })

/** Whoever publishes writes new ids down, so that they cannot get lost. */
export const newIds: ContentRule = (content) =>
  idsOf(content).flatMap(({ kind, ids }): Finding[] => {
    const published = new Set(content.publishedIds[kind] ?? [])
    const fresh = ids.map(({ id }) => id).filter((id) => !published.has(id))
    return fresh.length === 0
      ? []
      : [{ rule: 'new-id', kind, ids: fresh, file: `${content.root}/ids.json`, place: kind }]
  })

interface IdsOfKind {
  readonly kind: IdKind
  readonly ids: readonly { readonly id: string; readonly file: string }[]
}

const idsOf = ({ root, chapters, sections, glossary }: CheckedContent): readonly IdsOfKind[] => [
  { kind: 'chapters', ids: chapters.map(({ file, chapter: { id } }) => ({ id, file })) },
  { kind: 'sections', ids: sections.map(({ id, file }) => ({ id, file })) },
  {
    kind: 'goals',
    ids: sections.flatMap(({ goals, file }) =>
      goals.flatMap(({ id }) => (id === undefined ? [] : [{ id, file }])),
    ),
  },
  {
    kind: 'questions',
    ids: sections.flatMap(({ questions, questionFile }) =>
      questions.map(({ id }) => ({ id, file: questionFile })),
    ),
  },
  { kind: 'terms', ids: glossary.map(({ id }) => ({ id, file: `${root}/glossary.json` })) },
]

/** What is referred to exists: sources, terms, sections, figures, questions, experiments, constants. */
export const unknownReferences: ContentRule = (content) => {
  const known = knownIds(content)
  return referencesIn(content)
    .filter(({ to, id }) => !known[to].has(id))
    .map(({ to, id, file, place }): Finding => ({ rule: 'unknown-reference', to, id, file, place }))
}

interface Reference extends Place {
  readonly to: ReferenceKind
  readonly id: string
}

const knownIds = (content: CheckedContent): Readonly<Record<ReferenceKind, ReadonlySet<string>>> => ({
  source: new Set(Object.keys(content.sources)),
  constant: new Set(Object.keys(content.constants)),
  term: new Set(content.glossary.map(({ id }) => id)),
  section: new Set(content.sections.map(({ id }) => id)),
  figure: new Set(content.figures.map(({ figure }) => figure.id)),
  question: new Set(content.sections.flatMap(({ questions }) => questions.map(({ id }) => id))),
  lab: new Set(labs.map(({ name }) => name)),
})

const referencesIn = (content: CheckedContent): readonly Reference[] => [
  ...content.sections.flatMap(sectionReferences),
  ...content.sections.flatMap(questionReferences),
  ...glossaryReferences(content),
  ...content.timeline.flatMap(({ date, section, sources }) => {
    const from = { file: `${content.root}/timeline.json`, place: date }
    return [...to('section', [section], from), ...to('source', sources, from)]
  }),
  ...Object.entries(content.constants).flatMap(([name, { sources }]) =>
    to('source', sources, { file: `${content.root}/constants.json`, place: name }),
  ),
]

const to = (kind: ReferenceKind, ids: readonly string[], from: Place): readonly Reference[] =>
  ids.map((id) => ({ to: kind, id, ...from }))

const sectionReferences = ({ id, file, terms, labs: named, texts }: CheckedSection): readonly Reference[] => [
  ...to('term', terms, { file, place: id }),
  ...to('lab', named, { file, place: id }),
  ...texts.flatMap(textReferences),
]

function textReferences({ file, blocks, constants }: CheckedText): readonly Reference[] {
  const inBlocks = allBlocks(blocks).flatMap((block) => {
    if (block.type === 'figure') return to('figure', [block.figure], { file, place: block.figure })
    if (block.type === 'lab') return to('lab', [block.lab], { file, place: block.lab })
    return block.type === 'question' ? to('question', [block.question], { file, place: block.question }) : []
  })
  const inInlines = inlinesOf(blocks).flatMap((inline) => {
    if (inline.type === 'mark') return to('source', [inline.key], { file, place: `[^${inline.key}]` })
    if (inline.type === 'term') return to('term', [inline.term], { file, place: inline.term })
    return inline.type === 'section' ? to('section', [inline.section], { file, place: inline.section }) : []
  })
  return [
    ...inBlocks,
    ...inInlines,
    ...constants.flatMap((name) => to('constant', [name], { file, place: `{{${name}}}` })),
  ]
}

const questionReferences = ({ questions, questionFile: file }: CheckedSection): readonly Reference[] =>
  questions.flatMap(({ id, section, terms, sources }) => [
    ...to('section', [section], { file, place: id }),
    ...to('term', terms, { file, place: id }),
    ...to('source', sources, { file, place: id }),
  ])

const glossaryReferences = ({ root, glossary }: CheckedContent): readonly Reference[] =>
  glossary.flatMap(({ id, section, confusedWith, labs: named = [] }) => {
    const from = { file: `${root}/glossary.json`, place: id }
    return [...to('section', [section], from), ...to('term', confusedWith, from), ...to('lab', named, from)]
  })

/** Numbers of chapters and sections follow from their places: what was typed is not used, and misleads who reads the file. */
export const typedNumbers: ContentRule = ({ chapters, sections }) => [
  ...chapters.flatMap(({ file, chapter: { number } }): Finding[] =>
    number === undefined
      ? []
      : [{ rule: 'typed-number', of: 'chapter', number: String(number), file, place: 'number' }],
  ),
  ...sections.flatMap(({ texts }) =>
    texts.flatMap(({ file, blocks }) =>
      inlinesOf(blocks).flatMap((inline): Finding[] => {
        if (inline.type !== 'section') return []
        const number = inlineText(inline.children)
        return isNumber(number)
          ? [{ rule: 'typed-number', of: 'link', number, file, place: `section:${inline.section}` }]
          : []
      }),
    ),
  ),
]

/** The glossary and the chapter agree on where a term is taught. */
export const termsElsewhere: ContentRule = ({ sections, glossary }) =>
  sections.flatMap(({ id, file, terms }) =>
    glossary
      .filter((term) => terms.includes(term.id) && term.section !== id)
      .map(
        (term): Finding => ({
          rule: 'term-elsewhere',
          term: term.id,
          section: term.section,
          file,
          place: id,
        }),
      ),
  )
