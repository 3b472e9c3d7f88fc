import { type GoalResult, type GoalState, goalState } from '../domain/goals.ts'
import type { LocalizedText } from '../domain/locale.ts'
import { daysPerSection, minutesFor } from '../domain/review.ts'
import type { EndedSection, Ending, EndStep } from '../domain/section-end.ts'
import type { Frame } from './frame.ts'
import { keyHint, keyLine } from './keys.ts'
import { bothEnds, hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import type { ScrolledPage } from './long-page.ts'
import { textColumns } from './prose.ts'
import { shortDate } from './short-date.ts'
import { signs } from './signs.ts'
import { type LearningState, stateSign } from './state-signs.ts'
import { displayWidth, padEnd } from './width.ts'

/**
 * The end of a section or a chapter: what can be done now, what is weak, what is next and how long it takes. `foot` is the
 * line behind the last one in sight.
 */
export function endingPage(ending: Ending, chosen: number, foot: number, frame: Frame): ScrolledPage {
  const measured = { ...frame, width: textColumns(frame) }
  const told = endingLines(ending, measured)
  const steps = ending.steps.map((step, at) => stepLines(step, at === chosen, measured))
  const before = steps.slice(0, chosen).flat().length
  const row = told.length + before
  return {
    lines: [...told, ...steps.flat()],
    ...(steps.length === 0
      ? {}
      : {
          cursor: { row, column: displayWidth(`${signs(frame).cursor} `, frame) },
          focus: row + (steps[chosen]?.length ?? 1) - 1,
        }),
    keys: endingKeys(ending, row < foot, measured),
  }
}

/** What was shown, for a screen and for those who read line by line. */
export function endingLines(ending: Ending, frame: Frame): string[] {
  const lines = ending.of === 'section' ? sectionLines(ending, frame) : chapterLines(ending, frame)
  return [...lines, ...queueLines(ending, frame)]
}

/** Before a new section: what waits already, and how often a new one fits the minutes. */
function queueLines({ queue, steps }: Ending, frame: Frame): string[] {
  const next = steps.find((step) => step.type === 'section')
  if (queue === undefined || next === undefined) return []
  const { home, common } = frame.messages
  const { waiting, clear, minutes } = queue
  const days = daysPerSection(next.section.questions.length, minutes)
  const text = [home.waiting(waiting, clear && shortDate(clear, frame)), home.pace(minutes, days)]
  return [...wrapText(text.join(common.space), frame.width, frame).map(frame.theme.caution), '']
}

function sectionLines({ sections }: Ending, frame: Frame): string[] {
  const { sectionEnd } = frame.messages
  return sections.flatMap(({ section, reading, goals }) => [
    ...titleLines(`${section.number}  ${section.title[frame.locale]}`, sectionEnd.reading[reading], frame),
    '',
    ...wrapText(sectionEnd.youCan, frame.width, frame).map(frame.theme.strong),
    ...goals.flatMap((goal) => goalLines(goal, frame)),
    '',
  ])
}

function chapterLines({ chapter, sections, steps }: Ending, frame: Frame): string[] {
  const { sectionEnd } = frame.messages
  const goals = sections.flatMap((section) => section.goals)
  const shown = goals.filter((goal) => goalState(goal) === 'shown').length
  const read = sections.filter(({ reading }) => reading === 'read').length
  const indent = frame.accessible ? '' : '  '
  const inner = { ...frame, width: frame.width - indent.length }
  return [
    ...wrapText(sectionEnd.chapter(chapter.number, chapter.title[frame.locale]), frame.width, frame).map(
      frame.theme.heading,
    ),
    ...wrapText(sectionEnd.summary(read, sections.length, shown, goals.length), frame.width, frame),
    '',
    ...wrapText(sectionEnd.youCan, frame.width, frame).map(frame.theme.strong),
    ...sections.flatMap((section) => [
      ...sectionHead(section, frame),
      ...section.goals.flatMap((goal) => goalLines(goal, inner)).map((line) => indent + line),
      '',
    ]),
    ...(steps.length === 0 ? wrapText(sectionEnd.lastChapter, frame.width, frame) : []),
  ]
}

const sectionHead = ({ section, reading }: EndedSection, frame: Frame): string[] => {
  const head = frame.accessible ? '' : `${stateSign(reading, frame)} `
  const state = frame.accessible
    ? `${frame.messages.common.listSeparator}${frame.messages.sectionEnd.reading[reading]}`
    : ''
  const lines = hanging(head, `${section.number} ${section.title[frame.locale]}${state}`, frame)
  return frame.accessible ? lines.map(frame.theme.heading) : lines
}

/** The title, and how the section was read: at the right edge where both have room. */
function titleLines(title: string, reading: string, frame: Frame): string[] {
  const { theme } = frame
  const [first = '', ...more] = bothEnds(title, reading, frame)
  if (frame.accessible) return [first, ...more].map(theme.heading)
  return more.length === 0 && first.endsWith(reading)
    ? [theme.heading(first.slice(0, -reading.length)) + reading]
    : [...wrapText(title, frame.width, frame).map(theme.heading), ...wrapText(reading, frame.width, frame)]
}

const GOAL_SIGNS: Readonly<Record<GoalState, LearningState>> = {
  shown: 'practised',
  weak: 'seen',
  unasked: 'unread',
  unknown: 'unread',
}

/** `✓ work out an n-gram probability            2 of 2 right` */
function goalLines(result: GoalResult, frame: Frame): string[] {
  const state = goalState(result)
  const head = frame.accessible || state === 'unknown' ? '  ' : `${stateSign(GOAL_SIGNS[state], frame)} `
  const paint = state === 'shown' ? frame.theme.good : state === 'weak' ? frame.theme.caution : undefined
  const indent = displayWidth(head, frame)
  const words = bothEnds(result.goal[frame.locale], answeredText(result, state, frame), {
    ...frame,
    width: frame.width - indent,
  })
  return words.map((line, at) => (at === 0 ? (paint?.(head) ?? head) + line : ' '.repeat(indent) + line))
}

function answeredText({ right, asked, questions }: GoalResult, state: GoalState, frame: Frame): string {
  const { sectionEnd, common } = frame.messages
  if (state === 'unknown') return ''
  if (state === 'unasked') return sectionEnd.unasked
  const left = questions - asked
  return [sectionEnd.goal(right, asked), ...(left > 0 ? [sectionEnd.moreOf(left)] : [])].join(
    common.listSeparator,
  )
}

/** `› The 3 questions that are left      2 min` */
function stepLines(step: EndStep, isChosen: boolean, frame: Frame): string[] {
  const { theme } = frame
  const head = isChosen ? `${signs(frame).cursor} ` : '  '
  const width = frame.width - displayWidth(head, frame)
  const [what, minutes] = stepText(step, frame)
  const time = minutes === undefined ? '' : frame.messages.common.minutes(minutes)
  const lines =
    displayWidth(what, frame) + displayWidth(time, frame) + 2 <= width
      ? [padEnd(what, width - displayWidth(time, frame), frame) + time]
      : wrapText([what, time].filter(Boolean).join(frame.messages.common.listSeparator), width, frame)
  return lines.map((line, at) => {
    const text = (at === 0 ? head : '  ') + line.trimEnd()
    return isChosen ? theme.accent(text) : text
  })
}

/** What a step is, and its minutes. */
export function stepText(step: EndStep, { messages, locale }: Frame): readonly [string, number | undefined] {
  const { sectionEnd } = messages
  const inWords = (text: LocalizedText): string => text[locale]
  switch (step.type) {
    case 'questions':
      return [sectionEnd.left(step.questions.length), minutesFor(step.questions.length)]
    case 'again':
      return [
        step.goal === undefined
          ? sectionEnd.missed(step.questions.length)
          : sectionEnd.again(inWords(step.goal)),
        minutesFor(step.questions.length),
      ]
    case 'section':
      return [sectionEnd.on(step.section.number, inWords(step.section.title)), step.section.minutes]
    case 'chapter-end':
      return [sectionEnd.toChapterEnd, undefined]
  }
}

function endingKeys({ steps, of }: Ending, showsChosen: boolean, frame: Frame): string {
  const { keys } = frame.messages.sectionEnd
  return keyLine(
    [
      ...(steps.length === 0
        ? []
        : [keyHint('ending', 'accept', showsChosen ? keys.do : keys.steps, frame, true)]),
      ...(steps.length < 2 ? [] : [keyHint('ending', ['line-up', 'line-down'], keys.choose, frame)]),
      ...(of === 'section' ? [keyHint('ending', 'right', keys.on, frame)] : []),
      keyHint('ending', 'help', keys.help, frame, true),
      keyHint('ending', 'back', keys.back, frame, true),
    ],
    frame,
  )
}
