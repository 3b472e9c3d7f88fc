import { homeMenu } from '../domain/home-page.ts'
import { homeLetters } from '../domain/key-table.ts'
import type { ReadingStep } from '../domain/next-step.ts'
import { daysPerSection, minutesFor } from '../domain/review.ts'
import type { Frame } from './frame.ts'
import { keyHint, keyLine } from './keys.ts'
import { bothEnds } from './layout.ts'
import { wrapText } from './line-break.ts'
import type { Cursor } from './picture.ts'
import { shortDate } from './progress.ts'
import { signs } from './question.ts'
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
  readonly cursor: number
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
  const steps = stepsOf(picture, frame)
  const told = steps.flatMap((step, at) => [...stepLines(step, at === 0, frame), ''])
  const brief = steps.flatMap((step, at) => stepLines({ ...step, why: '' }, at === 0, frame))
  const menu = menuLines(picture.cursor, frame)
  const smallest = [...brief, ...menu]
  const forms = [[...title, '', ...told, ...menu], [...title, '', ...brief, '', ...menu], smallest]
  return forms.find((lines) => lines.length <= height) ?? smallest
}

function titleLines({ day, read, all }: HomePicture, frame: Frame): string[] {
  const { messages, theme } = frame
  const status = [shortDate(day, frame), messages.home.readCount(read, all)].join(' · ')
  return bothEnds('llm-primer', status, frame).map((line, at) =>
    at === 0 ? titleLine(line, status, frame) : theme.muted(line),
  )
}

const titleLine = (line: string, status: string, { theme }: Frame): string =>
  line.endsWith(status)
    ? theme.heading(line.slice(0, -status.length)) + theme.muted(status)
    : theme.heading(line)

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

function menuLines(cursor: number, frame: Frame): string[] {
  const { home } = frame.messages
  const width = Math.max(...homeMenu.map((name) => displayWidth(home.menu[name], frame))) + 4
  return homeMenu.map((name, at) => {
    const here = at === cursor
    const mark = here ? signs(frame).cursor : ' '
    const text = padEnd(home.menu[name], width, frame)
    return `${mark} ${here ? frame.theme.accent(text) : text}${frame.theme.muted(homeLetters[name])}`
  })
}

/** The cursor on the first letter of the chosen row: the menu stands at the end of the lines. */
export const homeCursor = (lines: readonly string[], { cursor }: HomePicture, frame: Frame): Cursor => ({
  row: lines.length - homeMenu.length + cursor,
  column: displayWidth(`${signs(frame).cursor} `, frame),
})

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
