import { cleanText } from '../domain/clean.ts'
import type { Language } from '../domain/locale.ts'
import { chapterAt } from '../domain/reader.ts'
import type { Layout } from './blocks.ts'
import { bareText } from './highlight.ts'
import type { ReaderRow } from './reader.ts'

type Titles = Readonly<Record<Language, string>>

/** A text as its lists show it. */
export interface ListedText {
  readonly chapters: readonly {
    readonly number: string
    readonly title: Titles
    readonly first: number
    readonly count: number
  }[]
  readonly sections: readonly {
    readonly id: string
    readonly number: string
    readonly title: Titles
    readonly minutes?: number
  }[]
}

/** What the lists say of sections: which were read, and how much of them is remembered. */
export interface KnownOfSections {
  readonly read: ReadonlySet<string>
  /** Those that say something else than when they were read. */
  readonly changed: ReadonlyMap<string, unknown>
  readonly remembered: ReadonlyMap<string, number>
}

/** The section's links by number, with their words and where they lead. */
export const linkRows = (section: number, targets: Layout['targets']): ReaderRow[] =>
  targets.flatMap(({ address, words }, at) => {
    const text = words === '' || words === address ? address : `${words}  ${address}`
    const whole = text === address ? [address] : [words, address]
    return address === '' ? [] : [{ section, line: 0, number: String(at + 1), text, whole }]
  })

/** Every chapter with the sections of the unfolded one; of several chapters, or filtered, the sections that the words name. */
export function contentsRows(
  text: ListedText,
  known: KnownOfSections,
  language: Language,
  { filter, unfolded }: { readonly filter: string; readonly unfolded: number | undefined },
): ReaderRow[] {
  const sections = sectionRows(text, known, language, filter.toLowerCase())
  if (filter !== '' || text.chapters.length < 2) return sections
  return text.chapters.flatMap((_, at) => [
    chapterRow(text, known, language, at),
    ...(at === unfolded ? sections.filter(({ section }) => chapterAt(text, section).at === at) : []),
  ])
}

/** The sections of all chapters that the words name. */
const sectionRows = (
  { sections }: ListedText,
  { read, changed, remembered }: KnownOfSections,
  language: Language,
  wanted: string,
): ReaderRow[] =>
  sections.flatMap(({ id, number, title, minutes }, section) => {
    const everyName = [number, ...Object.values(title)].join(' ').toLowerCase()
    const row = { section, line: 0, number, text: title[language], minutes }
    return everyName.includes(wanted)
      ? [{ ...row, read: read.has(id), changed: changed.has(id), remembered: remembered.get(id) }]
      : []
  })

/** The head of a chapter, with the minutes of all its sections. */
function chapterRow(
  text: ListedText,
  { read }: KnownOfSections,
  language: Language,
  unfolds: number,
): ReaderRow {
  const { number = '', title, first = 0, count = 0 } = text.chapters[unfolds] ?? {}
  const sections = text.sections.slice(first, first + count)
  return {
    section: first,
    line: 0,
    number,
    text: title?.[language] ?? '',
    unfolds,
    read: sections.every(({ id }) => read.has(id)),
    minutes: sections.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
  }
}

interface MarkedPlace {
  readonly section: string
  readonly block: number
  /** What was written there. */
  readonly text?: string
}

/** Bookmarks, each with the words that stand at its place, and notes with what was written, in the order of the text. */
export const placeRows = (
  text: ListedText,
  places: readonly MarkedPlace[],
  layoutOf: (section: number) => Pick<Layout, 'lines' | 'starts'>,
  language: Language,
): ReaderRow[] =>
  places
    .flatMap((place): ReaderRow[] => {
      const section = text.sections.findIndex(({ id }) => id === place.section)
      const found = text.sections[section]
      if (found === undefined) return []
      const { lines, starts } = layoutOf(section)
      const line = starts[place.block] ?? 0
      const words = place.block === 0 ? '' : bareText(lines[line] ?? '').replace(/^[\s│|•]+/, '')
      const shown =
        place.text === undefined ? words.trimEnd() || found.title[language] : cleanText(place.text)
      const isNote = place.text !== undefined
      return [
        { section, line, number: found.number, text: shown, ...(isNote ? { whole: [shown], isNote } : {}) },
      ]
    })
    .sort((one, other) => one.section - other.section || one.line - other.line)
