import { type ActionOn, actionOn } from './key-table.ts'
import { editLine, halfWidth, type Key } from './keys.ts'
import { movedInList } from './list-menu.ts'
import { editNote, noteText } from './note.ts'
import type { TextOpening } from './opening.ts'
import { scrolledBy } from './scrolled.ts'

/** What the reader shows over its text. */
export type ReaderPanel = 'text' | 'contents' | 'bookmarks' | 'links' | 'help'

/** A line being typed at the foot of the screen. A search that is given up goes back to where it began. */
export type ReaderPrompt =
  | {
      readonly kind: 'filter' | 'link'
      readonly text: string
      /** The last key moved among the rows and typed nothing: that is where the learner looks. */
      readonly isAtRows?: boolean
    }
  | { readonly kind: 'search'; readonly text: string; readonly from: ReaderPlace }
  | { readonly kind: 'note'; readonly text: string }

/** A line of a section, as the text is laid out now. */
export interface ReaderPlace {
  readonly section: number
  readonly line: number
}

/** A place in the text that does not move when the width changes: a block, and how much of its words lies before (0 to 1). */
export interface Anchor {
  readonly section: number
  readonly block: number
  readonly part: number
}

/** Where the learner is in a text of several sections, and what is open over it. */
export interface ReaderState {
  /** Counted from 0 through all chapters. */
  readonly section: number
  /** First visible line of the section. */
  readonly top: number
  readonly panel: ReaderPanel
  /** The chosen row of a list. */
  readonly chosen: number
  /** The first visible line of the help. */
  readonly helpTop: number
  readonly prompt?: ReaderPrompt
  /** The chapter whose sections the contents show; the others are folded. */
  readonly unfolded?: number
  /** Digits typed before g or G. */
  readonly count: string
  /** What is searched for; empty when nothing is. */
  readonly query: string
  /** Which match is the current one, from 0. */
  readonly match: number
  /** What Enter opens: its place among what the section has to open. */
  readonly focus?: number
}

/** A chapter among the sections of the whole text: its own number from 0, its first section, and how many it has. */
export interface ChapterRange {
  readonly at: number
  readonly first: number
  readonly count: number
}

/** A row of a list; the head of a chapter unfolds it. */
interface ReaderPlaceRow extends ReaderPlace {
  readonly number: string
  readonly unfolds?: number
}

/** What the rules need to know of the screen and of the text as it is laid out now. */
export interface ReaderView {
  /** Lines of text that fit. */
  readonly height: number
  /** Lines of a section, which is laid out when it is first asked for; undefined behind the last. */
  readonly lines: (section: number) => number | undefined
  /** The chapter that is being read. */
  readonly chapter: ChapterRange
  readonly chapters: number
  /** What is written at the place on top of the screen. */
  readonly note: string
  /** Where the matches of the query are, in order. */
  readonly matches: readonly ReaderPlace[]
  /** What the rows of the open list lead to (contents filtered, bookmarks, links), each with its number. */
  readonly rows: readonly ReaderPlaceRow[]
  /** Rows of the help that have no room on the screen. */
  readonly hiddenHelp: number
  /** First line of the next screen, and of the one before. */
  readonly nextTop: () => number
  readonly topBefore: () => number
  /** What the section has to open, in the order of its text. */
  readonly openings: readonly ReaderOpening[]
  /** A page stands behind the section that tells what was learnt. */
  readonly hasEnd: boolean
}

/** Something in the text that can be opened: its first line, and the line after its last. */
export interface ReaderOpening {
  readonly from: number
  readonly to: number
  readonly kind: TextOpening['kind']
  /** A question that waits for an answer. */
  readonly isOpen?: boolean
}

export type ReaderEffect =
  | { readonly type: 'quit' }
  | { readonly type: 'copy' }
  | { readonly type: 'bookmark' }
  | { readonly type: 'language' }
  | { readonly type: 'lab' }
  | { readonly type: 'recipe' }
  | { readonly type: 'questions' }
  | { readonly type: 'end' }
  | { readonly type: 'redraw' }
  | { readonly type: 'link'; readonly number: number }
  /** Opens what has this place among the openings. */
  | { readonly type: 'open'; readonly at: number }
  /** Back to where a link was followed. */
  | { readonly type: 'back' }
  /** Written at the place on top; an empty text takes the note away. */
  | { readonly type: 'note'; readonly text: string }
  /** The query changed: matches must be found again. */
  | { readonly type: 'search' }

export interface ReaderStep {
  readonly state: ReaderState
  readonly effect?: ReaderEffect
}

export const startReading = (section: number, top: number): ReaderState => ({
  section,
  top,
  panel: 'text',
  chosen: 0,
  helpTop: 0,
  count: '',
  query: '',
  match: 0,
})

const bottom = ({ section }: ReaderState, { lines, height }: ReaderView): number =>
  Math.max(0, (lines(section) ?? 0) - height)

/** Stops where the last line is at the foot; a last screen that was paged to may begin below that, and stays. */
const scrollTo = (state: ReaderState, top: number, view: ReaderView): ReaderState => ({
  ...state,
  top: Math.max(0, Math.min(Math.max(state.top, bottom(state, view)), top)),
})

/** Keeps the top within the section, after a resize or a change of text. */
export const withinText = (state: ReaderState, { lines }: ReaderView): ReaderState => ({
  ...state,
  top: Math.max(0, Math.min((lines(state.section) ?? 1) - 1, state.top)),
})

/** The last line of the section is on the screen. */
export const showsEnd = (state: ReaderState, view: ReaderView): boolean => state.top >= bottom(state, view)

/**
 * How much of the chapter lies above the foot of the screen, from 0 to 1: of the section its lines, of the others their
 * minutes, since whoever counts their lines lays them all out before the first picture. A text without minutes is counted.
 */
export function progressOf(
  state: ReaderState,
  { lines, height, chapter }: Pick<ReaderView, 'lines' | 'height' | 'chapter'>,
  sections: readonly { readonly minutes?: number | undefined }[],
): number {
  const weights = sections.map(({ minutes }, at) => minutes ?? lines(chapter.first + at) ?? 0)
  const at = state.section - chapter.first
  const own = lines(state.section) ?? 0
  const share = own === 0 ? 1 : Math.min(own, state.top + height) / own
  const all = sumOf(weights)
  return all === 0 ? 1 : (sumOf(weights.slice(0, at)) + share * (weights[at] ?? 0)) / all
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** The chapter of a section, among the sections of a whole text. */
export function chapterAt(
  {
    chapters,
    sections,
  }: {
    readonly chapters: readonly { readonly first: number; readonly count: number }[]
    readonly sections: readonly unknown[]
  },
  section: number,
): ChapterRange {
  const at = chapters.findLastIndex(({ first }) => first <= section)
  const { first, count } = chapters[at] ?? { first: 0, count: sections.length }
  return { at: Math.max(0, at), first, count }
}

/** The number of the section of that name, of this chapter first: other chapters may have one of that name. -1: none. */
export function sectionNamed(
  sections: readonly { readonly name: string; readonly chapter: string }[],
  wanted: string,
  chapter: string | undefined,
): number {
  const near = sections.findIndex((each) => each.name === wanted && each.chapter === chapter)
  return near < 0 ? sections.findIndex(({ name }) => name === wanted && name !== '') : near
}

/** The first match from where the search began; back there when there is none. */
export function toFirstMatch(state: ReaderState, view: ReaderView): ReaderState {
  const { section, top, prompt } = state
  const from = prompt?.kind === 'search' ? prompt.from : { section, line: top }
  if (view.matches.length === 0) return { ...state, section: from.section, top: from.line }
  const next = view.matches.findIndex(
    (match) => match.section > from.section || (match.section === from.section && match.line >= from.line),
  )
  return toMatch(state, Math.max(0, next), view)
}

/** What a key does. */
export function pressKey(state: ReaderState, key: Key, view: ReaderView): ReaderStep {
  if (key.name === 'ctrl-l') return { state, effect: { type: 'redraw' } }
  if (state.prompt !== undefined) return pressInPrompt(state, state.prompt, key, view)
  if (state.panel === 'help') return { state: pressInHelp(state, key, view) }
  if (state.panel !== 'text') return pressInList(state, state.panel, key, view)
  const { state: after, effect } = pressInText(state, key, view)
  const calm = after.section === state.section && isInSight(after, view) ? after : withoutFocus(after)
  return effect === undefined ? { state: calm } : { state: calm, effect }
}

/** Nothing is in focus. */
export const withoutFocus = ({ focus: _, ...state }: ReaderState): ReaderState => state

/** The focus, if there is one, is on the screen. */
function isInSight(state: ReaderState, view: ReaderView): boolean {
  const opening = view.openings[state.focus ?? -1]
  return opening !== undefined && isVisible(opening, state, view)
}

const isVisible = ({ from, to }: ReaderOpening, { top }: ReaderState, { height }: ReaderView): boolean =>
  from < top + height && to > top

/** What Enter opens: what has the focus, else the first unanswered question on the screen. */
export function openedByEnter(state: ReaderState, view: ReaderView): number | undefined {
  if (state.focus !== undefined) return state.focus
  const at = view.openings.findIndex(({ isOpen }, index) => isOpen && isShown(index, state, view))
  return at < 0 ? undefined : at
}

const isShown = (at: number, state: ReaderState, view: ReaderView): boolean => {
  const opening = view.openings[at]
  return opening !== undefined && isVisible(opening, state, view)
}

/** The focus on the next or the previous thing on the screen, round the end. */
function moveFocus(state: ReaderState, by: 1 | -1, view: ReaderView): ReaderState {
  const shown = [...view.openings.keys()].filter((at) => isShown(at, state, view))
  if (shown.length === 0) return state
  const here = state.focus === undefined ? (by > 0 ? -1 : 0) : shown.indexOf(state.focus)
  const focus = shown[(here + by + shown.length) % shown.length]
  return focus === undefined ? state : { ...state, focus }
}

/** What Space does at this place: another screen, what stands at the section's end, or the next section. */
export const spaceDoes = (state: ReaderState, view: ReaderView): 'screen' | 'end' | 'section' =>
  !showsEnd(state, view) ? 'screen' : view.hasEnd ? 'end' : 'section'

function pressInText(state: ReaderState, typed: Key, view: ReaderView): ReaderStep {
  const key = halfWidth(typed)
  const action = actionOn('reader', key)
  if (action === 'number')
    return state.count === '' && key.text === '0'
      ? { state }
      : { state: { ...state, count: (state.count + key.text).slice(0, 4) } }
  const calm: ReaderState = { ...state, count: '' }
  return action === undefined ? { state: calm } : takeAction(calm, action, state.count, view)
}

/** What an action does. */
function takeAction(
  state: ReaderState,
  action: Exclude<ActionOn<'reader'>, 'number'>,
  count: string,
  view: ReaderView,
): ReaderStep {
  switch (action) {
    case 'back':
      return { state, effect: { type: 'quit' } }
    case 'bookmark':
    case 'language':
    case 'copy':
    case 'questions':
    case 'redraw':
      return { state, effect: { type: action } }
    case 'run':
      return { state, effect: { type: 'lab' } }
    case 'try':
      return { state, effect: { type: 'recipe' } }
    case 'return':
      return { state, effect: { type: 'back' } }
    case 'focus-next':
      return { state: moveFocus(state, 1, view) }
    case 'focus-before':
      return { state: moveFocus(state, -1, view) }
    case 'let-go':
      return state.focus === undefined
        ? { state: { ...state, query: '', match: 0 }, effect: { type: 'search' } }
        : { state: withoutFocus(state) }
    case 'accept': {
      const at = openedByEnter(state, view)
      return at === undefined
        ? { state: scrollTo(state, state.top + 1, view) }
        : { state, effect: { type: 'open', at } }
    }
    case 'next-screen':
      return goOn(state, view)
    case 'contents':
    case 'bookmarks':
    case 'help':
    case 'search':
    case 'note':
    case 'links':
      return { state: openPanel(state, action, view) }
    default:
      return { state: move(state, action, count, view) }
  }
}

/** The next screen; behind the last one what stands at the section's end, or the next section where nothing does. */
function goOn(state: ReaderState, view: ReaderView): ReaderStep {
  switch (spaceDoes(state, view)) {
    case 'end':
      return { state, effect: { type: 'end' } }
    case 'section':
      return { state: toSection(state, state.section + 1, view) }
    case 'screen':
      return { state: { ...state, top: view.nextTop() } }
  }
}

type Movement =
  | Extract<ActionOn<'reader'>, `line-${string}` | `half-${string}` | 'top' | 'bottom' | 'left' | 'right'>
  | 'screen-before'
  | 'next-match'
  | 'match-before'

function move(state: ReaderState, movement: Movement, count: string, view: ReaderView): ReaderState {
  const half = Math.max(1, Math.floor(view.height / 2))
  switch (movement) {
    case 'screen-before':
      return state.top === 0 ? toEndOf(state, state.section - 1, view) : { ...state, top: view.topBefore() }
    case 'line-down':
      return scrollTo(state, state.top + 1, view)
    case 'line-up':
      return scrollTo(state, state.top - 1, view)
    case 'half-down':
      return scrollTo(state, state.top + half, view)
    case 'half-up':
      return scrollTo(state, state.top - half, view)
    case 'top':
      return count === '' ? scrollTo(state, 0, view) : toNumber(state, Number(count), view)
    case 'bottom':
      return count === '' ? scrollTo(state, bottom(state, view), view) : toNumber(state, Number(count), view)
    case 'right':
      return toSection(state, state.section + 1, view)
    case 'left':
      return toSection(state, state.section - 1, view)
    case 'next-match':
      return state.query === '' ? state : toMatch(state, state.match + 1, view)
    case 'match-before':
      return state.query === '' ? state : toMatch(state, state.match - 1, view)
  }
}

/** The start of a section; stays where it is when there is none of that number. */
export function toSection(state: ReaderState, section: number, { lines }: ReaderView): ReaderState {
  return lines(section) === undefined ? state : { ...state, section, top: 0 }
}

/** The section of that number in the chapter, from 1; stays where it is when there is none. */
const toNumber = (state: ReaderState, number: number, view: ReaderView): ReaderState =>
  number > view.chapter.count ? state : toSection(state, view.chapter.first + number - 1, view)

function toEndOf(state: ReaderState, section: number, view: ReaderView): ReaderState {
  if (view.lines(section) === undefined) return state
  const there = { ...state, section }
  return { ...there, top: bottom(there, view) }
}

/** The match of that number, counted round the end, a third down the screen. */
export function toMatch(state: ReaderState, match: number, view: ReaderView): ReaderState {
  const count = view.matches.length
  const wrapped = count === 0 ? 0 : ((match % count) + count) % count
  const place = view.matches[wrapped]
  if (place === undefined) return state
  const there = { ...state, match: wrapped, section: place.section, top: 0 }
  return scrollTo(there, place.line - Math.floor(view.height / 3), view)
}

/** Keys that scroll do so as long as there is more of the help; any other key goes back. */
function pressInHelp(state: ReaderState, key: Key, view: ReaderView): ReaderState {
  const lines = view.hiddenHelp + view.height
  const atEnd = state.helpTop >= view.hiddenHelp && actionOn('help', halfWidth(key)) === 'next-screen'
  const top = atEnd ? undefined : scrolledBy('help', key, state.helpTop, lines, view.height)
  return top === undefined ? closePanel(state) : { ...state, helpTop: top }
}

/** The row of the current section, when every chapter has a head and only the current one is unfolded. */
const rowInContents = ({ section }: ReaderState, { chapter, chapters }: ReaderView): number =>
  section - chapter.first + (chapters > 1 ? chapter.at + 1 : 0)

function openPanel(
  state: ReaderState,
  panel: 'contents' | 'bookmarks' | 'help' | 'search' | 'note' | 'links',
  view: ReaderView,
): ReaderState {
  switch (panel) {
    case 'contents':
      return {
        ...state,
        panel,
        chosen: rowInContents(state, view),
        unfolded: view.chapter.at,
        prompt: { kind: 'filter', text: '' },
      }
    case 'bookmarks':
      return { ...state, panel, chosen: 0 }
    case 'help':
      return { ...state, panel, helpTop: 0 }
    case 'search':
      return {
        ...state,
        prompt: { kind: 'search', text: '', from: { section: state.section, line: state.top } },
      }
    case 'note':
      return { ...state, prompt: { kind: 'note', text: view.note } }
    case 'links':
      return { ...state, panel, chosen: 0, prompt: { kind: 'link', text: '' } }
  }
}

function closePanel(state: ReaderState): ReaderState {
  const { prompt: _, ...open } = state
  return { ...open, panel: 'text', chosen: 0 }
}

function pressInList(
  state: ReaderState,
  panel: 'contents' | 'bookmarks' | 'links',
  key: Key,
  view: ReaderView,
): ReaderStep {
  const action = actionOn(panel, halfWidth(key))
  switch (action) {
    case 'let-go':
    case 'back':
      return { state: closePanel(state) }
    case 'accept':
      return { state: goToRow(state, view) }
    case 'copy':
      return { state, effect: { type: 'copy' } }
    case 'help':
      return { state: { ...closePanel(state), panel: 'help', helpTop: 0 } }
    case undefined:
      return { state }
    default:
      return { state: { ...state, chosen: movedInList(action, state.chosen, view.rows.length, view.height) } }
  }
}

function goToRow(state: ReaderState, view: ReaderView): ReaderState {
  const row = view.rows[state.chosen]
  const closed = closePanel(state)
  if (row?.unfolds !== undefined) return unfold(state, row.unfolds)
  return row === undefined ? closed : scrollTo({ ...closed, section: row.section, top: 0 }, row.line, view)
}

/** Unfolds a chapter in the contents and folds the one that was; folds it when it is unfolded already. */
function unfold({ unfolded, ...state }: ReaderState, chapter: number): ReaderState {
  // Above the head are heads only: the sections of one chapter are shown at a time.
  return { ...state, chosen: chapter, ...(unfolded === chapter ? {} : { unfolded: chapter }) }
}

function pressInPrompt(state: ReaderState, prompt: ReaderPrompt, key: Key, view: ReaderView): ReaderStep {
  const typed = prompt.kind === 'note' ? editNote(prompt.text, key) : editLine(prompt.text, key)
  if (typed !== undefined) return typeInPrompt(state, { ...prompt, text: typed }, view)
  if (key.name === 'escape')
    return prompt.kind === 'note'
      ? { state: closePanel(state) }
      : { state: abandonPrompt(state, prompt), effect: { type: 'search' } }
  if (key.name === 'enter') return finishPrompt(state, prompt, view)
  if (prompt.kind === 'search' || prompt.kind === 'note') return { state }
  const { state: moved } = pressInList(state, prompt.kind === 'filter' ? 'contents' : 'links', key, view)
  return { state: moved === state ? state : { ...moved, prompt: { ...prompt, isAtRows: true } } }
}

function typeInPrompt(state: ReaderState, prompt: ReaderPrompt, view: ReaderView): ReaderStep {
  if (prompt.kind === 'search') {
    return { state: { ...state, prompt, query: prompt.text, match: 0 }, effect: { type: 'search' } }
  }
  const named = view.rows.findIndex(({ number }) => number === prompt.text)
  const chosen = prompt.kind === 'filter' ? 0 : Math.max(0, named)
  return { state: { ...state, prompt: { kind: prompt.kind, text: prompt.text }, chosen } }
}

function abandonPrompt(state: ReaderState, prompt: ReaderPrompt): ReaderState {
  const closed = closePanel(state)
  if (prompt.kind !== 'search') return closed
  const { section, line } = prompt.from
  return { ...closed, query: '', match: 0, section, top: line }
}

function finishPrompt(state: ReaderState, prompt: ReaderPrompt, view: ReaderView): ReaderStep {
  if (prompt.kind === 'filter') return { state: goToRow(state, view) }
  const closed = closePanel(state)
  if (prompt.kind === 'note') return { state: closed, effect: { type: 'note', text: noteText(prompt.text) } }
  if (prompt.kind === 'search') return { state: toMatch(closed, closed.match, view) }
  const number = Number(prompt.text === '' ? view.rows[state.chosen]?.number : prompt.text)
  return Number.isInteger(number) && number > 0
    ? { state: closed, effect: { type: 'link', number } }
    : { state: closed }
}

/** The place of a section among all: of `2.1` in the whole text, of `7` in the chapter that is read; -1 when there is none. */
export function sectionNumbered(
  text: {
    readonly chapters: readonly Pick<ChapterRange, 'first' | 'count'>[]
    readonly sections: readonly { readonly number: string }[]
  },
  section: number,
  number: string,
): number {
  if (number.includes('.')) return text.sections.findIndex((each) => each.number === number)
  const { first, count } = chapterAt(text, section)
  return Number(number) <= count ? first + Number(number) - 1 : -1
}

export const isSamePlace = (one: Anchor | undefined, other: Anchor): boolean =>
  one?.section === other.section && one.block === other.block && one.part === other.part
