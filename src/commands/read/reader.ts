import { interfaceLocale, type Language } from '../../domain/locale.ts'
import {
  type Anchor,
  type ChapterRange,
  pressKey,
  type ReaderEffect,
  type ReaderState,
  type ReaderView,
  showsEnd,
  startReading,
  toMatch,
  withinText,
} from '../../domain/reader.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { messagesIn } from '../../messages/messages.ts'
import { openLink } from '../../terminal/open-link.ts'
import { runSelf } from '../../terminal/run-self.ts'
import type { Screen, ScreenEvent } from '../../terminal/screen.ts'
import { emptyLayout, type Layout } from '../../views/blocks.ts'
import type { Frame } from '../../views/frame.ts'
import { bareText } from '../../views/highlight.ts'
import {
  anchorAt,
  findMatches,
  helpLines,
  lineOf,
  type Match,
  nextTop,
  type ReaderRow,
  type ReaderSection,
  readerPicture,
  textHeight,
  topBefore,
} from '../../views/reader.ts'
import type { Context } from '../shared/context.ts'
import { openFullScreen, screenFrame } from '../shared/full-screen.ts'
import { globalWords } from '../shared/global-options.ts'

/** A section of a text that can be laid out for any width. */
export interface ReadableSection {
  /** Names it among all sections, in every language; the learner's place and bookmarks hang on it. */
  readonly id: string
  readonly number: string
  readonly title: Readonly<Record<Language, string>>
  readonly minutes?: number
  readonly hasQuestions: boolean
  /** `byKeys`: for a screen where keys run experiments and ask questions. */
  layOut(language: Language, frame: Frame, byKeys: boolean): Layout
}

/** A chapter of a text: how it is named in the contents, and its sections among those of the whole text. */
interface ReadableChapter {
  readonly number: string
  readonly title: Readonly<Record<Language, string>>
  readonly first: number
  readonly count: number
}

/** A text for the reader: chapters, at least one, the sections of all of them in order, and the languages it has. */
export interface Readable {
  readonly chapters: readonly ReadableChapter[]
  readonly sections: readonly ReadableSection[]
  readonly bilingual: boolean
}

/** A place that the learner marked. */
export interface Bookmark {
  readonly section: string
  readonly block: number
}

/** What is remembered of reading. */
export interface ReaderMemory {
  /** False for a text of the learner's own: then it is forgotten at the end. */
  readonly isKept: boolean
  readonly read: ReadonlySet<string>
  readonly bookmarks: readonly Bookmark[]
  markRead(section: string): unknown
  keepPlace(section: string, anchor: Anchor): unknown
  setBookmark(bookmark: Bookmark, set: boolean): unknown
  /** After questions were answered elsewhere. */
  reread(): void
  /** How much of each section is remembered now, 0 to 1, of those that were practised. */
  remembered(): Promise<ReadonlyMap<string, number>>
}

interface Session {
  readonly readable: Readable
  readonly memory: ReaderMemory
  readonly context: Context
  readonly screen: Screen
  language: Language
  state: ReaderState
  /** The place at the top of the screen, as the last key left it. */
  anchor: Anchor
  matches: readonly Match[]
  notice: string
  /** The query changed and was not looked for yet, since more keys were waiting. */
  searchDue: boolean
  readonly layouts: Map<string, Layout>
  /** The width is that of the screen, whatever stands here. */
  frame: Frame
  remembered: ReadonlyMap<string, number>
}

/**
 * Reads in full screen until the learner leaves.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export async function openReader(
  readable: Readable,
  memory: ReaderMemory,
  start: Anchor,
  context: Context,
): Promise<void> {
  const screen = openFullScreen(context)
  const session: Session = {
    readable,
    memory,
    context,
    screen,
    language: context.language,
    state: startReading(start.section, 0),
    anchor: start,
    matches: [],
    notice: '',
    searchDue: false,
    layouts: new Map(),
    frame: context.frame,
    remembered: new Map(),
  }
  try {
    await screen.answered()
    session.frame = context.frameFor(screen.answers())
    session.state = atAnchor(session, start)
    const code = await listen(session)
    if (code !== exitCode.done) throw new Interrupted(code)
  } finally {
    await screen.close()
  }
}

async function listen(session: Session): Promise<number> {
  for (;;) {
    if (session.searchDue && !session.screen.hasMore()) search(session)
    show(session)
    const leaving = await handle(session, await session.screen.next())
    if (leaving === undefined) continue
    keepPlace(session)
    return leaving
  }
}

/** Exit code when the event ends the reading, else undefined. */
async function handle(session: Session, event: ScreenEvent): Promise<number | undefined> {
  session.notice = ''
  if (event.type === 'end') return event.exitCode
  if (event.type === 'resize') {
    relayOut(session)
    return undefined
  }
  if (session.searchDue && event.key.name === 'enter') search(session)
  const { state, effect } = pressKey(session.state, event.key, viewOf(session))
  const moved = state.section !== session.state.section
  if (state.panel === 'contents' && session.state.panel !== 'contents')
    session.remembered = await session.memory.remembered()
  session.state = state
  session.anchor = anchorOf(session)
  if (moved) keepPlace(session)
  return effect === undefined ? undefined : act(session, effect)
}

async function act(session: Session, effect: ReaderEffect): Promise<number | undefined> {
  switch (effect.type) {
    case 'quit':
      return exitCode.done
    case 'leave':
      return exitCode.interrupted
    case 'redraw':
      relayOut(session)
      return undefined
    case 'search':
      session.searchDue = true
      return undefined
    case 'bookmark':
      toggleBookmark(session)
      return undefined
    case 'language':
      await switchLanguage(session)
      return undefined
    case 'link':
      await follow(session, effect.number)
      return undefined
    default:
      await leaveFor(session, effect.type)
      return undefined
  }
}

function show(session: Session): void {
  const { screen, state, matches, notice } = session
  const { columns, rows } = screen.size()
  const picture = {
    state,
    sections: sectionsOf(session),
    chapter: chapterOf(session),
    isLast: chapterOf(session).at === session.readable.chapters.length - 1,
    matches,
    rows: rowsOf(session),
    notice,
    columns,
    height: rows,
  }
  screen.draw(readerPicture(picture, frameOf(session)), frameOf(session))
  // What a search only passes has not been read.
  if (state.panel === 'text' && state.prompt === undefined && showsEnd(state, viewOf(session)))
    markRead(session)
}

const frameOf = ({ screen, context, frame }: Session): Frame => ({
  ...frame,
  width: screenFrame(screen, context).frame.width,
})

/** A section counts as read when its last line has been on the screen. */
function markRead({ memory, readable, state }: Session): void {
  const section = readable.sections[state.section]
  if (section !== undefined && !memory.read.has(section.id)) memory.markRead(section.id)
}

function layoutOf(session: Session, section: number): Layout {
  const frame = frameOf(session)
  const key = `${section} ${session.language} ${frame.width}`
  const known = session.layouts.get(key)
  if (known !== undefined) return known
  const layout = session.readable.sections[section]?.layOut(session.language, frame, true)
  const made = layout ?? emptyLayout
  session.layouts.set(key, made)
  return made
}

/** The chapter of a section of the text. */
export function chapterAt({ chapters, sections }: Readable, section: number): ChapterRange {
  const at = chapters.findLastIndex(({ first }) => first <= section)
  const { first, count } = chapters[at] ?? { first: 0, count: sections.length }
  return { at: Math.max(0, at), first, count }
}

const chapterOf = ({ readable, state }: Session): ChapterRange => chapterAt(readable, state.section)

/** The sections of the chapter that is being read: those of others are laid out when they are gone to. */
function sectionsOf(session: Session): ReaderSection[] {
  const { first, count } = chapterOf(session)
  return session.readable.sections.slice(first, first + count).map(({ number, title }, at) => ({
    number,
    title: title[session.language],
    lines: layoutOf(session, first + at).lines,
  }))
}

function viewOf(session: Session): ReaderView {
  const height = textHeight(session.screen.size().rows)
  return {
    height,
    lines: (at) =>
      session.readable.sections[at] === undefined ? undefined : layoutOf(session, at).lines.length,
    chapter: chapterOf(session),
    chapters: session.readable.chapters.length,
    matches: session.matches,
    rows: rowsOf(session),
    hiddenHelp: Math.max(0, helpLines(frameOf(session)).length - height),
    nextTop: () => nextTop(layoutOf(session, session.state.section), session.state.top, height),
    topBefore: () => topBefore(layoutOf(session, session.state.section), session.state.top, height),
  }
}

function rowsOf(session: Session): ReaderRow[] {
  const { state } = session
  if (state.panel === 'contents') return contentsRows(session, state.prompt?.text ?? '')
  if (state.panel === 'links') return linkRows(session)
  return state.panel === 'bookmarks' ? bookmarkRows(session) : []
}

/** The section's links by number, with their words and where they lead. */
function linkRows(session: Session): ReaderRow[] {
  const { section } = session.state
  return layoutOf(session, section).targets.flatMap(({ address, words }, at) => {
    const text = words === '' || words === address ? address : `${words}  ${address}`
    return address === '' ? [] : [{ section, line: 0, number: String(at + 1), text }]
  })
}

function contentsRows(session: Session, filter: string): ReaderRow[] {
  const { chapters } = session.readable
  const sections = sectionRows(session, filter.toLowerCase())
  if (filter !== '' || chapters.length < 2) return sections
  return chapters.flatMap((_, at) => [
    chapterRow(session, at),
    ...(at === session.state.unfolded
      ? sections.filter(({ section }) => chapterAt(session.readable, section).at === at)
      : []),
  ])
}

/** The sections of all chapters that the words name. */
function sectionRows({ readable, memory, language, remembered }: Session, wanted: string): ReaderRow[] {
  const { read } = memory
  return readable.sections.flatMap(({ id, number, title, minutes }, section) => {
    const everyName = [number, ...Object.values(title)].join(' ').toLowerCase()
    const row = { section, line: 0, number, text: title[language], minutes }
    return everyName.includes(wanted) ? [{ ...row, read: read.has(id), remembered: remembered.get(id) }] : []
  })
}

/** The head of a chapter, with the minutes of all its sections. */
function chapterRow({ readable, memory, language }: Session, unfolds: number): ReaderRow {
  const { number = '', title, first = 0, count = 0 } = readable.chapters[unfolds] ?? {}
  const sections = readable.sections.slice(first, first + count)
  const { read } = memory
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

/** Each with the words that stand at its place. */
function bookmarkRows(session: Session): ReaderRow[] {
  const { readable, memory, language } = session
  return memory.bookmarks.flatMap(({ section: id, block }) => {
    const section = readable.sections.findIndex((each) => each.id === id)
    const found = readable.sections[section]
    if (found === undefined) return []
    const { lines, starts } = layoutOf(session, section)
    const line = starts[block] ?? 0
    const words =
      block === 0
        ? ''
        : bareText(lines[line] ?? '')
            .replace(/^[\s│|•]+/, '')
            .trimEnd()
    return [{ section, line, number: found.number, text: words || found.title[language] }]
  })
}

function anchorOf(session: Session): Anchor {
  const { section, top } = session.state
  return anchorAt(layoutOf(session, section), section, top)
}

const atAnchor = (session: Session, anchor: Anchor): ReaderState =>
  withinText(
    {
      ...session.state,
      section: anchor.section,
      top: lineOf(layoutOf(session, anchor.section), anchor),
    },
    viewOf(session),
  )

/** Lays the text out again and keeps the place in it; the anchor stays, so that going back to a width goes back to its line. */
function relayOut(session: Session): void {
  const { locale, messages } = session.frame
  session.frame = { ...session.context.frameFor(session.screen.answers()), locale, messages }
  session.layouts.clear()
  session.state = atAnchor(session, session.anchor)
  findAgain(session)
}

function findAgain(session: Session): void {
  session.matches = findMatches(sectionsOf(session), chapterOf(session).first, session.state.query)
}

/** Finds the query, and goes to the first match from where the search began, or back there when there is none. */
function search(session: Session): void {
  session.searchDue = false
  findAgain(session)
  const { section, top, prompt } = session.state
  const from = prompt?.kind === 'search' ? prompt.from : { section, line: top }
  const next = session.matches.findIndex(
    (match) => match.section > from.section || (match.section === from.section && match.line >= from.line),
  )
  session.state =
    session.matches.length === 0
      ? { ...session.state, section: from.section, top: from.line }
      : toMatch(session.state, Math.max(0, next), viewOf(session))
  session.anchor = anchorOf(session)
}

function keepPlace(session: Session): void {
  const section = session.readable.sections[session.state.section]
  if (section !== undefined) session.memory.keepPlace(section.id, session.anchor)
}

function toggleBookmark(session: Session): void {
  const { reader } = session.frame.messages
  const { section, block } = anchorOf(session)
  const id = session.readable.sections[section]?.id ?? ''
  const set = !session.memory.bookmarks.some((each) => each.section === id && each.block === block)
  session.memory.setBookmark({ section: id, block }, set)
  const { isKept } = session.memory
  session.notice = set ? (isKept ? reader.bookmarkSet : reader.bookmarkSetForNow) : reader.bookmarkRemoved
}

/** The other language, of the text and of everything around it. */
async function switchLanguage(session: Session): Promise<void> {
  if (!session.readable.bilingual) {
    session.notice = session.frame.messages.reader.oneLanguage
    return
  }
  session.language = session.language === 'zh' ? 'en' : 'zh'
  const locale = interfaceLocale(session.language)
  session.frame = { ...session.frame, locale, messages: await messagesIn(locale) }
  session.state = atAnchor(session, session.anchor)
  findAgain(session)
}

async function follow(session: Session, number: number): Promise<void> {
  const { reader } = session.frame.messages
  const url = layoutOf(session, session.state.section).targets[number - 1]?.address
  if (!url) session.notice = reader.noLink(number)
  else
    session.notice = (await openLink(url, session.context.host))
      ? reader.linkOpened(url)
      : reader.linkShown(url)
}

/** Gives the screen to an experiment or the section's questions and comes back to the same line. */
async function leaveFor(session: Session, wanted: 'lab' | 'questions'): Promise<void> {
  const { context, screen, language, memory } = session
  const { reader } = session.frame.messages
  const words = wanted === 'lab' ? labWords(session) : questionWords(session)
  if (words === undefined) {
    session.notice = wanted === 'lab' ? reader.noLab : reader.noQuestions
    return
  }
  const all = [...words, ...globalWords({ options: context.options, language })]
  // The questions take the whole screen; the lines of an experiment have to be read.
  const afterwards = wanted === 'lab' ? reader.pressEnter : undefined
  await screen.suspend(() => runSelf(all, afterwards, context.host))
  memory.reread()
  relayOut(session)
}

/** The last experiment down to the foot of the screen, else the first of the section. */
function labWords(session: Session): string[] | undefined {
  const { section, top } = session.state
  const { labs } = layoutOf(session, section)
  const foot = top + viewOf(session).height
  const { lab } = labs.findLast(({ line }) => line < foot) ?? labs[0] ?? {}
  return lab === undefined ? undefined : ['lab', lab]
}

function questionWords({ readable, state }: Session): string[] | undefined {
  const section = readable.sections[state.section]
  return section?.hasQuestions ? ['quiz', section.number] : undefined
}
