import { confidences } from '../domain/events.ts'
import type { ActionOn, ScreenName } from '../domain/key-table.ts'
import { shownPrompt } from '../domain/prompt.ts'
import { percentOf } from '../domain/quiz.ts'
import {
  type Answering,
  type Asked,
  askedOnce,
  type Confiding,
  canDispute,
  disputedCount,
  type Explained,
  idleActions,
  isRight,
  keyOf,
  missed,
  type Sitting,
  scoreOf,
  sittingScreen,
  sureButWrong,
} from '../domain/sitting.ts'
import { barOf } from './bar.ts'
import type { Frame } from './frame.ts'
import { type KeyHint, keyHelpLines, keyHint, keyLine, moreText } from './keys.ts'
import { bothEnds, hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import { type Cursor, movedCursor } from './picture.ts'
import {
  changedLines,
  draftLines,
  feedbackLines,
  noticeText,
  promptLines,
  reportText,
  rightAnswerText,
  verdictLines,
} from './question.ts'
import { signs } from './signs.ts'
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
  /** Rows for the question, where they are known to be few. */
  readonly height?: number
  /** After a placement: the sections that are taken as known. */
  readonly known?: readonly string[]
}

/** Lines of any number, where in them the learner is, and the keys. */
export interface Page {
  readonly lines: readonly string[]
  readonly cursor?: Cursor
  /** The last line of what is chosen. */
  readonly focus?: number
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
export function questionInText(
  { sitting, unsaved, height }: Pick<SittingPicture, 'sitting' | 'unsaved' | 'height'>,
  title: string,
  frame: Frame,
): Page {
  const bar = `${frame.theme.accent(barOf(frame))} `
  const inner = { ...frame, width: Math.max(12, frame.width - 2) }
  // A blank line before and behind the box.
  const inside = height === undefined ? {} : { height: height - 2 }
  const picture = { sitting, where: '', resumed: 0, unsaved, ...inside }
  const { lines, cursor, focus, ...page } = pageOf(picture, () => [inner.theme.strong(title)], inner)
  return {
    ...page,
    lines: ['', ...lines.map((line) => (bar + line).trimEnd()), ''],
    ...(cursor === undefined ? {} : { cursor: movedCursor(cursor, { rows: 1, columns: 2 }) }),
    ...(focus === undefined ? {} : { focus: focus + 1 }),
    keys: sitting.help ? page.keys : keyLine(hintsInText(sitting, frame), frame),
    more: frame.theme.muted(moreText(frame)),
  }
}

/** After the answer there is one way: back to the text, which is there already. */
function hintsInText(sitting: Sitting, frame: Frame): KeyHint[] {
  if (sitting.phase !== 'feedback') return keyHints(sitting, frame)
  const [first, ...others] = feedbackHints(sitting, frame)
  const { done } = frame.messages.read.box
  return [
    ...(first === undefined ? [] : [{ ...first, what: done }]),
    ...others,
    keyHint('feedback', 'help', frame.messages.quiz.keys.keys, frame, true),
  ]
}

function pageOf(
  picture: SittingPicture,
  headOf: (asked: Asked) => readonly string[],
  frame: Frame,
): Omit<Page, 'more'> {
  const { sitting } = picture
  const keys = keyLine(keyHints(sitting, frame), frame)
  if (sitting.help)
    return {
      lines: keyHelpLines(helpScreens(sitting), frame, idleActions(sitting)),
      keys: frame.theme.muted(frame.messages.keys.anyKey),
    }
  if (sitting.phase === 'end') return { lines: endLines(picture, frame), keys }
  const { asked } = sitting
  const head = [
    ...headOf(asked),
    ...changedLines(sitting, asked, frame),
    ...promptLines(asked.question, frame),
    '',
  ]
  if (sitting.phase === 'feedback') {
    // Reasons may be longer than the screen: what went wrong stands before them.
    const saved = picture.unsaved
      ? [...hanging('  ', [{ text: frame.messages.quiz.notSaved, paint: frame.theme.caution }], frame), '']
      : []
    return { lines: [...head, ...saved, ...feedbackLines(sitting, frame)], keys }
  }
  const draft = draftLines(asked.question, sitting.draft, frame)
  const below = [
    ...hintLines(sitting, frame),
    ...noticeLines(sitting, frame),
    ...(sitting.phase === 'confidence' ? confidenceLines(sitting, frame) : []),
  ]
  const { aside = [] } = draft
  const above = [...head, ...draft.lines, ...(aside.length === 0 ? [] : ['', ...aside])]
  const lines = [...above, ...below]
  if (sitting.phase === 'confidence')
    return {
      lines,
      cursor: movedCursor(chosenIn(below, frame), { rows: above.length, columns: 0 }),
      keys,
    }
  const cursor = movedCursor(draft.cursor, { rows: head.length, columns: 0 })
  const focus = head.length + (draft.focus ?? draft.cursor.row)
  const { height = lines.length } = picture
  if (lines.length <= height) return { lines, cursor, focus, keys }
  const chosen = { lines: [...head, ...draft.lines], cursor, focus }
  const news = noticeLines(sitting, frame)
  return { ...besideChosen(chosen, { hints: hintLines(sitting, frame), news, aside }, height), keys }
}

/**
 * Of few rows those are in sight that say something of what is chosen: what stopped the last key, hints, and what is chosen
 * from. Where they are too few for that, what stopped it alone.
 */
function besideChosen(
  {
    lines,
    cursor,
    focus,
  }: { readonly cursor: Cursor; readonly focus: number; readonly lines: readonly string[] },
  said: Readonly<Record<'news' | 'hints' | 'aside', readonly string[]>>,
  height: number,
): Omit<Page, 'more' | 'keys'> {
  const news = said.news.filter((line) => line !== '')
  const beside = [...news, ...said.hints.filter((line) => line !== ''), ...said.aside]
  const at = focus + 1
  const shown = [...lines.slice(0, at), ...beside, ...lines.slice(at)]
  const isHidden = news.length > 0 && at + news.length - cursor.row > height
  return isHidden
    ? { lines: shown, cursor: { row: at, column: NOTICE_INDENT }, focus: focus + news.length }
    : { lines: shown, cursor, focus: focus + beside.length }
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

const hintLines = ({ asked, hints }: Answering | Confiding, frame: Frame): string[] =>
  asked.question.hints
    .slice(0, hints)
    .flatMap((hint, at) => [
      ...(at === 0 ? [''] : []),
      ...hanging(`  ${frame.theme.caution(frame.messages.quiz.hint(at + 1))}  `, hint[frame.locale], frame),
    ])

const NOTICE_INDENT = 2

const noticeLines = ({ notice }: Sitting, frame: Frame): string[] =>
  notice === undefined
    ? []
    : [
        '',
        ...hanging(
          ' '.repeat(NOTICE_INDENT),
          [{ text: noticeText(notice, frame), paint: frame.theme.caution }],
          frame,
        ),
      ]

function confidenceLines({ confidence }: Confiding, frame: Frame): string[] {
  const { messages, theme } = frame
  const runs = confidences.flatMap((each, at) => {
    const here = each === confidence
    const mark = here ? signs(frame).cursor : ' '
    const text = `${at + 1} ${messages.quiz.confidence[each]}`
    return [{ text: `  ${mark} ` }, { text, paint: here ? theme.accent : undefined }]
  })
  const question = { text: messages.quiz.howSure, paint: theme.strong }
  const together = hanging('  ', [question, ...runs], frame)
  if (together.length === 1 || frame.accessible) return ['', ...together]
  // A number is not parted from its word: the choices stand under the question, or one on each line.
  const choices = hanging('', runs, frame)
  return [
    '',
    ...hanging('  ', [question], frame),
    ...(choices.length === 1
      ? choices
      : confidences.flatMap((_, at) => hanging('', runs.slice(2 * at, 2 * at + 2), frame))),
  ]
}

/** The score, what was sure but wrong, and the missed ones with their answers. */
export function endLines(picture: SittingPicture, frame: Frame): string[] {
  const { sitting, where, comeBack } = picture
  const { messages, theme } = frame
  const score = scoreOf(sitting)
  const sure = sureButWrong(sitting)
  const wrong = missed(sitting)
  const isListed = sure.some((asked) => wrong.includes(asked))
  const asides = [
    ...(sitting.mastered.size > 0 ? [messages.quiz.masteredLater(sitting.mastered.size)] : []),
    ...(sure.length > 0 ? [messages.quiz.confidentMisses(sure.length, isListed)] : []),
    ...(disputedCount(sitting) > 0 ? [messages.quiz.disputedCount(disputedCount(sitting))] : []),
    ...(score.right === score.total && score.total > 0 ? [messages.quiz.allRight] : []),
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

/** A missed question in one line, where it is seen, and its answer under it. */
function missedEntry({ question, number }: Asked, sure: boolean, frame: Frame): string[] {
  const { messages, theme, locale } = frame
  const mark = sure ? messages.common.aside(messages.quiz.wasSure).trimStart() : ''
  const head = `  ${number}  `
  const prompt = shownPrompt(question.prompt[locale])
  const right = rightAnswerText(question, frame)
  const text = [mark, prompt].filter(Boolean).join(messages.common.space)
  return [
    ...(frame.accessible
      ? hanging(head, text, frame)
      : [head + truncate(text, frame.width - head.length, frame)]),
    ...hanging(
      ' '.repeat(head.length),
      [{ text: frame.accessible ? messages.quiz.answerIs(right) : right, paint: theme.muted }],
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
      ...hanging(
        // What is heard of it begins with the verdict.
        frame.accessible ? `${asked.number}  ` : `${sign} ${asked.number}  `,
        shownPrompt(asked.question.prompt[frame.locale]),
        frame,
      ),
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

/** What `y` copies: the report of a question, with its id and what was said; at the end the score. */
export function sittingCopies(sitting: Sitting, frame: Frame): string {
  if (sitting.phase === 'end') {
    const { right, total } = scoreOf(sitting)
    return frame.messages.quiz.score(right, total, percentOf({ right, total }))
  }
  const given = sitting.phase === 'feedback' ? sitting.given?.answer : undefined
  return reportText(sitting.asked.question, given, frame.locale).join('\n')
}

/** Keys of the phase, in the order of the house: move, act, help, quit. */
export function keyHints(sitting: Sitting, frame: Frame): KeyHint[] {
  const { quiz } = frame.messages
  const { keys } = quiz
  switch (sitting.phase) {
    case 'answer':
      return answerHints(sitting, frame)
    case 'confidence':
      return [
        { key: '1 2 3', what: keys.sure, always: true },
        keyHint('confidence', 'accept', quiz.confidence[sitting.confidence], frame),
        keyHint('confidence', 'help', keys.keys, frame, true),
        keyHint('confidence', 'back', keys.back, frame, true),
      ]
    case 'feedback':
      return [
        ...feedbackHints(sitting, frame).toSpliced(1, 0, keyHint('feedback', 'passage', keys.text, frame)),
        keyHint('feedback', 'help', keys.keys, frame, true),
        keyHint('feedback', 'back', keys.quit, frame, true),
      ]
    case 'end':
      return [
        ...(missed(sitting).length > 0 ? [keyHint('score', 'again', keys.retry, frame, true)] : []),
        keyHint('score', 'accept', keys.done, frame, true),
      ]
  }
}

/** What can be done with an answer that was explained. */
function feedbackHints(sitting: Explained, frame: Frame): KeyHint[] {
  const { keys } = frame.messages.quiz
  const hint = (action: ActionOn<'feedback'>, what: string): KeyHint =>
    keyHint('feedback', action, what, frame)
  return [
    keyHint('feedback', 'accept', keys.next, frame, true),
    ...(canDispute(sitting)
      ? [hint('dispute', sitting.dispute === undefined ? keys.dispute : keys.disputeNot)]
      : []),
    ...(sitting.turns.length > 0 ? [hint('again', keys.practise)] : []),
    hint('flag', sitting.flagged.has(keyOf(sitting.asked)) ? keys.flagNot : keys.flag),
    hint('suspend', sitting.suspended.has(keyOf(sitting.asked)) ? keys.suspendNot : keys.suspend),
    hint('report', keys.report),
    ...(sitting.report ? [hint('copy', keys.copy)] : []),
  ]
}

function answerHints(sitting: Answering, frame: Frame): KeyHint[] {
  const { keys } = frame.messages.quiz
  const { draft } = sitting
  const asked = [
    ...(sitting.mode === 'exam' ? [] : [keyHint('choice', 'hint', keys.hint, frame)]),
    keyHint('choice', 'skip', keys.skip, frame),
    ...sitting.turns
      .slice(-1)
      .map(({ keyShown }) => keyHint('choice', 'again', keyShown ? keys.practise : keys.undo, frame)),
  ]
  const leave = [
    keyHint('choice', 'help', keys.keys, frame, true),
    keyHint('choice', 'back', keys.quit, frame, true),
  ]
  const enter = keyHint('choice', 'accept', keys.answer, frame, true)
  if (draft.type !== 'text') return [...moveHints(draft, frame), enter, ...asked, ...leave]
  const writeOn = keyHint('words-keys', 'let-go', keys.write, frame, true)
  if (sitting.keysOn) return [...asked, writeOn, ...leave]
  if (sittingScreen(sitting) === 'words-keys') return [enter, ...asked, ...leave]
  return [
    ...(draft.fields.length > 1 ? [keyHint('words', 'focus-next', keys.nextGap, frame)] : []),
    enter,
    keyHint('words', 'let-go', keys.letters, frame, true),
  ]
}

function moveHints(draft: Exclude<Answering['draft'], { type: 'text' }>, frame: Frame): KeyHint[] {
  const { keys } = frame.messages.quiz
  const choose = (what: string, always = false): KeyHint =>
    keyHint('order', ['line-up', 'line-down'], what, frame, always)
  switch (draft.type) {
    case 'choice':
      return draft.marked === undefined
        ? [choose(keys.choose)]
        : [choose(keys.choose), keyHint('several', 'mark', keys.mark, frame, true)]
    case 'order':
      return draft.held
        ? [choose(keys.moveHeld, true), keyHint('order', 'mark', keys.putDown, frame, true)]
        : [choose(keys.choose), keyHint('order', 'mark', keys.take, frame, true)]
    case 'match':
      return [choose(keys.choose), keyHint('match', ['left', 'right'], keys.pair, frame, true)]
  }
}

/** While a text is typed, letters are text: the keys behind Esc are told as well. */
function helpScreens(sitting: Sitting): readonly ScreenName[] {
  const screen = sittingScreen(sitting)
  return screen === 'words' || screen === 'words-keys' ? ['words', 'words-keys'] : [screen]
}
