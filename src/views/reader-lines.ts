import type { Language } from '../domain/locale.ts'
import type { OpeningPlace } from '../domain/opening.ts'
import { type ChapterRange, chapterAt } from '../domain/reader.ts'
import type { Layout } from './blocks.ts'
import type { Frame } from './frame.ts'
import { bareText } from './highlight.ts'
import { beforeLead, firstText } from './parts.ts'
import type { KnownOfSections, ListedText } from './reader-rows.ts'
import { outOf } from './signs.ts'

/**
 * A part that would end at `end` ends behind a question that waits for its answer, so that it is answered where it stands;
 * a question that it would divide begins the next part.
 */
export function questionPartEnd(
  { lines, openings }: Pick<Layout, 'lines' | 'openings'>,
  from: number,
  end: number,
  isOpen: (place: OpeningPlace) => boolean,
  frame: Frame,
): number {
  const boxes = openings.filter(({ opens }) => opens.kind === 'question')
  const open = boxes.find((box) => isOpen(box) && from < endOf(box) && endOf(box) <= end)
  if (open !== undefined) return endOf(open)
  const divided = boxes.find(
    (box) => firstText(lines, from) < startOf(box) && startOf(box) < end && end < endOf(box),
  )
  return divided === undefined ? end : beforeLead(lines, from, startOf(divided), frame)
}

/** Where a line between two blocks is in the same text, once a box before it holds its answer or lost its options. */
export function sameLine(
  line: number,
  before: Pick<Layout, 'lines' | 'starts'>,
  after: Pick<Layout, 'lines' | 'starts'>,
): number {
  const next = before.starts.findIndex((start) => start >= line)
  const from = before.starts[next] ?? before.lines.length
  const to = after.starts[next] ?? after.lines.length
  return Math.max(0, to - from + line)
}

const startOf = ({ spans }: OpeningPlace): number => spans[0]?.line ?? 0

/** The line behind the last one. */
export const endOf = ({ spans }: OpeningPlace): number => (spans.at(-1)?.line ?? 0) + 1

const isHeading = (line: string, { messages }: Frame): boolean =>
  bareText(line).startsWith(messages.spoken.heading('').trim())

/** The first heading from this line on; -1 when there is none. */
export const headingAfter = (lines: readonly string[], from: number, frame: Frame): number =>
  lines.findIndex((line, at) => at >= from && isHeading(line, frame))

/** The heading under which a line stands; undefined where it is one, or has none. */
export const headingBefore = (lines: readonly string[], line: number, frame: Frame): string | undefined =>
  isHeading(lines[line] ?? '', frame)
    ? undefined
    : lines.slice(0, line).findLast((each) => isHeading(each, frame))

/** `1.5`; in a text without numbers `3/9`. */
export function placeName(text: ListedText, section: number, frame: Frame): string {
  const { first, count } = chapterAt(text, section)
  return text.sections[section]?.number || outOf(section - first + 1, count, frame)
}

/** Every chapter, and the sections of the one that is being read. */
export function contentsLines(
  text: ListedText,
  known: Pick<KnownOfSections, 'read' | 'changed'>,
  section: number,
  language: Language,
  frame: Frame,
): string[] {
  const current = chapterAt(text, section)
  return text.chapters.flatMap((_, at) => [
    ...(text.chapters.length > 1 ? [chapterLine(text, at, language, frame)] : []),
    ...(at === current.at ? sectionLines(text, current, known, language, frame) : []),
  ])
}

/** `2  Talk to a model, 2.1–2.12` */
function chapterLine(text: ListedText, at: number, language: Language, { messages }: Frame): string {
  const { number = '', title, first = 0, count = 0 } = text.chapters[at] ?? {}
  const numbers = [first, first + count - 1].map((section) => text.sections[section]?.number)
  return [`${number}  ${title?.[language] ?? ''}`, numbers.join('–')].join(messages.common.listSeparator)
}

function sectionLines(
  { sections }: ListedText,
  { first, count }: ChapterRange,
  { read, changed }: Pick<KnownOfSections, 'read' | 'changed'>,
  language: Language,
  { messages: { reader, common } }: Frame,
): string[] {
  return sections
    .slice(first, first + count)
    .map(({ id, number, title, minutes }, at) =>
      [
        `${number === '' ? at + 1 : number}  ${title[language]}`,
        ...(changed.has(id) ? [reader.changed] : read.has(id) ? [reader.read] : []),
        ...(minutes === undefined ? [] : [common.minutes(minutes)]),
      ].join(common.listSeparator),
    )
}

/** What can be opened, numbered. */
export const openingRows = (layout: Layout, frame: Frame): string[] =>
  layout.openings.map((place, at) => `${at + 1}. ${openingName(place, layout, frame)}`)

/** What it is and its words; of a question what is asked, below the title of its box. */
function openingName({ opens, spans }: OpeningPlace, { lines }: Layout, frame: Frame): string {
  const { messages, accessible } = frame
  const words = spans.map(({ line, from, to }) => bareText(lines[line] ?? '').slice(from, to))
  const isQuestion = opens.kind === 'question'
  const name = (isQuestion ? words.slice(1, 2) : words).join(messages.common.space).trim()
  // They say what they are: “Run it: …”, and a mark of a source is heard as “source 3”.
  const saysItself = ['experiment', 'recipe'].includes(opens.kind)
  if (saysItself || (accessible && opens.kind === 'source')) return name
  return [messages.reader.enter[opens.kind], name].join(messages.common.listSeparator)
}

interface Place {
  readonly section: string
  readonly block: number
}

/** Numbered, each with the words that stand at its place. */
export const bookmarkRows = (
  { sections }: ListedText,
  bookmarks: readonly Place[],
  layoutOf: (section: number) => Layout,
  { messages: { common } }: Frame,
): string[] =>
  bookmarks.map(({ section, block }, at) => {
    const place = sections.findIndex(({ id }) => id === section)
    const { lines, starts } = layoutOf(place)
    const words = firstSentence(bareText(lines[starts[block] ?? 0] ?? ''))
    const named = [sections[place]?.number ?? '', words].filter(Boolean).join(common.listSeparator)
    return `${at + 1}. ${named}`
  })

/** Enough to know a paragraph by. */
const firstSentence = (text: string): string => /^.*?[.?!。？！](?=\s|$|[^\s\d.])/u.exec(text)?.[0] ?? text

/** What the learner wrote, each with its section. */
export const noteRows = (
  { sections }: ListedText,
  notes: readonly (Place & { readonly text: string })[],
  { messages: { common } }: Frame,
): string[] =>
  notes.map(({ section, text }) =>
    [sections.find(({ id }) => id === section)?.number ?? '', text]
      .filter(Boolean)
      .join(common.listSeparator),
  )
