import type { Key } from '../../domain/keys.ts'
import { nextLanguage } from '../../domain/locale.ts'
import {
  answerable,
  nearestOf,
  type Opening,
  type OpeningPlace,
  questionsAbove,
} from '../../domain/opening.ts'
import type { Said } from '../../domain/question-box.ts'
import { questionsInOrder } from '../../domain/questions-left.ts'
import {
  type Anchor,
  type ChapterRange,
  chapterAt,
  isSamePlace,
  pressKey,
  type ReaderEffect,
  type ReaderState,
  type ReaderView,
  sectionNamed,
  startReading,
  toFirstMatch,
  toSection,
  withinText,
  withoutFocus,
} from '../../domain/reader.ts'
import { type LastPage, lastPageAfter, type PagedText, readingOf } from '../../domain/reading-pace.ts'
import type { Screen } from '../../terminal/screen.ts'
import { emptyLayout, type Layout } from '../../views/blocks.ts'
import { copyTextOf } from '../../views/copied.ts'
import type { Frame } from '../../views/frame.ts'
import { rowsOnScreen } from '../../views/overlay.ts'
import {
  anchorAt,
  findMatches,
  helpLines,
  lineOf,
  type Match,
  nextTop,
  pagedText,
  type ReaderRow,
  type ReaderSection,
  readerPicture,
  textHeight,
  topBefore,
} from '../../views/reader.ts'
import { contentsRows, linkRows, placeRows } from '../../views/reader-rows.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import { type Context, contextIn } from '../shared/context.ts'
import { screenFrame } from '../shared/full-screen.ts'
import { isNews, type Note, type Readable, type ReadableSection, type ReaderMemory } from './readable.ts'

interface Session {
  readonly readable: Readable
  readonly memory: ReaderMemory
  /** In the language that is read. */
  context: Context
  readonly screen: Screen
  /** Reads for a moment, over something else: where the learner reads is not touched. */
  readonly isLookUp: boolean
  state: ReaderState
  /** The place at the top of the screen, as the last key left it. */
  anchor: Anchor
  matches: readonly Match[]
  notice: string
  /** The query changed and was not looked for yet, since more keys were waiting. */
  searchDue: boolean
  readonly layouts: Map<string, Layout>
  /** The place that the journal has. */
  kept: Anchor | undefined
  /** Where links were followed from, the last one last. */
  trail: readonly Anchor[]
  /** Which of the things to open is open over the text, wherever it stands in a window of another size. */
  opened: number | undefined
  remembered: ReadonlyMap<string, number>
  lastPage: LastPage | undefined
}

/** The reader as a page. `asks`: the terminal may be asked what it is, since nothing was drawn yet. */
export async function readerPage(
  readable: Readable,
  memory: ReaderMemory,
  start: Anchor,
  { context, screen, isLookUp = false, isResumed = false }: ReaderPlacement,
): Promise<Page> {
  const session: Session = {
    readable,
    memory,
    context,
    screen,
    isLookUp,
    state: startReading(start.section, 0),
    anchor: start,
    kept: undefined,
    trail: [],
    opened: undefined,
    matches: [],
    notice: isResumed ? context.messages.reader.whereYouStopped : '',
    searchDue: false,
    layouts: new Map(),
    remembered: new Map(),
    lastPage: undefined,
  }
  session.state = atAnchor(session, start)
  return {
    get context() {
      return session.context
    },
    get chapter() {
      return currentSection(session)?.chapter ?? ''
    },
    show: () => shownText(session),
    shown: () => noteSeen(session),
    press: (key) => press(session, key),
    hasOpen: () => session.state.panel !== 'text' || session.state.prompt !== undefined,
    refresh: () => relayOut(session),
    takes: (opens) => takes(session, opens),
    close: () => {
      noteRead(session)
      keepPlace(session)
      return []
    },
  }
}

const currentSection = ({ readable, state }: Session): ReadableSection | undefined =>
  readable.sections[state.section]

/** Where the reader stands. */
export interface ReaderPlacement {
  readonly context: Context
  readonly screen: Screen
  readonly isLookUp?: boolean
  /** It opens where the learner stopped, and says so. */
  readonly isResumed?: boolean
}

async function press(session: Session, key: Key): Promise<Turn> {
  session.notice = ''
  // A key that comes here finds nothing over the text.
  session.opened = undefined
  noteRead(session)
  if (session.searchDue && key.name === 'enter') search(session)
  const { state, effect } = pressKey(session.state, key, viewOf(session))
  const moved = state.section !== session.state.section
  if (state.panel === 'contents' && session.state.panel !== 'contents')
    session.remembered = await session.memory.remembered()
  if (moved) keepPlaceInChapter(session, state.section)
  session.state = state
  session.anchor = anchorOf(session)
  if (moved) keepPlace(session)
  return effect === undefined ? undefined : act(session, effect)
}

async function act(session: Session, effect: ReaderEffect): Promise<Turn> {
  switch (effect.type) {
    case 'quit':
      return { type: 'back' }
    case 'redraw':
      relayOut(session)
      return undefined
    case 'search':
      session.searchDue = true
      return undefined
    case 'bookmark':
      toggleBookmark(session)
      return undefined
    case 'note':
      setNote(session, effect.text)
      return undefined
    case 'language':
      await switchLanguage(session)
      return undefined
    case 'link':
      return follow(session, effect.number)
    case 'copy':
      return copy(session)
    case 'back':
      return goBack(session)
    case 'open':
      return openAt(session, openingsOf(session)[effect.at])
    case 'lab':
      return openAt(session, nearestOf('experiment', openingsOf(session), footOf(session)))
    case 'recipe':
      return openAt(
        session,
        nearestOf('recipe', openingsOf(session), footOf(session)),
        session.context.messages.reader.noRecipe,
      )
    case 'questions':
      return askQuestions(session)
    case 'end':
      keepPlace(session)
      return { type: 'open', opens: { kind: 'end', section: currentSection(session)?.name ?? '' } }
  }
}

function shownText(session: Session): Shown {
  if (session.searchDue && !session.screen.hasMore()) search(session)
  const { screen, state, matches } = session
  const { columns, rows } = screen.size()
  const frame = frameOf(session)
  const openings = openingsOf(session)
  const opened = openings[session.opened ?? -1]
  const picture = readerPicture(
    {
      state,
      sections: sectionsOf(session),
      laid: layoutOf(session, state.section),
      chapter: chapterOf(session),
      isLast: chapterOf(session).at === session.readable.chapters.length - 1,
      matches,
      rows: rowsOf(session),
      openings,
      notes: noteLines(session),
      view: viewOf(session),
      notice: session.notice,
      canGoBack: session.trail.length > 0,
      columns,
      height: rows,
    },
    frame,
  )
  return {
    picture,
    frame,
    opened: opened === undefined ? undefined : rowsOnScreen(opened.spans, state.top),
  }
}

/** After a picture is on the screen: what a search only passes has not been read. */
function noteSeen(session: Session): void {
  const { state, isLookUp, kept, anchor } = session
  if (state.panel !== 'text' || state.prompt !== undefined) return
  noteInView(session)
  if (!isLookUp && isFarFrom(session, kept, anchor)) keepPlace(session)
}

/** A screen or more away: so much may be lost when the power goes. */
function isFarFrom(session: Session, kept: Anchor | undefined, anchor: Anchor): boolean {
  if (kept?.section !== anchor.section) return kept !== undefined
  const layout = layoutOf(session, anchor.section)
  return Math.abs(lineOf(layout, kept) - lineOf(layout, anchor)) >= viewOf(session).height - 2
}

/** What the section has to open, without questions that the question bank lacks. */
function openingsOf(session: Session): readonly OpeningPlace[] {
  const { readable, state } = session
  const here = currentSection(session)
  const known = readable.sections.flatMap(({ chapter, questions }) =>
    chapter === here?.chapter ? questions : [],
  )
  return answerable(layoutOf(session, state.section).openings, known)
}

function openAt(
  session: Session,
  place: OpeningPlace | undefined,
  otherwise = session.context.messages.reader.noLab,
): Turn {
  if (place === undefined) {
    session.notice = otherwise
    return undefined
  }
  keepPlace(session)
  session.opened = openingsOf(session).indexOf(place)
  return { type: 'open', opens: place.opens }
}

/** The line behind the last one on the screen. */
const footOf = (session: Session): number => session.state.top + viewOf(session).height

/** The questions that were never answered, those of what has been on the screen first; all when all were. */
function askQuestions(session: Session): Turn {
  const { readable, state, memory, context } = session
  const section = readable.sections[state.section]
  if (section === undefined || section.questions.length === 0) {
    session.notice = context.messages.reader.noQuestions
    return undefined
  }
  keepPlace(session)
  const questions = questionsInOrder(
    section.questions,
    questionsAbove(openingsOf(session), footOf(session)),
    (question) => memory.said(section.chapter, question) !== undefined,
  )
  return { type: 'open', opens: { kind: 'questions', section: section.name, questions } }
}

/** A section of this text is a place of it. */
function takes(session: Session, opens: Opening): boolean {
  const section =
    opens.kind === 'section'
      ? sectionNamed(session.readable.sections, opens.section, currentSection(session)?.chapter)
      : -1
  if (section < 0) return false
  if (opens.kind === 'section' && opens.isNext !== true) session.trail = [...session.trail, session.anchor]
  session.opened = undefined
  keepPlaceInChapter(session, section)
  session.state = toSection(withoutFocus(session.state), section, viewOf(session))
  session.anchor = anchorOf(session)
  keepPlace(session)
  return true
}

function goBack(session: Session): undefined {
  const from = session.trail.at(-1)
  if (from === undefined) {
    session.notice = session.context.messages.reader.noWayBack
    return
  }
  session.trail = session.trail.slice(0, -1)
  session.state = atAnchor(session, from)
  session.anchor = from
  keepPlace(session)
}

/** What has the focus as text for the clipboard, else what leads to this section. */
function copy(session: Session): Turn {
  const { state, readable } = session
  const { opens } = openingsOf(session)[state.focus ?? -1] ?? {}
  const source =
    opens?.kind === 'source' ? layoutOf(session, state.section).targets[opens.number - 1]?.address : undefined
  const number = readable.sections[state.section]?.number ?? ''
  const text =
    opens === undefined
      ? ['llm-primer read', number].filter(Boolean).join(' ')
      : copyTextOf(opens, source, readable.sections)
  return { type: 'open', opens: { kind: 'copied', text } }
}

const frameOf = ({ screen, context }: Session): Frame => screenFrame(screen, context).frame

/** The last page of the section as it is in view now. */
function noteInView(session: Session): void {
  const { state, context } = session
  const height = textHeight(session.screen.size().rows)
  const inView = { from: state.top, to: state.top + height, height, now: context.now().getTime() }
  session.lastPage = lastPageAfter(session.lastPage, textOf(session), inView)
  noteRead(session)
}

/** Whether the section was seen or read by now, once. */
function noteRead(session: Session): void {
  const { memory, context, lastPage } = session
  const text = textOf(session)
  const { section } = text
  const reading = readingOf(lastPage, text, context.now().getTime())
  if (reading !== 'begun' && isNews(memory, section, reading)) memory.mark(section, reading)
}

const textOf = (session: Session): PagedText =>
  pagedText(currentSection(session)?.id ?? '', layoutOf(session, session.state.section))

function layoutOf(session: Session, section: number): Layout {
  const frame = frameOf(session)
  const key = `${section} ${session.context.language} ${frame.width}`
  const known = session.layouts.get(key)
  if (known !== undefined) return known
  const readable = session.readable.sections[section]
  const said = (question: string): Said | undefined => session.memory.said(readable?.chapter ?? '', question)
  const changed = session.memory.changed.get(readable?.id ?? '')
  const reading = { use: 'keys', said, changed } as const
  const layout = readable?.layOut(session.context.language, frame, reading)
  const made = layout ?? emptyLayout
  session.layouts.set(key, made)
  return made
}

const chapterOf = ({ readable, state }: Session): ChapterRange => chapterAt(readable, state.section)

/** The sections of the chapter that is being read. */
function sectionsOf(session: Session): ReaderSection[] {
  const { first, count } = chapterOf(session)
  const { readable, context } = session
  return readable.sections
    .slice(first, first + count)
    .map(({ number, title, minutes }) => ({ number, title: title[context.language], minutes }))
}

function viewOf(session: Session): ReaderView {
  const height = textHeight(session.screen.size().rows)
  return {
    height,
    lines: (at) =>
      session.readable.sections[at] === undefined ? undefined : layoutOf(session, at).lines.length,
    chapter: chapterOf(session),
    chapters: session.readable.chapters.length,
    note: noteHere(session)?.text ?? '',
    matches: session.matches,
    rows: rowsOf(session),
    hiddenHelp: Math.max(0, helpLines(frameOf(session)).length - height),
    nextTop: () => nextTop(layoutOf(session, session.state.section), session.state.top, height),
    topBefore: () => topBefore(layoutOf(session, session.state.section), session.state.top, height),
    openings: openingsOf(session).map(({ opens, spans }) => ({
      from: spans[0]?.line ?? 0,
      to: (spans.at(-1)?.line ?? 0) + 1,
      kind: opens.kind,
      isOpen: opens.kind === 'question' && saidHere(session, opens.question) === undefined,
    })),
    hasEnd: currentSection(session)?.chapter !== '',
  }
}

const saidHere = (session: Session, question: string): Said | undefined =>
  session.memory.said(currentSection(session)?.chapter ?? '', question)

function rowsOf(session: Session): ReaderRow[] {
  const { state, readable, memory, remembered, context } = session
  switch (state.panel) {
    case 'contents': {
      const wish = { filter: state.prompt?.text ?? '', unfolded: state.unfolded }
      return contentsRows(
        readable,
        { read: memory.read, changed: memory.changed, remembered },
        context.language,
        wish,
      )
    }
    case 'links':
      return linkRows(state.section, layoutOf(session, state.section).targets)
    case 'bookmarks': {
      const places = [...memory.bookmarks, ...memory.notes]
      return placeRows(readable, places, (section) => layoutOf(session, section), context.language)
    }
    default:
      return []
  }
}

/** The lines of the section that have a note, from the first of their block. */
function noteLines(session: Session): readonly number[] {
  const { section } = session.state
  const id = session.readable.sections[section]?.id
  const { starts } = layoutOf(session, section)
  return session.memory.notes.filter((note) => note.section === id).map(({ block }) => starts[block] ?? 0)
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
  session.layouts.clear()
  session.lastPage = undefined
  session.state = atAnchor(session, session.anchor)
  findAgain(session)
}

function findAgain(session: Session): void {
  const { query } = session.state
  const { first, count } = chapterOf(session)
  const laid = query === '' ? [] : Array.from({ length: count }, (_, at) => layoutOf(session, first + at))
  session.matches = findMatches(laid, first, query)
}

/** Finds the query, and goes to the first match from where the search began, or back there when there is none. */
function search(session: Session): void {
  session.searchDue = false
  findAgain(session)
  session.state = toFirstMatch(session.state, viewOf(session))
  session.anchor = anchorOf(session)
}

function keepPlace(session: Session): void {
  const { readable, state, memory, anchor, kept, isLookUp } = session
  const section = readable.sections[state.section]
  if (section === undefined || isLookUp || isSamePlace(kept, anchor)) return
  session.kept = anchor
  memory.keepPlace(section.id, anchor)
}

/** Before another chapter: each keeps its own place. */
function keepPlaceInChapter(session: Session, next: number): void {
  if (chapterAt(session.readable, next).at !== chapterOf(session).at) keepPlace(session)
}

function toggleBookmark(session: Session): void {
  const { reader } = session.context.messages
  const { section, block } = anchorOf(session)
  const id = session.readable.sections[section]?.id ?? ''
  const set = !session.memory.bookmarks.some((each) => each.section === id && each.block === block)
  session.memory.setBookmark({ section: id, block }, set)
  const { isKept } = session.memory
  session.notice = set ? (isKept ? reader.bookmarkSet : reader.bookmarkSetForNow) : reader.bookmarkRemoved
}

const noteHere = (session: Session): Note | undefined => {
  const { section, block } = anchorOf(session)
  const id = session.readable.sections[section]?.id
  return session.memory.notes.find((note) => note.section === id && note.block === block)
}

function setNote(session: Session, text: string): void {
  const { reader } = session.context.messages
  const before = noteHere(session)?.text ?? ''
  if (text === before) return
  const { section, block } = anchorOf(session)
  session.memory.setNote({ section: session.readable.sections[section]?.id ?? '', block, text })
  keepPlace(session)
  const { isKept } = session.memory
  session.notice = text === '' ? reader.noteRemoved : isKept ? reader.noteSet : reader.noteSetForNow
}

/** The other language, of the text and of everything around it. */
async function switchLanguage(session: Session): Promise<void> {
  const { context, readable } = session
  if (!readable.bilingual) {
    session.notice = context.messages.reader.oneLanguage
    return
  }
  session.context = await contextIn(nextLanguage(context.language), context)
  session.state = atAnchor(session, session.anchor)
  findAgain(session)
}

/** A link of the list; a source has the same card as where it is cited. */
function follow(session: Session, number: number): Turn {
  const { targets, openings } = layoutOf(session, session.state.section)
  const source = openings.find(({ opens }) => opens.kind === 'source' && opens.number === number)
  if (source !== undefined) return { type: 'open', opens: source.opens }
  const { address = '', words = '' } = targets[number - 1] ?? {}
  if (address !== '') return { type: 'open', opens: { kind: 'link', address, words } }
  session.notice = session.context.messages.reader.noLink(number)
  return undefined
}
