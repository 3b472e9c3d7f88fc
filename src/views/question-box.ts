import { isNumeric } from '../domain/numeric-answer.ts'
import { shownPrompt } from '../domain/prompt.ts'
import type { Question } from '../domain/question.schema.ts'
import type { QuestionBox, Said } from '../domain/question-box.ts'
import { shownQuantity } from '../domain/shown-quantity.ts'
import type { Frame } from './frame.ts'
import { bothEnds, hanging } from './layout.ts'
import { breakRuns, wrapText } from './line-break.ts'
import { optionMark, orderJoint, signs } from './signs.ts'

/** A question as it stands in a text. */
export interface ShownBox {
  readonly box: QuestionBox
  /** It comes before the passage that answers it. */
  readonly first: boolean
  readonly said: Said | undefined
  /** It can be answered where it stands; else its answer is at the end of the section. */
  readonly asks: boolean
}

/** The question with its options while it waits for an answer; afterwards what was said, what is right, and why. */
export function boxLines(shown: ShownBox, frame: Frame): string[] {
  const { box, said } = shown
  const { theme } = frame
  const prompt = wrapText(shownPrompt(box.prompt), frame.width, frame)
  const title = boxTitle(shown, frame)
  if (said !== undefined) return [...title, ...prompt.map(theme.muted), ...answeredLines(box, said, frame)]
  const aside = shown.asks ? [] : wrapText(frame.messages.read.box.answerBelow, frame.width, frame)
  return [...title, ...prompt, ...choiceLines(box, frame), ...aside.map(theme.muted)]
}

/** What it is on the left, what came of it on the right. */
function boxTitle({ first, said, box }: ShownBox, frame: Frame): string[] {
  const { messages, theme, accessible } = frame
  const { right, wrong } = signs(frame)
  const titled = first ? messages.read.box.first : messages.read.box.title
  const name = accessible ? messages.spoken.box(titled) : titled
  if (said === undefined) {
    const kind = box.kind === 'single' ? '' : messages.common.aside(messages.common.questionKinds[box.kind])
    return breakRuns(
      [
        { text: name, paint: theme.strong },
        { text: kind, paint: theme.muted },
      ],
      frame.width,
      frame,
    )
  }
  const words = said.correct ? messages.quiz.right : messages.quiz.wrong
  const verdict = `${messages.read.box.verdict(words)}${messages.common.listSeparator}${messages.quiz.confidence[said.confidence]}`
  const sign = accessible ? '' : `${said.correct ? right : wrong} `
  if (accessible) return wrapText([name, verdict].join(messages.common.listSeparator), frame.width, frame)
  const paint = said.correct ? theme.good : theme.bad
  const [line = '', ...more] = bothEnds(name, sign + verdict, frame)
  // The verdict is painted behind the line was measured.
  return more.length === 0
    ? [
        theme.strong(name) +
          line.slice(name.length, line.length - (sign + verdict).length) +
          paint(sign + verdict),
      ]
    : [theme.strong(line), ...more.map(paint)]
}

function choiceLines({ choices, lefts = [], kind }: QuestionBox, frame: Frame): string[] {
  const letter = (at: number): string =>
    kind === 'single' || kind === 'multiple' ? optionMark(at, frame) : String(at + 1)
  return [
    ...lefts.flatMap((left) => hanging('  ', frame.accessible ? left : `${left} ${signs(frame).gap}`, frame)),
    ...choices.flatMap(({ text }, at) => hanging(`  ${letter(at)}  `, text, frame)),
  ]
}

/** What was said where that was wrong and is known, the right answer, and why. */
function answeredLines(box: QuestionBox, { answer, correct }: Said, frame: Frame): string[] {
  const { messages, theme } = frame
  const mine = answer === undefined || correct ? '' : saidText(box, answer, frame)
  return [
    ...(mine === '' ? [] : wrapText(messages.read.box.youSaid(mine), frame.width, frame)),
    ...breakRuns([{ text: answerText(box, frame), paint: theme.strong }], frame.width, frame),
    ...wrapText(box.explanation, frame.width, frame),
  ]
}

/** The right answer in words, with its letter where it has one. */
export const answerText = (box: QuestionBox, frame: Frame): string =>
  box.kind === 'order'
    ? box.answer.join(orderJoint(frame))
    : box.answer.map((word) => choiceText(box, word, frame)).join(frame.messages.common.clauseSeparator)

/** `b  a letter depends on the one before it` for the id of an option; other words as they are. */
function choiceText({ kind, choices }: QuestionBox, word: string, frame: Frame): string {
  if (kind === 'true-false') return frame.messages.common.trueFalse[word === 'true' ? 'true' : 'false']
  const at = choices.findIndex(({ id }) => id === word)
  return at < 0 || kind === 'match' ? word : `${optionMark(at, frame)}  ${choices[at]?.text ?? ''}`
}

/** An answer in words; those to put in order or to match say too much for a line. */
function saidText(box: QuestionBox, answer: NonNullable<Said['answer']>, frame: Frame): string {
  const kinds: readonly Question['kind'][] = ['order', 'match']
  if (kinds.includes(box.kind)) return ''
  if (isNumeric(answer)) return shownQuantity(answer)
  const words = Array.isArray(answer) ? answer.map(String) : [String(answer)]
  return words.map((word) => choiceText(box, word, frame)).join(frame.messages.common.clauseSeparator)
}
