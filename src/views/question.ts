import { version } from '../../package.json'
import { type Answer, rightBlanks, slipOf, trapOf } from '../domain/answers.ts'
import type { Choice, Draft } from '../domain/draft.ts'
import type { LocalizedText } from '../domain/locale.ts'
import { LEECH } from '../domain/mistakes.ts'
import { isNumeric } from '../domain/numeric-answer.ts'
import { LETTERS } from '../domain/option-letters.ts'
import { placedOf, tickedOf } from '../domain/partial.ts'
import { shownPrompt } from '../domain/prompt.ts'
import type { Question } from '../domain/question.schema.ts'
import { shuffledOptions } from '../domain/quiz.ts'
import { normalizeAnswer } from '../domain/short-answer.ts'
import { shownQuantity } from '../domain/shown-quantity.ts'
import {
  type Asked,
  type Explained,
  type Given,
  keyOf,
  type Notice,
  type Sitting,
  wasChanged,
} from '../domain/sitting.ts'
import type { Frame } from './frame.ts'
import { keysText } from './keys.ts'
import { hanging } from './layout.ts'
import { breakRuns, wrapText } from './line-break.ts'
import { type Cursor, movedCursor } from './picture.ts'
import { arrow, optionMark, orderJoint, signs } from './signs.ts'
import type { Paint } from './theme.ts'
import { displayWidth } from './width.ts'

/** Lines, and where in them the learner is. */
export interface FocusedLines {
  readonly lines: readonly string[]
  readonly cursor: Cursor
  /** The last line of what is chosen. */
  readonly focus?: number
  /** What is chosen from, where it stands below the lines. */
  readonly aside?: readonly string[]
}

/** To those who answered what the question asked before: that it is another one now, and why. */
export function changedLines(sitting: Sitting, asked: Asked, frame: Frame): string[] {
  if (!wasChanged(sitting, asked)) return []
  const { messages, theme, locale, width } = frame
  const why = asked.question.changed?.[locale] ?? ''
  const text = [messages.quiz.changed, why].filter(Boolean).join(messages.common.space)
  return [...wrapText(text, width, frame).map(theme.caution), '']
}

/** The words of a question. */
export function promptLines({ kind, prompt }: Question, frame: Frame): string[] {
  const { common, quiz } = frame.messages
  const question = { text: promptText(prompt[frame.locale], frame), paint: frame.theme.strong }
  const task = { text: common.aside(quiz.choose), paint: frame.theme.muted }
  return breakRuns(kind === 'multiple' ? [question, task] : [question], frame.width, frame)
}

/** The gaps as lines, for those who hear the screen in words. */
export const promptText = (prompt: string, { accessible, messages }: Frame): string =>
  accessible
    ? prompt.replace(/\{(\d+)\}/g, (_, gap: string) => messages.spoken.gap(gap))
    : shownPrompt(prompt)

/** What the learner chooses from or has typed. */
export function draftLines(question: Question, draft: Draft, frame: Frame): FocusedLines {
  switch (draft.type) {
    case 'choice':
      return choiceLines(draft, frame)
    case 'text':
      return textLines(question, draft, frame)
    case 'order':
      return orderLines(draft, frame)
    case 'match':
      return matchLines(draft, frame)
  }
}

/** Joins blocks of lines; the cursor is on the first letter of one of them. */
function joined(blocks: readonly (readonly string[])[], chosen: number, frame: Frame): FocusedLines {
  const row = blocks.slice(0, chosen).reduce((sum, block) => sum + block.length, 0)
  const column = displayWidth(rowHead(true, false, frame), frame)
  return { lines: blocks.flat(), cursor: { row, column }, focus: row + (blocks[chosen]?.length ?? 1) - 1 }
}

const BEHIND_BOX = { rows: 0, columns: '[ ] '.length }

function choiceLines(
  { choices, cursor, marked }: Extract<Draft, { type: 'choice' }>,
  frame: Frame,
): FocusedLines {
  const blocks = choices.map((choice, at) => {
    const box = marked === undefined ? '' : marked.includes(choice.id) ? '[x] ' : '[ ] '
    const text = choice.text?.[frame.locale] ?? trueFalseText(choice.id, frame)
    return rowLines(`${box}${LETTERS[at] ?? ''}  `, text, at === cursor, frame)
  })
  const first = joined(blocks, cursor, frame)
  // Behind the box, on the letter that names the choice.
  return marked === undefined ? first : { ...first, cursor: movedCursor(first.cursor, BEHIND_BOX) }
}

const trueFalseText = (id: string, { messages }: Frame): string =>
  id === 'true' ? messages.common.trueFalse.true : messages.common.trueFalse.false

/** A row with the cursor before it or not. */
function rowLines(head: string, text: string, here: boolean, frame: Frame, held = false): string[] {
  const paint: Paint | undefined = here ? (held ? frame.theme.marked : frame.theme.accent) : undefined
  return hanging(rowHead(here, held, frame) + head, [{ text, paint }], frame)
}

function rowHead(here: boolean, held: boolean, frame: Frame): string {
  const { cursor, held: taken } = signs(frame)
  return `  ${here ? (held ? taken : cursor) : ' '} `
}

function textLines(
  question: Question,
  { fields, cursor }: Extract<Draft, { type: 'text' }>,
  frame: Frame,
): FocusedLines {
  const { messages } = frame
  const blocks = fields.map((field, at) => {
    const head = fields.length > 1 ? `${messages.quiz.gap(at + 1)}  ` : ''
    return rowLines(head, `${field}${at === cursor ? signs(frame).gap : ''}`, at === cursor, frame)
  })
  const unit = question.kind === 'numeric' ? question.answer.unit : undefined
  const aside = unit === undefined ? [] : [`    ${frame.theme.muted(messages.quiz.numberIn(unit))}`]
  const { lines } = joined([...blocks, aside], cursor, frame)
  return { lines, cursor: fieldEnd(blocks, cursor, frame) }
}

/** On the sign behind what was typed. */
function fieldEnd(blocks: readonly (readonly string[])[], field: number, frame: Frame): Cursor {
  const lines = blocks.slice(0, field + 1).flat()
  const column = displayWidth((lines.at(-1) ?? '').trimEnd(), frame) - displayWidth(signs(frame).gap, frame)
  return { row: Math.max(0, lines.length - 1), column: Math.max(0, column), isShown: true }
}

function orderLines(
  { choices, cursor, held }: Extract<Draft, { type: 'order' }>,
  frame: Frame,
): FocusedLines {
  const blocks = choices.map(({ text }, at) =>
    rowLines(`${at + 1}  `, text?.[frame.locale] ?? '', at === cursor, frame, held),
  )
  return joined(blocks, cursor, frame)
}

function matchLines(
  { lefts, rights, pairs, cursor }: Extract<Draft, { type: 'match' }>,
  frame: Frame,
): FocusedLines {
  const blocks = lefts.map(({ text }, at) => {
    const chosen = pairedText(rights, pairs[at], frame)
    return rowLines('', `${text?.[frame.locale] ?? ''} ${arrow(frame)} ${chosen}`, at === cursor, frame)
  })
  const list = rights.flatMap(({ text }, at) =>
    hanging(`    ${frame.theme.muted(String(at + 1))}  `, text?.[frame.locale] ?? '', frame),
  )
  return { ...joined(blocks, cursor, frame), aside: list }
}

/** The right side that was chosen, with its number; a gap before that. */
function pairedText(rights: readonly Choice[], place: number | undefined, frame: Frame): string {
  const right = place === undefined ? undefined : rights[place]
  return right === undefined ? signs(frame).gap : `${(place ?? 0) + 1} ${right.text?.[frame.locale] ?? ''}`
}

/** Between what belongs together. */
const pairJoint = (frame: Frame): string =>
  frame.accessible ? frame.messages.quiz.heard.goesWith : ` ${arrow(frame)} `

/** What stopped the last key. */
export function noticeText(notice: Notice, { messages: { quiz } }: Frame): string {
  if (typeof notice === 'string') return quiz.notices[notice]
  const { problem } = notice
  switch (problem.type) {
    case 'unknown-unit':
      return quiz.unknownUnit(problem.unit, problem.expected)
    case 'share-or-percent':
    case 'percent-sign':
    case 'point-or-group':
      return quiz.unclear(problem)
    default:
      return quiz.notices.incomplete
  }
}

/** The verdict with the explanation, then what is to say of the answer and of every other one. */
export function feedbackLines(sitting: Explained, frame: Frame): string[] {
  const { asked, given } = sitting
  const isAskedAgain = !sitting.suspended.has(keyOf(asked))
  return [
    ...verdictLines(asked.question, given, frame, isAskedAgain),
    ...(isAskedAgain ? leechLines(asked, given, frame) : []),
    ...whereToLook(asked, frame),
    '',
    ...reasonLines(asked.question, given?.answer, sitting.seed, frame),
    ...markLines(sitting, frame),
  ]
}

/** A question that is missed again and again: reading helps more than asking once more. */
function leechLines({ misses = 0 }: Asked, given: Given | undefined, frame: Frame): string[] {
  if (given === undefined || given.correct || given.disputed || misses + 1 < LEECH) return []
  const text = frame.messages.quiz.leech(misses + 1)
  return hanging('  ', [{ text, paint: frame.theme.caution }], frame)
}

/** The id of the question, how it is marked, and its report where that is asked for. */
export function markLines({ asked, given, report, flagged, suspended }: Explained, frame: Frame): string[] {
  const { theme, locale } = frame
  const { quiz } = frame.messages
  const key = keyOf(asked)
  const marks = [
    // Whoever hears it asks for it by `w`.
    ...(frame.accessible ? [] : [asked.question.id]),
    ...(flagged.has(key) ? [quiz.takenBackBy(quiz.flagged, keysText(['flag'], 'feedback', frame))] : []),
    ...(suspended.has(key)
      ? [quiz.takenBackBy(quiz.suspended, keysText(['suspend'], 'feedback', frame))]
      : []),
  ]
  return [
    ...(marks.length === 0
      ? []
      : ['', ...hanging('  ', [{ text: marks.join(' · '), paint: theme.muted }], frame)]),
    ...(report ? ['', ...reportLines(asked.question, given?.answer, locale, frame)] : []),
  ]
}

/** What an author needs to know of a question that seems wrong. Nothing is sent: it is there to be copied. */
export const reportText = (
  { id, rev, kind }: Question,
  answer: Answer | undefined,
  language: string,
): string[] => [
  `question: ${id}`,
  `rev: ${rev}`,
  `kind: ${kind}`,
  `llm-primer: ${version}`,
  `language: ${language}`,
  `answer: ${answer === undefined ? '' : JSON.stringify(answer)}`,
]

export const reportLines = (
  question: Question,
  answer: Answer | undefined,
  language: string,
  frame: Frame,
): string[] => {
  const { head, command } = frame.messages.quiz.report
  return [
    ...breakRuns(
      [{ text: head }, { text: command(question.id), paint: frame.theme.code, kind: 'code' }],
      frame.width,
      frame,
    ),
    ...reportText(question, answer, language),
  ]
}

/** `isAskedAgain`: the learner has not stopped the question. */
export function verdictLines(
  question: Question,
  given: Given | undefined,
  frame: Frame,
  isAskedAgain = true,
): string[] {
  const { messages, theme, locale } = frame
  const { right, wrong } = signs(frame)
  const partial =
    given === undefined || given.correct ? undefined : partialText(question, given.answer, frame)
  const rest = [partial, question.explanation[locale]].filter((text) => text !== undefined).join(space(frame))
  const verdict =
    given === undefined
      ? { text: messages.quiz.theAnswer, paint: theme.strong }
      : given.correct
        ? { text: signed(right, messages.quiz.right, frame), paint: theme.good }
        : given.disputed
          ? { text: messages.quiz.disputed, paint: theme.caution }
          : { text: signed(wrong, messages.quiz.wrong, frame), paint: theme.bad }
  const comment = commentOn(given, isAskedAgain, frame)
  return [
    ...hanging('  ', [verdict, { text: `${space(frame)}${rest}` }], frame),
    ...(comment === undefined ? [] : hanging('  ', [{ text: comment, paint: theme.caution }], frame)),
  ]
}

/** What was right in a wrong answer, and what was missed. */
function partialText(question: Question, answer: Answer, frame: Frame): string | undefined {
  const { partial } = frame.messages.quiz
  switch (question.kind) {
    case 'true-false':
      return partial.statement(question.answer)
    case 'multiple': {
      const { found, right, extra } = tickedOf(question.options, textsOf(answer))
      return partial.ticked(found, right, extra)
    }
    case 'cloze': {
      const right = rightBlanks(question, textsOf(answer)).filter(Boolean).length
      return question.blanks.length === 1 ? undefined : partial.gaps(right, question.blanks.length)
    }
    case 'order': {
      const placed = placedOf(
        question.items.map(({ id }) => id),
        textsOf(answer),
      )
      return partial.order(placed.filter(({ inOrder }) => inOrder).length, placed.length)
    }
    case 'match': {
      const given = pairsOf(answer)
      const right = question.pairs.filter(({ left, right }) => given.get(left.id) === right.id).length
      return partial.pairs(right, question.pairs.length)
    }
    default:
      return undefined
  }
}

const textsOf = (answer: Answer | undefined): string[] => (Array.isArray(answer) ? answer.map(String) : [])

const pairsOf = (answer: Answer | undefined): ReadonlyMap<string, string> =>
  new Map(
    typeof answer === 'object' && !Array.isArray(answer)
      ? Object.entries(answer).map(([left, right]) => [left, String(right)])
      : [],
  )

/** A sign before its word; those who hear the screen need the word only. */
const signed = (sign: string, word: string, { accessible }: Frame): string =>
  accessible ? word : `${sign} ${word}`

/** The section that teaches it, and the experiment that shows it. */
function whereToLook({ number, title, question: { lab } }: Asked, frame: Frame): string[] {
  const { quiz } = frame.messages
  const section = quiz.see(number, title[frame.locale])
  const text = lab === undefined ? section : quiz.orRun(section, lab)
  return hanging('  ', [{ text, paint: frame.theme.muted }], frame)
}

/** Between sentences: Chinese needs no space. */
const space = ({ messages }: Frame): string => messages.common.space

function commentOn(given: Given | undefined, isAskedAgain: boolean, { messages }: Frame): string | undefined {
  if (given === undefined || given.disputed) return undefined
  if (given.correct) return given.confidence === 'guess' ? messages.quiz.rightGuess : undefined
  return given.confidence === 'sure' && isAskedAgain ? messages.quiz.sureButWrong : undefined
}

/** Why the right answer is right and the others are not, by kind of question. */
function reasonLines(question: Question, answer: Answer | undefined, seed: number, frame: Frame): string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return optionReasons(question, answer, seed, frame)
    case 'true-false':
      return [
        ...answerLine(trueFalseText(String(question.answer), frame), frame),
        ...hanging('  ', question.why[frame.locale], frame),
      ]
    case 'numeric':
    case 'short':
      return typedReasons(question, answer, frame)
    case 'cloze':
      return clozeReasons(question, answer, frame)
    case 'order':
      return orderReasons(question, answer, frame)
    case 'match':
      return matchReasons(question, answer, frame)
  }
}

type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>

function painted(right: boolean, frame: Frame): string {
  const { right: yes, wrong: no } = signs(frame)
  return right ? frame.theme.good(yes) : frame.theme.bad(no)
}

/** A line with a sign for right or wrong, and under it the reason. */
const judged = (
  right: boolean,
  head: string,
  text: string,
  why: string | undefined,
  frame: Frame,
): string[] => reasoned(`${painted(right, frame)} `, head, text, why, frame)

/** The lead ends in its gap, which the full-width colon has in itself. */
function reasoned(lead: string, head: string, text: string, why: string | undefined, frame: Frame): string[] {
  const indent = ' '.repeat(frame.accessible ? 2 : 4 + head.length)
  return [
    ...hanging(`  ${lead}${head}`, text, frame),
    ...(why === undefined ? [] : hanging(indent, why, frame)),
  ]
}

function optionReasons(
  question: OfKind<'single' | 'multiple'>,
  answer: Answer | undefined,
  seed: number,
  frame: Frame,
): string[] {
  const { locale, messages } = frame
  const chosen = (id: string): boolean => answer === id || textsOf(answer).includes(id)
  return shuffledOptions(question, seed).flatMap(({ id, text, correct, why }, at) => {
    const missed = question.kind === 'multiple' && answer !== undefined && correct && !chosen(id)
    const aside = chosen(id) ? messages.quiz.yours : missed ? messages.quiz.missedOption : ''
    const words = `${text[locale]}${aside === '' || frame.accessible ? '' : messages.common.aside(aside)}`
    const lead = optionLead({ correct, chosen: chosen(id), missed, answered: answer !== undefined }, frame)
    return reasoned(lead, `${optionMark(at, frame)}  `, words, why[locale], frame)
  })
}

/** What the learner did with an option: a wrong one that was left alone is no mistake, and has no sign. */
function optionLead(
  option: Readonly<Record<'correct' | 'chosen' | 'missed' | 'answered', boolean>>,
  frame: Frame,
): string {
  const { theme, messages } = frame
  const { correct, chosen, missed, answered } = option
  const paint = correct ? theme.good : chosen ? theme.bad : (text: string): string => text
  const sign = correct ? signs(frame).right : chosen ? signs(frame).wrong : ' '
  if (!frame.accessible) return `${paint(sign)} `
  const { options } = messages.quiz
  const ofRight = chosen ? options.chosenRight : missed ? options.missed : options.right
  const ofWrong = chosen ? options.chosenWrong : answered ? options.left : options.wrong
  return paint(messages.common.labelled(correct ? ofRight : ofWrong))
}

const answerLine = (text: string, frame: Frame): string[] =>
  hanging('  ', [{ text: frame.messages.quiz.answerIs(text), paint: frame.theme.strong }], frame)

const yoursLine = (text: string, frame: Frame): string[] =>
  hanging('  ', frame.messages.quiz.yoursWas(text), frame)

/** The right answer in one line, in words. */
export function rightAnswerText(question: Question, frame: Frame): string {
  const { locale } = frame
  const listed = (texts: readonly LocalizedText[], joint: string): string =>
    texts.map((text) => text[locale]).join(joint)
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return listed(
        question.options.filter(({ correct }) => correct).map(({ text }) => text),
        frame.messages.common.clauseSeparator,
      )
    case 'true-false':
      return trueFalseText(String(question.answer), frame)
    case 'numeric':
      return shownQuantity(question.answer)
    case 'short':
      return question.accept[locale][0] ?? ''
    case 'cloze':
      return question.blanks
        .map(({ accept }) => accept[locale][0] ?? '')
        .join(frame.messages.common.clauseSeparator)
    case 'order':
      return listed(
        question.items.map(({ text }) => text),
        orderJoint(frame),
      )
    case 'match':
      return question.pairs
        .map(({ left, right }) => left.text[locale] + pairJoint(frame) + right.text[locale])
        .join(frame.messages.common.clauseSeparator)
  }
}

function typedReasons(
  question: OfKind<'numeric' | 'short'>,
  answer: Answer | undefined,
  frame: Frame,
): string[] {
  const accepted =
    question.kind === 'short' ? wordings(question.accept, frame) : rightAnswerText(question, frame)
  const reason = answer === undefined ? undefined : slipText(question, answer, frame)
  return [
    ...(answer === undefined ? [] : yoursLine(typedText(answer), frame)),
    ...(reason === undefined ? [] : hanging('  ', reason, frame)),
    ...answerLine(accepted, frame),
  ]
}

/** What went wrong, where it is a known slip: the question's own explanation before the general one. */
function slipText(question: OfKind<'numeric' | 'short'>, answer: Answer, frame: Frame): string | undefined {
  const trap = trapOf(question, answer)
  if (trap !== undefined) return trap.why[frame.locale]
  if (question.kind !== 'numeric' || !isNumeric(answer)) return undefined
  const slip = slipOf(question, answer)
  return slip === undefined ? undefined : frame.messages.quiz.slips[slip]
}

/** An answer in one line, in words. */
export function answerText(question: Question, answer: Answer, frame: Frame): string {
  const { locale } = frame
  const joint = frame.messages.common.clauseSeparator
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.options
        .filter(({ id }) => answer === id || textsOf(answer).includes(id))
        .map(({ text }) => text[locale])
        .join(joint)
    case 'true-false':
      return trueFalseText(String(answer), frame)
    case 'numeric':
    case 'short':
      return typedText(answer)
    case 'cloze':
      return textsOf(answer).join(joint)
    case 'order':
      return textsOf(answer)
        .map((id) => question.items.find((item) => item.id === id)?.text[locale] ?? '')
        .join(orderJoint(frame))
    case 'match': {
      const given = pairsOf(answer)
      const rights = new Map(question.pairs.map(({ right }) => [right.id, right.text[locale]]))
      return question.pairs
        .map(
          ({ left }) => left.text[locale] + pairJoint(frame) + (rights.get(given.get(left.id) ?? '') ?? ''),
        )
        .join(joint)
    }
  }
}

/** What was typed, as it was understood. */
const typedText = (answer: Answer): string => (isNumeric(answer) ? shownQuantity(answer) : String(answer))

/** The first of the accepted wordings; the others are there for those who say it in another way. */
const wordings = (accept: OfKind<'short'>['accept'], frame: Frame): string => {
  const { locale, messages, accessible } = frame
  const told = accessible ? soundingApart(accept[locale]) : accept[locale]
  return told.slice(0, 3).join(messages.quiz.or)
}

/** Without those that are heard as an earlier one is: cut-off, cutoff. */
function soundingApart(wordings: readonly string[]): readonly string[] {
  const sounds = wordings.map((each) => normalizeAnswer(each).replaceAll(' ', ''))
  return wordings.filter((_, at) => sounds.indexOf(sounds[at] ?? '') === at)
}

function clozeReasons(question: OfKind<'cloze'>, answer: Answer | undefined, frame: Frame): string[] {
  const given = Array.isArray(answer) ? answer.map(String) : []
  const right = rightBlanks(question, given)
  const { heard } = frame.messages.quiz
  if (frame.accessible) {
    const heardGaps = question.blanks.flatMap(({ accept }, at) =>
      spokenJudgement(
        {
          name: heard.gap(at + 1),
          isRight: right[at] ?? false,
          given: given[at],
          right: wordings(accept, frame),
        },
        frame,
      ),
    )
    return [...heardGaps, ...whyLines(question.why?.[frame.locale], frame)]
  }
  const gaps = question.blanks.flatMap(({ accept }, at) =>
    judged(
      right[at] ?? false,
      `${at + 1}  `,
      wordings(accept, frame),
      given[at] === undefined || right[at] ? undefined : frame.messages.quiz.yoursWas(given[at]),
      frame,
    ),
  )
  const why = question.why?.[frame.locale]
  return [...gaps, ...(why === undefined ? [] : hanging('  ', why, frame))]
}

/** What was put and what is right; the right one never stands behind the word for wrong. */
function spokenJudgement({ name, isRight, given, right }: Judged, frame: Frame): string[] {
  const { heard } = frame.messages.quiz
  return wrapText(isRight ? heard.right(name, right) : heard.put(name, given, right), frame.width, frame)
}

interface Judged {
  /** Gap 1, place 2, the left side of a pair. */
  readonly name: string
  readonly isRight: boolean
  /** Undefined when nothing was answered. */
  readonly given: string | undefined
  readonly right: string
}

const whyLines = (why: string | undefined, frame: Frame): string[] =>
  why === undefined ? [] : hanging('  ', why, frame)

function orderReasons({ items }: OfKind<'order'>, answer: Answer | undefined, frame: Frame): string[] {
  const { locale, messages } = frame
  const ids = items.map(({ id }) => id)
  const placed = placedOf(ids, answer === undefined ? ids : textsOf(answer))
  return items.flatMap(({ text, why }, at) => {
    const { distance = 0, inOrder = true } = placed[at] ?? {}
    // What stands in its own place was put rightly, whatever stands around it.
    const isRight = inOrder || distance === 0
    const moved = isRight ? undefined : messages.quiz.partial.moved(at + distance + 1, distance)
    const reasons = [moved, why?.[locale]].filter((reason) => reason !== undefined)
    const under = reasons.length === 0 ? undefined : reasons.join('\n')
    if (frame.accessible)
      return [
        ...wrapText(
          messages.quiz.heard.place(at + 1, text[locale], isRight && answer !== undefined),
          frame.width,
          frame,
        ),
        ...whyLines(under, frame),
      ]
    return judged(isRight, `${at + 1}  `, text[locale], under, frame)
  })
}

function matchReasons({ pairs }: OfKind<'match'>, answer: Answer | undefined, frame: Frame): string[] {
  const { locale, messages } = frame
  const given = pairsOf(answer)
  const rights = new Map(pairs.map(({ right }) => [right.id, right.text[locale]]))
  return pairs.flatMap(({ left, right, why }) => {
    const chosen = given.get(left.id)
    const isRight = answer === undefined || chosen === right.id
    if (frame.accessible)
      return [
        ...spokenJudgement(
          {
            name: left.text[locale],
            isRight,
            given: rights.get(chosen ?? ''),
            right: right.text[locale],
          },
          frame,
        ),
        ...whyLines(why?.[locale], frame),
      ]
    const text = left.text[locale] + pairJoint(frame) + right.text[locale]
    const yours = isRight ? undefined : messages.quiz.yoursWas(rights.get(chosen ?? '') ?? '')
    const reasons = [yours, why?.[locale]].filter((reason) => reason !== undefined)
    return judged(isRight, '', text, reasons.length === 0 ? undefined : reasons.join('\n'), frame)
  })
}
