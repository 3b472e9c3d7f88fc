import { type Draft, isBeforeNumber } from '../domain/draft.ts'
import { confidences } from '../domain/events.ts'
import { shownPrompt } from '../domain/prompt.ts'
import { percentOf } from '../domain/quiz.ts'
import {
  type Asked,
  askedOnce,
  canDispute,
  currentQuestion,
  disputedCount,
  isRight,
  keyOf,
  missed,
  type Sitting,
  scoreOf,
  sureButWrong,
} from '../domain/sitting.ts'
import { barOf } from './bar.ts'
import type { Frame } from './frame.ts'
import { type KeyHint, keyLine, moreText } from './keys.ts'
import { bothEnds, hanging, rowsOfTwo } from './layout.ts'
import { wrapText } from './line-break.ts'
import { type Cursor, movedCursor } from './picture.ts'
import {
  draftLines,
  feedbackLines,
  noticeText,
  promptLines,
  rightAnswerText,
  signs,
  verdictLines,
} from './question.ts'
import { displayWidth, truncate, withoutStyles } from './width.ts'

/** A sitting as it is shown, with what is known of it outside the rules. */
export interface SittingPicture {
  readonly sitting: Sitting
  /** `1`, `1.4` */
  readonly where: string
  /** Questions answered before it was broken off. */
  readonly resumed: number
  /** The last answer is not on the disk. */
  readonly unsaved: boolean
  /** Days until the missed ones come back; undefined when none was missed. */
  readonly comeBack?: number
  /** After a placement: the sections that are taken as known. */
  readonly known?: readonly string[]
}

/** Lines of any number, where in them the learner is, and the keys. */
export interface Page {
  readonly lines: readonly string[]
  readonly cursor?: Cursor
  readonly keys: string
  /** Shown where lines follow below the screen. */
  readonly more: string
}

/** The screen of a sitting. */
export const sittingPage = (picture: SittingPicture, frame: Frame): Page => ({
  ...pageOf(picture, (asked) => [...headerLines(picture, asked, frame), ''], frame),
  more: frame.theme.muted(moreText(frame)),
})

/** A question where it stands in a text, under the title of its box. */
export function questionInText(sitting: Sitting, unsaved: boolean, title: string, frame: Frame): Page {
  const bar = `${frame.theme.accent(barOf(frame))} `
  const inner = { ...frame, width: Math.max(12, frame.width - 2) }
  const picture = { sitting, where: '', resumed: 0, unsaved }
  const { lines, cursor, ...page } = pageOf(picture, () => [inner.theme.strong(title)], inner)
  return {
    ...page,
    lines: ['', ...lines.map((line) => (bar + line).trimEnd()), ''],
    ...(cursor === undefined ? {} : { cursor: movedCursor(cursor, { rows: 1, columns: 2 }) }),
    keys: keyLine(hintsInText(sitting, frame), frame),
    more: '',
  }
}

/** After the answer there is one way: back to the text, which is there already. */
function hintsInText(sitting: Sitting, frame: Frame): KeyHint[] {
  const hints = keyHints(sitting, frame)
  if (sitting.phase !== 'feedback') return hints
  return hints
    .filter(({ key }) => key !== 'b' && key !== 'q')
    .map((hint, at) => (at === 0 ? { ...hint, what: frame.messages.read.box.done } : hint))
}

function pageOf(
  picture: SittingPicture,
  headOf: (asked: Asked) => readonly string[],
  frame: Frame,
): Omit<Page, 'more'> {
  const { sitting } = picture
  const keys = keyLine(keyHints(sitting, frame), frame)
  if (sitting.help)
    return { lines: helpLines(sitting, frame), keys: frame.theme.muted(frame.messages.quiz.helpDone) }
  const asked = currentQuestion(sitting)
  if (sitting.phase === 'end' || asked === undefined) return { lines: endLines(picture, frame), keys }
  const head = [...headOf(asked), ...promptLines(asked.question, frame), '']
  if (sitting.phase === 'feedback') {
    const saved = picture.unsaved
      ? hanging('  ', [{ text: frame.messages.quiz.notSaved, paint: frame.theme.caution }], frame)
      : []
    return { lines: [...head, ...feedbackLines(asked, sitting.given, sitting, frame), ...saved], keys }
  }
  const draft = draftLines(asked.question, sitting.draft, frame)
  const below = [
    ...hintLines(asked, sitting, frame),
    ...noticeLines(sitting, frame),
    ...confidenceLines(sitting, frame),
  ]
  const cursor =
    sitting.phase === 'confidence'
      ? movedCursor(chosenIn(below, frame), { rows: head.length + draft.lines.length, columns: 0 })
      : movedCursor(draft.cursor, { rows: head.length, columns: 0 })
  return { lines: [...head, ...draft.lines, ...below], cursor, keys }
}

/** Behind the sign of what is chosen, in the last line that has one. */
function chosenIn(lines: readonly string[], frame: Frame): Cursor {
  const sign = `${signs(frame).cursor} `
  const row = lines.findLastIndex((line) => withoutStyles(line).includes(sign))
  const line = withoutStyles(lines[row] ?? '')
  return { row, column: displayWidth(line.slice(0, line.lastIndexOf(sign) + sign.length), frame) }
}

/** Where am I, and how much is left. */
export function headerLines(
  { sitting, where, resumed }: SittingPicture,
  asked: Asked,
  frame: Frame,
): string[] {
  const { messages, theme, locale } = frame
  const { quiz } = messages
  const place = [quiz.title[sitting.mode](where), progressText(sitting, frame)].join(' · ')
  const unread = asked.unread ? ` · ${quiz.unread}` : ''
  const section = `${asked.number}  ${asked.title[locale]}${unread}`
  const ends = frame.accessible
    ? wrapText(`${place} · ${section}`, frame.width, frame)
    : bothEnds(place, section, frame)
  const lines = ends.map((line) => theme.muted(line))
  const goesOn = resumed > 0 && resumed === sitting.at && sitting.turns.length === 0
  return goesOn ? [...lines, theme.muted(quiz.resumed(resumed))] : lines
}

function progressText({ at, count, queue, round }: Sitting, { messages: { quiz } }: Frame): string {
  if (round > 0) return quiz.again(at + 1, queue.length)
  return at < count ? quiz.place(at + 1, count) : quiz.onceMore
}

const hintLines = ({ question }: Asked, { hints }: Sitting, frame: Frame): string[] =>
  question.hints
    .slice(0, hints)
    .flatMap((hint, at) => [
      ...(at === 0 ? [''] : []),
      ...hanging(`  ${frame.theme.caution(frame.messages.quiz.hint(at + 1))}  `, hint[frame.locale], frame),
    ])

const noticeLines = ({ notice }: Sitting, frame: Frame): string[] =>
  notice === undefined
    ? []
    : ['', ...hanging('  ', [{ text: noticeText(notice, frame), paint: frame.theme.caution }], frame)]

function confidenceLines({ phase, confidence }: Sitting, frame: Frame): string[] {
  if (phase !== 'confidence') return []
  const { messages, theme } = frame
  const runs = confidences.flatMap((each, at) => {
    const here = each === confidence
    const mark = here ? signs(frame).cursor : ' '
    const text = `${at + 1} ${messages.quiz.confidence[each]}`
    return [{ text: `  ${mark} ` }, { text, paint: here ? theme.accent : undefined }]
  })
  return ['', ...hanging('  ', [{ text: messages.quiz.howSure, paint: theme.strong }, ...runs], frame)]
}

/** The score, what was sure but wrong, and the missed ones with their answers. */
export function endLines(picture: SittingPicture, frame: Frame): string[] {
  const { sitting, where, comeBack } = picture
  const { messages, theme } = frame
  const score = scoreOf(sitting)
  const sure = sureButWrong(sitting).length
  const wrong = missed(sitting)
  const asides = [
    ...(sitting.mastered.size > 0 ? [messages.quiz.masteredLater(sitting.mastered.size)] : []),
    ...(sure > 0 ? [messages.quiz.confidentMisses(sure)] : []),
    ...(disputedCount(sitting) > 0 ? [messages.quiz.disputedCount(disputedCount(sitting))] : []),
    ...(wrong.length === 0 && score.total > 0 ? [messages.quiz.allRight] : []),
    ...(comeBack === undefined ? [] : [messages.quiz.comeBack(comeBack)]),
    ...knownLines(picture, frame),
  ]
  return [
    theme.muted(messages.quiz.title[sitting.mode](where)),
    '',
    theme.heading(messages.quiz.score(score.right, score.total, percentOf(score))),
    ...asides.flatMap((text) => hanging('', text, frame)),
    ...(sitting.mode === 'exam' ? allAnswers(sitting, frame) : missedLines(sitting, wrong, frame)),
  ]
}

const knownLines = ({ known, where }: SittingPicture, { messages: { quiz, common } }: Frame): string[] =>
  known === undefined
    ? []
    : [
        known.length === 0
          ? quiz.noKnownSections(where)
          : quiz.knownSections(known.join(common.listSeparator)),
      ]

function missedLines(sitting: Sitting, wrong: readonly Asked[], frame: Frame): string[] {
  if (wrong.length === 0) return []
  const { messages, theme } = frame
  const sure = new Set(sureButWrong(sitting).map(keyOf))
  return [
    '',
    theme.heading(messages.quiz.missed),
    ...wrong.flatMap((asked) => missedEntry(asked, sure.has(keyOf(asked)), frame)),
  ]
}

/** A missed question in one line, and its answer under it. */
function missedEntry({ question, number }: Asked, sure: boolean, frame: Frame): string[] {
  const { messages, theme, locale } = frame
  const mark = sure ? messages.quiz.aside(messages.quiz.wasSure).trimStart() : ''
  const head = `  ${number}  `
  const prompt = shownPrompt(question.prompt[locale])
  return [
    head +
      truncate([mark, prompt].filter(Boolean).join(messages.common.space), frame.width - head.length, frame),
    ...hanging(
      ' '.repeat(head.length),
      [{ text: rightAnswerText(question, frame), paint: theme.muted }],
      frame,
    ),
  ]
}

/** After an exam every question is explained, the missed ones too. */
function allAnswers(sitting: Sitting, frame: Frame): string[] {
  const { messages, theme } = frame
  const entries = askedOnce(sitting).flatMap((asked) => {
    const outcome = sitting.outcomes.get(keyOf(asked))
    const given = outcome?.type === 'answered' ? outcome : undefined
    const sign = isRight(outcome) ? theme.good(signs(frame).right) : theme.bad(signs(frame).wrong)
    return [
      '',
      ...hanging(`${sign} ${asked.number}  `, shownPrompt(asked.question.prompt[frame.locale]), frame),
      ...(isRight(outcome)
        ? []
        : hanging(
            '  ',
            [{ text: messages.quiz.answerIs(rightAnswerText(asked.question, frame)), paint: theme.strong }],
            frame,
          )),
      ...verdictLines(asked.question, given, frame),
    ]
  })
  return ['', theme.heading(messages.quiz.allAnswers), ...entries]
}

/** Keys of the phase, in the order of the house: move, act, help, quit. */
export function keyHints(sitting: Sitting, frame: Frame): KeyHint[] {
  const { quiz } = frame.messages
  const names = frame.glyphs === 'ascii' ? quiz.keyNamesAscii : quiz.keyNames
  const { keys } = quiz
  const leave: KeyHint[] = [
    { key: '?', what: keys.keys, always: true },
    { key: 'q', what: keys.quit, always: true },
  ]
  const enter = (what: string): KeyHint => ({ key: names.enter, what, always: true })
  switch (sitting.phase) {
    case 'answer':
      return answerHints(sitting, names, enter(keys.answer), leave, frame)
    case 'confidence':
      return [
        { key: '1 2 3', what: keys.sure, always: true },
        { key: names.enter, what: quiz.confidence[sitting.confidence] },
        { key: names.escape, what: keys.back },
        ...leave,
      ]
    case 'feedback':
      return [
        enter(keys.next),
        { key: 'b', what: keys.text },
        ...(canDispute(sitting)
          ? [{ key: 'd', what: sitting.dispute === undefined ? keys.dispute : keys.disputeNot }]
          : []),
        { key: 'u', what: keys.practise },
        { key: 'f', what: keys.flag },
        { key: 'x', what: keys.suspend },
        { key: 'w', what: keys.report },
        ...leave,
      ]
    case 'end':
      return [
        ...(missed(sitting).length > 0 ? [{ key: 'm', what: keys.retry, always: true }] : []),
        enter(keys.done),
      ]
  }
}

type KeyNames = Frame['messages']['quiz']['keyNames']

function answerHints(
  sitting: Sitting,
  names: KeyNames,
  enter: KeyHint,
  leave: readonly KeyHint[],
  { messages }: Frame,
): KeyHint[] {
  const { keys } = messages.quiz
  const help: KeyHint[] = [
    ...(sitting.mode === 'exam' ? [] : [{ key: 'h', what: keys.hint }]),
    { key: 's', what: keys.skip },
    ...sitting.turns
      .slice(-1)
      .map(({ keyShown }) => ({ key: 'u', what: keyShown ? keys.practise : keys.undo })),
  ]
  if (sitting.draft.type !== 'text')
    return [...moveHints(sitting.draft, names, keys), enter, ...help, ...leave]
  if (sitting.keysOn) return [...help, { key: names.escape, what: keys.write, always: true }, ...leave]
  if (isBeforeNumber(sitting.draft)) return [enter, ...help, ...leave]
  const gaps = sitting.draft.fields.length > 1
  return [
    ...(gaps ? [{ key: names.tab, what: keys.nextGap }] : []),
    enter,
    ...(gaps || sitting.mode === 'exam' ? [] : [{ key: names.tab, what: keys.hint }]),
    { key: names.escape, what: keys.letters, always: true },
  ]
}

function moveHints(draft: Draft, names: KeyNames, keys: Frame['messages']['quiz']['keys']): KeyHint[] {
  const choose = { key: names.updown, what: keys.choose }
  if (draft.type === 'choice')
    return draft.marked === undefined
      ? [choose]
      : [choose, { key: names.space, what: keys.mark, always: true }]
  if (draft.type === 'order')
    return draft.held
      ? [
          { key: names.updown, what: keys.moveHeld, always: true },
          { key: names.space, what: keys.putDown, always: true },
        ]
      : [choose, { key: names.space, what: keys.take, always: true }]
  return [choose, { key: names.leftright, what: keys.pair, always: true }]
}

function helpLines(sitting: Sitting, frame: Frame): string[] {
  const { messages, theme } = frame
  const rows = allHints(sitting, frame).map(({ key, what }): [string, string] => [`  ${key}`, what])
  return [theme.heading(messages.quiz.helpTitle), '', ...rowsOfTwo(rows, frame)]
}

/** Every key of the phase, also those for which the last line has no room. */
function allHints(sitting: Sitting, frame: Frame): KeyHint[] {
  const { quiz } = frame.messages
  const { keys } = quiz
  const names = frame.glyphs === 'ascii' ? quiz.keyNamesAscii : quiz.keyNames
  const leave = { key: 'Ctrl-C', what: keys.leave }
  if (sitting.phase !== 'answer')
    return [
      ...keyHints(sitting, frame),
      ...(sitting.phase === 'confidence' ? [] : [{ key: names.scroll, what: keys.scroll }]),
      leave,
    ]
  // While a text is typed, letters are text: the keys behind Esc are told as well.
  if (sitting.draft.type === 'text')
    return [
      ...keyHints({ ...sitting, keysOn: false }, frame),
      ...keyHints({ ...sitting, keysOn: true }, frame),
      leave,
    ]
  return [{ key: DIRECT[sitting.draft.type], what: keys.direct }, ...keyHints(sitting, frame), leave]
}

/** Keys that name an option at once. */
const DIRECT: Readonly<Record<Exclude<Draft['type'], 'text'>, string>> = {
  choice: 'a b c, 1 2 3',
  order: '1 2 3',
  match: '1 2 3',
}
