import { join } from 'node:path'
import { runningText } from '../domain/block-text.ts'
import type { CourseIndex, SectionName, SectionText } from '../domain/course.ts'
import type { GlossaryTerm } from '../domain/glossary.ts'
import type { CourseLanguage, LocalizedText } from '../domain/locale.ts'
import type { ModelRow } from '../domain/models.ts'
import { shownPrompt } from '../domain/prompt.ts'
import type { SearchEntry } from '../domain/search.ts'
import { stemsOf } from '../domain/stem.ts'
import { type TimelineEvent, yearOf } from '../domain/timeline.ts'
import { citedSource } from './cited-source.ts'
import type { ContentProblem } from './content-file.ts'
import type { ChapterFolder, ContentFolder } from './content-folder.ts'
import { searchTextEncoding } from './course.ts'
import { entryLine, listedEntry } from './search-list.ts'

/** What the compiled chapters give to the rest of the course. */
interface Compiling {
  readonly content: ContentFolder
  readonly index: CourseIndex
  /** File name → text: `meet-llms/transformer.zh.json`. */
  readonly texts: ReadonlyMap<string, SectionText>
  readonly models: readonly ModelRow[]
  readonly problems: ContentProblem[]
}

/** The glossary, the timeline and what `search` looks through, each a file of its own: a command reads one of them. */
export function compileReference(compiling: Compiling): ReadonlyMap<string, unknown> {
  const terms = glossaryTerms(compiling)
  const events = timelineEvents(compiling)
  const entries = (locale: CourseLanguage): readonly SearchEntry[] => [
    ...termEntries(terms, locale),
    ...sectionEntries(compiling, locale),
    ...questionEntries(compiling, locale),
    ...modelEntries(compiling, locale),
    ...eventEntries(events, locale),
  ]
  return new Map<string, unknown>([
    ['glossary.json', terms],
    ['timeline.json', events],
    ...searchFiles('zh', entries('zh')),
    ...searchFiles('en', entries('en').map(withStems)),
  ])
}

/** The entries, and their texts in the same order. */
const searchFiles = (
  locale: CourseLanguage,
  entries: readonly SearchEntry[],
): readonly (readonly [string, unknown])[] => [
  [`search.${locale}.json`, entries.map(listedEntry)],
  [`search.${locale}.txt`, Buffer.from(entries.map(entryLine).join('\n'), searchTextEncoding[locale])],
]

const glossaryTerms = ({ content, index }: Compiling): readonly GlossaryTerm[] =>
  content.glossary.map(({ section, ...term }) => ({ ...term, ...taughtIn(index, section) }))

const timelineEvents = ({ content, index, problems }: Compiling): readonly TimelineEvent[] =>
  content.timeline.map(({ date, text, section, sources }) => ({
    date,
    text,
    ...taughtIn(index, section),
    sources: sources.map((key) =>
      citedSource(key, content, (place, reason) =>
        problems.push({ file: join(content.root, 'timeline.json'), place: `${date} ${place}`, reason }),
      ),
    ),
  }))

/** Nothing while the section is not written yet; `check` tells. */
function taughtIn({ chapters }: CourseIndex, section: string): { readonly taughtIn?: SectionName } {
  const found = chapters.flatMap(({ sections }) => sections).find(({ id }) => id === section)
  return found === undefined ? {} : { taughtIn: { id: found.id, number: found.number, title: found.title } }
}

const termEntries = (terms: readonly GlossaryTerm[], locale: CourseLanguage): readonly SearchEntry[] =>
  terms.map(({ id, zh, en, aliases, pinyin, sentence, taughtIn }) => ({
    kind: 'term',
    id,
    title: [...new Set({ zh: [zh, en], en: [en, zh] }[locale])].join(' '),
    names: lowerCase([zh, en, id, ...aliases]),
    pinyin: [pinyin],
    text: sentence[locale],
    place: taughtIn?.number ?? '',
  }))

const sectionEntries = (
  { content, index, texts }: Compiling,
  locale: CourseLanguage,
): readonly SearchEntry[] =>
  index.chapters.flatMap((chapter, at) =>
    chapter.sections.map((section) => {
      const text = texts.get(`${chapter.id}/${section.id}.${locale}.json`)
      return {
        kind: 'section',
        id: section.id,
        title: section.title[locale],
        names: lowerCase([section.title.zh, section.title.en, section.id]),
        pinyin: pinyinOf(content.chapters[at], section.id),
        text: runningText(text?.pages.flat() ?? []),
        goals: [section.title[locale], ...(text?.goals ?? [])].join(' · ').toLowerCase(),
        place: section.number,
      }
    }),
  )

const pinyinOf = (folder: ChapterFolder | undefined, section: string): readonly string[] => {
  const pinyin = folder?.chapter.sections.find(({ id }) => id === section)?.pinyin
  return pinyin === undefined ? [] : [pinyin]
}

const questionEntries = ({ content, index }: Compiling, locale: CourseLanguage): readonly SearchEntry[] =>
  content.chapters.flatMap(({ questions }) =>
    questions.map(({ id, section, prompt }) => ({
      kind: 'question',
      id,
      title: '',
      names: [id],
      pinyin: [],
      text: shownPrompt(prompt[locale]),
      place: taughtIn(index, section).taughtIn?.number ?? '',
    })),
  )

const modelEntries = ({ models }: Compiling, locale: CourseLanguage): readonly SearchEntry[] =>
  models.map(({ id, name, company, newest, search }) => ({
    kind: 'model',
    id,
    title: name[locale],
    names: lowerCase([id, ...both(name), ...both(company), ...both(newest?.name), ...search.split('\n')]),
    pinyin: [],
    text: [...new Set([name[locale], company[locale], newest?.name[locale] ?? ''])]
      .filter(Boolean)
      .join(' · '),
    place: '',
  }))

const both = (text: LocalizedText | undefined): readonly string[] =>
  text === undefined ? [] : [text.zh, text.en]

const eventEntries = (events: readonly TimelineEvent[], locale: CourseLanguage): readonly SearchEntry[] =>
  events.map((event) => ({
    kind: 'event',
    id: event.date,
    title: '',
    names: [],
    pinyin: [],
    text: event.text[locale],
    place: String(yearOf(event)),
  }))

/** English words change their form, and a query may have another one than the text. */
const withStems = (entry: SearchEntry): SearchEntry => ({
  ...entry,
  stems: {
    names: entry.names.map((name) => stemsOf(name).join(' ')).filter((name) => name !== ''),
    text: ` ${stemsOf(entry.text).join(' ')} `,
    ...(entry.goals === undefined ? {} : { goals: ` ${stemsOf(entry.goals).join(' ')} ` }),
  },
})

const lowerCase = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map((name) => name.normalize('NFKC').toLowerCase())),
]
