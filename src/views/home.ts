import type { MappedChapter } from '../domain/course-map.ts'
import type { GoalResult } from '../domain/goals.ts'
import { type HomeChoice, homeCommands } from '../domain/home-page.ts'
import { homeLetters } from '../domain/key-table.ts'
import { otherLanguage } from '../domain/locale.ts'
import type { ReadingStep } from '../domain/next-step.ts'
import { daysPerSection, minutesFor } from '../domain/review.ts'
import { sectionMinutes, sumOfMinutes } from '../domain/section-minutes.ts'
import { lowBar } from './charts.ts'
import type { Frame } from './frame.ts'
import { keyHint, keyLine } from './keys.ts'
import { bothEnds } from './layout.ts'
import { wrapText } from './line-break.ts'
import type { Cursor } from './picture.ts'
import { shortDate } from './short-date.ts'
import { signs } from './signs.ts'
import { SECTION_MARKS, stateSign } from './state-signs.ts'
import { displayWidth, padEnd } from './width.ts'

/** The first screen. */
export interface HomePicture {
  /** Today, YYYY-MM-DD. */
  readonly day: string
  readonly read: number
  readonly all: number
  readonly reading?: ReadingStep
  /** The heading under which the learner stopped reading. */
  readonly stoppedAt?: string
  /** Questions to review today, and their terms. */
  readonly due: number
  /** Due as well, but more than the minutes of a day hold. */
  readonly waiting: number
  /** The day from which none waits, when no new section is begun. */
  readonly clear?: string
  /** Minutes of review a day. */
  readonly reviewMinutes: number
  readonly dueTerms: readonly string[]
  readonly map: readonly MappedChapter[]
  /** Numbers of sections that say something else than when they were read, of which this screen has not told yet. */
  readonly changed: readonly string[]
  /** Of what was asked the goal that was shown least, with its section. */
  readonly weak?: { readonly number: string; readonly result: GoalResult }
  /** Nothing was read and nothing answered. */
  readonly isNew: boolean
  /** Nobody said which language is wanted: the other one is offered in its own words. */
  readonly offersLanguage: boolean
  readonly cursor: number
  readonly menu: readonly HomeChoice[]
}

/** A thing to do: what, how long, and why. */
interface Step {
  readonly label: string
  readonly what: string
  readonly minutes: string
  readonly why: string
}

/**
 * One clear next step and why, then the menu. Of `height` rows the menu comes first: where they are few the reasons go,
 * then the title.
 */
export function homeLines(picture: HomePicture, frame: Frame, height = Number.POSITIVE_INFINITY): string[] {
  const title = titleLines(picture, frame)
  // For somebody new the ways in say what is next.
  const steps = picture.isNew ? [] : stepsOf(picture, frame)
  const told = steps.flatMap((step, at) => [...stepLines(step, at === 0, frame), ''])
  const brief = steps.flatMap((step, at) => stepLines({ ...step, why: '' }, at === 0, frame))
  const menu = menuLines(picture, frame).lines
  const intro = introLines(picture, frame)
  const news = newsLines(picture, frame)
  const weak = weakLines(picture, frame)
  const map = mapLines(picture.map, frame)
  const folded = mapLines(picture.map, frame, isUnderWay)
  const smallest = [...brief, ...menu]
  const above = [...title, '', ...intro, ...news]
  const aboveInShort = [...title, '', ...introLines(picture, frame, 'what'), ...news]
  const forms = [
    [...above, ...told, ...map, ...weak, '', ...menu],
    [...above, ...told, ...map, '', ...menu],
    [...above, ...told, ...folded, '', ...menu],
    [...above, ...brief, '', ...map, ...weak, '', ...menu],
    [...above, ...brief, '', ...folded, ...weak, '', ...menu],
    [...above, ...brief, '', ...folded, '', ...menu],
    [...above, ...told, ...menu],
    [...aboveInShort, ...told, ...menu],
    [...title, '', ...news, ...told, ...menu],
    [...title, '', ...news, ...brief, '', ...menu],
    [...news, ...smallest],
    smallest,
  ]
  return forms.find((lines) => lines.length <= height) ?? smallest
}

/** The next steps as lines of words. */
export const homeStepLines = (picture: HomePicture, frame: Frame): string[] => [
  ...titleLines(picture, frame),
  '',
  ...newsLines(picture, frame),
  ...stepsOf(picture, frame).flatMap(({ label, what, minutes, why }) =>
    wrapText(
      [
        frame.messages.common.labelled(label) +
          [what, minutes].filter(Boolean).join(frame.messages.spoken.pause),
        why.replaceAll('\n', frame.messages.common.space),
      ]
        .filter(Boolean)
        .join(frame.messages.quiz.stop + frame.messages.common.space),
      frame.width,
      frame,
    ),
  ),
]

/** What can be done, each with its number and its command. */
export const homeCommandLines = (menu: readonly HomeChoice[], { messages, locale }: Frame): string[] =>
  menu.map((choice, at) => {
    const label = messages.common.labelled(messages.home.menu[choice].replace(/[?？]$/, ''))
    const value = choice === 'language' ? ` ${otherLanguage[locale]}` : ''
    return `${at + 1}. ${label}${homeCommands[choice]}${value}`
  })

function titleLines({ day, read, all }: HomePicture, frame: Frame): string[] {
  const { messages, theme } = frame
  const { readCount } = frame.accessible ? messages.spoken : messages.home
  const status = [shortDate(day, frame), readCount(read, all)].join(' · ')
  return bothEnds('llm-primer', status, frame).map((line, at) =>
    at === 0 ? titleLine(line, status, frame) : theme.muted(line),
  )
}

const titleLine = (line: string, status: string, { theme }: Frame): string =>
  line.endsWith(status)
    ? theme.heading(line.slice(0, -status.length)) + theme.muted(status)
    : theme.heading(line)

const hoursOf = (minutes: number): number => Math.max(1, Math.round(minutes / 60))

/** What this is and how long it takes, for somebody new; where rows are few, only what it is. */
function introLines(
  { isNew, map, offersLanguage }: HomePicture,
  frame: Frame,
  part: 'what' | 'all' = 'all',
): string[] {
  const { home, common } = frame.messages
  const { reading, experiments, questions } = sumOfMinutes(
    map.flatMap(({ chapter }) => chapter.sections.map(sectionMinutes)),
  )
  const sections = map.reduce((sum, { marks }) => sum + marks.length, 0)
  const length = home.length(sections, hoursOf(reading), hoursOf(experiments + questions))
  const text = part === 'what' ? home.what : home.what + common.space + length
  const told = isNew ? wrapText(text, frame.width, frame) : []
  const offer = offersLanguage ? wrapText(common.languageOffer, frame.width, frame) : []
  return [...told, ...offer, ...(told.length + offer.length > 0 ? [''] : [])]
}

/** Once: which sections were rewritten since they were read. */
function newsLines({ changed }: HomePicture, frame: Frame): string[] {
  if (changed.length === 0) return []
  const { messages, theme } = frame
  const text = messages.home.changed(changed.join(messages.common.listSeparator), changed.length)
  return [...wrapText(text, frame.width, frame).map(theme.caution), '']
}

const BAR = 8

/** Begun, by reading or by answering, and not yet practised to the end. */
const isUnderWay = ({ marks, remembered }: MappedChapter): boolean =>
  (remembered !== undefined || marks.some((mark) => mark !== 'unread')) &&
  marks.some((mark) => mark !== 'practised')

/** The goal that was shown least, in one sentence. */
function weakLines({ weak }: HomePicture, frame: Frame): string[] {
  if (weak === undefined) return []
  const { goal, right, asked } = weak.result
  const told = frame.messages.home.weak(weak.number, goal[frame.locale], right, asked)
  return ['', ...wrapText(told, frame.width, frame)]
}

/**
 * The course as a map: a line for each chapter, a sign for each section, what is remembered, and what the signs mean. Of a
 * chapter that is not `unfolded` there is its line alone.
 */
function mapLines(
  map: readonly MappedChapter[],
  frame: Frame,
  unfolded: (chapter: MappedChapter) => boolean = () => true,
): string[] {
  const { home } = frame.messages
  const { theme, locale } = frame
  const rows = map.flatMap((mapped) => {
    const { chapter, marks, read, remembered } = mapped
    const signsOf = frame.accessible ? '' : marks.map((mark) => stateSign(mark, frame)).join('')
    const known = remembered === undefined ? '' : home.remembered(Math.round(remembered * 100))
    const bar =
      remembered === undefined || frame.accessible ? '' : frame.theme.accent(lowBar(remembered, BAR, frame))
    const head = `${chapter.number}  `
    const inner = { ...frame, width: frame.width - displayWidth(head, frame) }
    const counts = [home.readCount(read, marks.length), `${read}/${marks.length}`]
    const lines = [
      ...endsThatFit(theme.strong(chapter.title[locale]), counts, inner),
      ...(unfolded(mapped) ? endsThatFit(signsOf, [`${known} ${bar}`.trim(), known], inner) : []),
    ].filter((line) => line.trim() !== '')
    return lines.map((line, at) => (at === 0 ? head : ' '.repeat(displayWidth(head, frame))) + line)
  })
  return [...rows, ...(frame.accessible ? [] : legendLines(map.filter(unfolded), frame))]
}

/** A text with the first of several at the other end that stands in the same line. */
function endsThatFit(left: string, rights: readonly string[], frame: Frame): string[] {
  const forms = rights.map((right) => bothEnds(left, right, frame))
  return forms.find((lines) => lines.length === 1) ?? forms[0] ?? []
}

/** The signs that stand in the map. */
function legendLines(map: readonly MappedChapter[], frame: Frame): string[] {
  const { marks: words } = frame.messages.home
  const all = SECTION_MARKS.filter((mark) => map.some(({ marks }) => marks.includes(mark)))
  const text = all.map((mark) => `${stateSign(mark, frame)} ${words[mark]}`).join('  ')
  return text === '' ? [] : wrapText(text, frame.width, frame).map(frame.theme.muted)
}

function stepsOf(picture: HomePicture, frame: Frame): Step[] {
  const { home } = frame.messages
  const steps = [...reviewStep(picture, frame), ...readingStep(picture, frame)]
  if (steps.length === 0) steps.push({ label: '', what: home.allRead, minutes: '', why: home.whyAllRead })
  return steps.map((step, at) => ({ ...step, label: at === 0 ? home.next : home.afterwards }))
}

function reviewStep({ due, waiting, clear, dueTerms }: HomePicture, frame: Frame): Step[] {
  if (due === 0) return []
  const { home, common } = frame.messages
  const why = [
    home.whyReview,
    ...(waiting > 0 ? [home.waiting(waiting, clear && shortDate(clear, frame))] : []),
  ].join(common.space)
  const terms = dueTerms.length === 0 ? '' : `\n${dueTerms.join(' · ')}`
  return [{ label: '', what: home.review(due), minutes: common.minutes(minutesFor(due)), why: why + terms }]
}

function readingStep(picture: HomePicture, frame: Frame): Step[] {
  const { reading, read, stoppedAt } = picture
  if (reading === undefined) return []
  const { home, common } = frame.messages
  const { section, begun } = reading
  const reason = begun ? home.begun(stoppedAt) : read === 0 ? home.firstTime : home.unread
  const questions = begun || read > 0 ? home.questions(section.questions.length) : ''
  return [
    {
      label: '',
      what: home.read(section.number, section.title[frame.locale]),
      minutes: common.minutes(section.minutes),
      why: [reason, questions, begun ? '' : queueText(picture, section.questions.length, frame)]
        .filter((text) => text !== '')
        .join(common.space),
    },
  ]
}

/** Before a new section: what waits already, and how often a new one fits the minutes. */
function queueText(
  { due, waiting, clear, reviewMinutes }: HomePicture,
  questions: number,
  frame: Frame,
): string {
  if (waiting === 0) return ''
  const { home } = frame.messages
  // Where reviews are due, the step above has said how many wait.
  const waits = due > 0 ? '' : home.waiting(waiting, clear && shortDate(clear, frame))
  const pace = home.pace(reviewMinutes, daysPerSection(questions, reviewMinutes))
  return [waits, pace].filter((text) => text !== '').join(frame.messages.common.space)
}

function stepLines({ label, what, minutes, why }: Step, first: boolean, frame: Frame): string[] {
  const { theme } = frame
  const head =
    Math.max(
      displayWidth(frame.messages.home.next, frame),
      displayWidth(frame.messages.home.afterwards, frame),
    ) + 3
  const inner = { ...frame, width: frame.width - head }
  const paint = first ? theme.strong : (text: string): string => text
  const lines = [
    ...bothEnds(what, minutes, inner).map((line, at) => (at === 0 ? paint(line) : line)),
    ...(why === '' ? [] : wrapText(why, inner.width, frame).map(theme.muted)),
  ]
  return lines.map((line, at) => (at === 0 ? padEnd(label, head, frame) : ' '.repeat(head)) + line)
}

/** The menu, as many in a line as have room, and the column of each. For somebody new the three ways in come first, one a line. */
function menuLines(
  { cursor, menu, isNew }: HomePicture,
  frame: Frame,
): { readonly lines: string[]; readonly places: readonly Cursor[] } {
  const { home } = frame.messages
  const { theme } = frame
  const lines: string[] = []
  const places: Cursor[] = []
  const names = menu.map((name) => (isNew ? (home.ways[name] ?? home.menu[name]) : home.menu[name]))
  const width = Math.max(...names.slice(isNew ? WAYS_IN : 0).map((name) => displayWidth(name, frame))) + 2
  let room = 0
  menu.forEach((name, at) => {
    const here = at === cursor
    const isWay = isNew && at < WAYS_IN
    const words = names[at] ?? ''
    const sign = `${here ? signs(frame).cursor : ' '} `
    const text = `${sign}${homeLetters[name]} `
    const cell = displayWidth(text, frame) + (isWay ? displayWidth(words, frame) : width)
    if (isWay || lines.length === 0 || room < cell || (isNew && at === WAYS_IN)) {
      if (isNew && at === WAYS_IN) lines.push('')
      lines.push('')
      room = frame.width
    }
    const row = lines.length - 1
    places.push({ row, column: frame.width - room + displayWidth(sign, frame) })
    const gap = ' '.repeat(isWay ? 0 : Math.max(0, width - displayWidth(words, frame)))
    const indent = displayWidth(text, frame)
    const [first = '', ...further] = wrapText(words, frame.width - indent, frame)
    const painted = here ? theme.accent(text + first) : `  ${theme.accent(homeLetters[name])} ${first}`
    lines[row] = `${lines[row] ?? ''}${painted}${gap}`
    lines.push(...further.map((line) => ' '.repeat(indent) + (here ? theme.accent(line) : line)))
    room = isWay ? 0 : room - cell
  })
  return { lines: lines.map((line) => line.trimEnd()), places }
}

/** From the start, find out what I know, play with an experiment. */
const WAYS_IN = 3

/** The cursor on the first letter of what is chosen: the menu stands at the end of the lines. */
export function homeCursor(lines: readonly string[], picture: HomePicture, frame: Frame): Cursor {
  const menu = menuLines(picture, frame)
  const { row = 0, column = 0 } = menu.places[picture.cursor] ?? {}
  return { row: lines.length - menu.lines.length + row, column }
}

/** The keys of the first screen. */
export function homeKeys(frame: Frame): string {
  const { home } = frame.messages
  return keyLine(
    [
      keyHint('home', ['line-up', 'line-down'], home.keys.choose, frame),
      keyHint('home', 'accept', home.keys.open, frame, true),
      keyHint('home', 'help', home.keys.help, frame, true),
      keyHint('home', 'back', home.keys.quit, frame, true),
    ],
    frame,
  )
}
