import type { Language } from '../domain/locale.ts'
import {
  type Anchor,
  pressKey,
  type ReaderEffect,
  type ReaderState,
  type ReaderView,
  showsEnd,
  startReading,
  toMatch,
  withinText,
} from '../domain/reader.ts'
import { exitCode, Interrupted } from '../errors.ts'
import { openLink } from '../terminal/open-link.ts'
import { runSelf } from '../terminal/run-self.ts'
import { openScreen, type Screen, type ScreenEvent } from '../terminal/screen.ts'
import type { Frame } from '../views/frame.ts'
import {
  findMatches,
  type Match,
  type ReaderRow,
  type ReaderSection,
  readerScreen,
  readingWidth,
  textHeight,
} from '../views/reader.ts'
import type { Context } from './context.ts'

/** A section of a text that can be laid out for any width. */
export interface ReadableSection {
  /** Stays the same in every language; the learner's place and bookmarks hang on it. */
  readonly id: string
  readonly number: string
  readonly title: Readonly<Record<Language, string>>
  readonly minutes: string
  readonly lab?: string
  readonly hasQuestions: boolean
  layOut(language: Language, frame: Frame): SectionLayout
}

export interface SectionLayout {
  readonly lines: readonly string[]
  /** The line on which each block begins. */
  readonly starts: readonly number[]
  /** Addresses by their number in the text: link 1 is links[0]. */
  readonly links: readonly string[]
}

/** A text for the reader: sections, and the languages it has. */
export interface Readable {
  readonly sections: readonly ReadableSection[]
  readonly bilingual: boolean
}

/** A place that the learner marked. */
export interface Bookmark {
  readonly section: string
  readonly block: number
}

/** What is kept of reading. A text of the learner's own keeps nothing. */
export interface ReaderMemory {
  readonly read: ReadonlySet<string>
  readonly bookmarks: readonly Bookmark[]
  markRead(section: string): unknown
  keepPlace(section: string, anchor: Anchor): unknown
  setBookmark(bookmark: Bookmark, set: boolean): unknown
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
  readonly layouts: Map<string, SectionLayout>
  frame: Frame
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
  const screen = openScreen(context.host)
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
    layouts: new Map(),
    frame: context.frame,
  }
  try {
    session.frame = await context.frameFor(await screen.ask())
    session.state = atAnchor(session, start)
    const code = await listen(session)
    if (code !== exitCode.done) throw new Interrupted(code)
  } finally {
    screen.close()
  }
}

async function listen(session: Session): Promise<number> {
  for (;;) {
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
  const { state, effect } = pressKey(session.state, event.key, viewOf(session))
  const moved = state.section !== session.state.section
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
      search(session)
      return undefined
    case 'bookmark':
      toggleBookmark(session)
      return undefined
    case 'language':
      switchLanguage(session)
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
  const { screen, state, matches, notice, frame } = session
  const { columns, rows } = screen.size()
  const picture = {
    state,
    sections: sectionsOf(session),
    matches,
    rows: rowsOf(session),
    notice,
    columns,
    height: rows,
  }
  screen.draw(readerScreen(picture, frame))
  if (state.panel === 'text' && showsEnd(state, viewOf(session))) markRead(session)
}

/** A section counts as read when its last line has been on the screen. */
function markRead({ memory, readable, state }: Session): void {
  const section = readable.sections[state.section]
  if (section !== undefined && !memory.read.has(section.id)) memory.markRead(section.id)
}

function layoutOf(session: Session, section: number): SectionLayout {
  const { columns } = session.screen.size()
  const key = `${section} ${session.language} ${columns}`
  const known = session.layouts.get(key)
  if (known !== undefined) return known
  const frame = { ...session.frame, width: readingWidth(columns) }
  const layout = session.readable.sections[section]?.layOut(session.language, frame)
  const made = layout ?? { lines: [], starts: [], links: [] }
  session.layouts.set(key, made)
  return made
}

function sectionsOf(session: Session): ReaderSection[] {
  return session.readable.sections.map(({ id, number, title, minutes }, at) => ({
    number,
    title: title[session.language],
    minutes,
    read: session.memory.read.has(id),
    lines: layoutOf(session, at).lines,
    starts: layoutOf(session, at).starts,
  }))
}

function viewOf(session: Session): ReaderView {
  return {
    height: textHeight(session.screen.size().rows),
    lines: session.readable.sections.map((_, at) => layoutOf(session, at).lines.length),
    matches: session.matches,
    rows: rowsOf(session),
  }
}

function rowsOf(session: Session): ReaderRow[] {
  const { state } = session
  if (state.panel === 'contents') return contentsRows(session, state.prompt?.text ?? '')
  return state.panel === 'bookmarks' ? bookmarkRows(session) : []
}

function contentsRows({ readable, memory, language, context }: Session, filter: string): ReaderRow[] {
  const wanted = filter.toLowerCase()
  return readable.sections.flatMap(({ id, number, title, minutes }, section) => {
    const text = [number, title[language]].filter(Boolean).join('  ')
    const everyName = [number, ...Object.values(title)].join(' ').toLowerCase()
    const aside = [memory.read.has(id) ? `✓ ${context.messages.reader.read}` : '', minutes]
      .filter(Boolean)
      .join('  ')
    return everyName.includes(wanted) ? [{ section, line: 0, text, aside }] : []
  })
}

function bookmarkRows(session: Session): ReaderRow[] {
  const { readable, memory, language } = session
  return memory.bookmarks.flatMap(({ section: id, block }) => {
    const section = readable.sections.findIndex((each) => each.id === id)
    const found = readable.sections[section]
    if (found === undefined) return []
    const line = layoutOf(session, section).starts[block] ?? 0
    const text = [found.number, found.title[language]].filter(Boolean).join('  ')
    return [{ section, line, text, aside: `${line + 1}` }]
  })
}

function anchorOf(session: Session): Anchor {
  const { section, top } = session.state
  const { starts, lines } = layoutOf(session, section)
  const block = Math.max(
    0,
    starts.findLastIndex((start) => start <= top),
  )
  const from = starts[block] ?? 0
  const to = starts[block + 1] ?? lines.length
  return { section, block, part: to > from ? (top - from) / (to - from) : 0 }
}

function atAnchor(session: Session, { section, block, part }: Anchor): ReaderState {
  const { starts, lines } = layoutOf(session, section)
  const at = Math.min(block, starts.length - 1)
  const from = starts[at] ?? 0
  const to = starts[at + 1] ?? lines.length
  return withinText(
    { ...session.state, section, top: from + Math.floor(part * (to - from)) },
    viewOf(session),
  )
}

/** Lays the text out again and keeps the place in it; the anchor stays, so that going back to a width goes back to its line. */
function relayOut(session: Session): void {
  session.layouts.clear()
  session.state = atAnchor(session, session.anchor)
  findAgain(session)
}

function findAgain(session: Session): void {
  session.matches = findMatches(sectionsOf(session), session.state.query)
}

/** Finds the query, and goes to the first match from here on. */
function search(session: Session): void {
  findAgain(session)
  const { section, top } = session.state
  const next = session.matches.findIndex(
    (match) => match.section > section || (match.section === section && match.line >= top),
  )
  session.state = toMatch(session.state, Math.max(0, next), viewOf(session))
  session.anchor = anchorOf(session)
}

function keepPlace(session: Session): void {
  const section = session.readable.sections[session.state.section]
  if (section !== undefined) session.memory.keepPlace(section.id, session.anchor)
}

function toggleBookmark(session: Session): void {
  const { reader } = session.context.messages
  const { section, block } = anchorOf(session)
  const id = session.readable.sections[section]?.id ?? ''
  const set = !session.memory.bookmarks.some((each) => each.section === id && each.block === block)
  session.memory.setBookmark({ section: id, block }, set)
  session.notice = set ? reader.bookmarkSet : reader.bookmarkRemoved
}

function switchLanguage(session: Session): void {
  if (!session.readable.bilingual) {
    session.notice = session.context.messages.reader.oneLanguage
    return
  }
  session.language = session.language === 'zh' ? 'en' : 'zh'
  session.state = atAnchor(session, session.anchor)
  findAgain(session)
}

async function follow(session: Session, number: number): Promise<void> {
  const { reader } = session.context.messages
  const url = layoutOf(session, session.state.section).links[number - 1]
  session.notice = url === undefined ? reader.noLink(number) : reader.linkShown(url)
  if (url !== undefined) await openLink(url, session.context.host)
}

/** Gives the screen to the section's experiment or questions and comes back to the same line. */
async function leaveFor(session: Session, wanted: 'lab' | 'questions'): Promise<void> {
  const { context, readable, state, screen } = session
  const { reader } = context.messages
  const section = readable.sections[state.section]
  const words =
    wanted === 'lab'
      ? section?.lab && ['lab', section.lab]
      : section?.hasQuestions && ['quiz', section.number]
  if (!words) {
    session.notice = wanted === 'lab' ? reader.noLab : reader.noQuestions
    return
  }
  await screen.suspend(() => runSelf([...words, '--lang', session.language], reader.pressEnter, context.host))
  relayOut(session)
}
