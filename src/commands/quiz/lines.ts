import type { Draft } from '../../domain/draft.ts'
import { confidences } from '../../domain/events.ts'
import {
  type Answering,
  type Asked,
  type Confiding,
  canDispute,
  confide,
  dispute,
  type Ended,
  type Explained,
  hint,
  markQuestion,
  missed,
  next,
  retryMissed,
  type Sitting,
  type SittingStep,
  skip,
  submit,
  takeUp,
  undo,
  withoutNotice,
} from '../../domain/sitting.ts'
import {
  fillDraft,
  mayGoOn,
  type TypedCommand,
  type TypedTrouble,
  typedCommand,
  typedTrouble,
} from '../../domain/typed-draft.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { type LineInput, openLineInput } from '../../terminal/line-input.ts'
import { wrapText } from '../../views/line-break.ts'
import { feedbackLines, markLines, noticeText, reportLines, verdictLines } from '../../views/question.ts'
import { sectionLayout } from '../../views/read.ts'
import { optionMark } from '../../views/signs.ts'
import { endLines, type SittingPicture } from '../../views/sitting.ts'
import { typedQuestionLines, typedRequests } from '../../views/typed-question.ts'
import { sectionTexts } from '../read/section-texts.ts'
import type { Context } from '../shared/context.ts'
import { printInParts, printWhole } from '../shared/parts.ts'
import { recordEffect, type SittingCase } from './record.ts'

interface Session {
  readonly context: Context
  readonly about: SittingCase
  readonly input: LineInput
  sitting: Sitting
  /** The question that stands above the cursor; it is not said again after a hint. */
  said?: Asked | undefined
  /** A line that was typed before all of the question or of its reasons was said. */
  typed?: string | undefined
  /** The beginning of an answer that is typed piece by piece: help, a hint and a slip leave it standing. */
  pieces: readonly string[]
  unsaved: boolean
  /** What comes before the first question. */
  toTell: readonly string[]
  ending: Pick<SittingPicture, 'comeBack' | 'known'>
}

/** Where it was said what can be typed: in a text once, not at each of its questions. */
const told = new WeakSet<LineInput>()

/** The learner wants to stop, or the input has ended. */
const STOP = Symbol('stop')

/**
 * Asks line by line: nothing is drawn over, everything is typed and ended with Enter.
 * `within`: the input of a text in which they stand.
 * @throws Interrupted after Ctrl-C.
 */
export async function sitByLines(
  sitting: Sitting,
  about: SittingCase,
  context: Context,
  within?: LineInput,
): Promise<Sitting> {
  const input = within ?? (await openLineInput(context))
  const session: Session = {
    context,
    about,
    input,
    sitting,
    unsaved: false,
    ending: {},
    toTell: [],
    pieces: [],
  }
  try {
    const { frame, messages } = context
    if (!told.has(input))
      session.toTell = wrapText(messages.quiz.typed.commands(sitting.mode !== 'exam'), frame.width, frame)
    told.add(input)
    await takeSteps(session)
    if (!input.interrupted()) return session.sitting
    if (session.sitting.outcomes.size > 0) await tellSaved(context)
    throw new Interrupted(exitCode.interrupted)
  } finally {
    if (within === undefined) input.close()
  }
}

async function tellSaved({ learner, messages: { quiz }, terminal }: Context): Promise<void> {
  const saved = (await learner()).storeAll()
  terminal.print(['', saved ? quiz.interrupted : quiz.stoppedUnsaved])
}

const pictureOf = ({ sitting, about, unsaved, ending }: Session): SittingPicture => ({
  sitting,
  where: about.where,
  resumed: about.resumed,
  unsaved,
  ...ending,
})

/** Until the learner stops; Ctrl-C between two parts is told by the input. */
async function takeSteps(session: Session): Promise<void> {
  try {
    while ((await takeStep(session)) !== STOP);
  } catch (error) {
    if (!session.input.interrupted()) throw error
  }
}

async function takeStep(session: Session): Promise<typeof STOP | undefined> {
  const sitting = withoutNotice(session.sitting)
  session.sitting = sitting
  switch (sitting.phase) {
    case 'answer':
      return askAnswer(session, sitting)
    case 'confidence':
      return askConfidence(session, sitting)
    case 'feedback':
      return showFeedback(session, sitting)
    case 'end':
      return finish(session, sitting)
  }
}

async function askAnswer(session: Session, sitting: Answering): Promise<typeof STOP | undefined> {
  const { context } = session
  if (session.said !== sitting.asked && !(await sayQuestion(session, sitting))) return STOP
  session.said = sitting.asked
  const { draft: empty } = sitting
  const { told = '', ask = '' } = typedRequests(empty, context.frame)[session.pieces.length] ?? {}
  if (told !== '' && session.typed === undefined) tell(told, context)
  const line = await nextLine(ask, session)
  const command = line === undefined ? 'quit' : commandOf(line, empty)
  if (line === undefined || command === 'quit') return STOP
  if (command !== undefined) return obey(command, session, sitting)
  return takePieces([...session.pieces, line], session, sitting)
}

/** `u` takes back the piece that was typed last; where there is none, the question before. */
function obey(
  command: Exclude<TypedCommand, 'quit'>,
  session: Session,
  sitting: Answering,
): Promise<typeof STOP | undefined> | undefined {
  const { pieces, context } = session
  if (command === 'again' || command === 'help') return sayAgain(command, session)
  if (command !== 'hint') session.pieces = command === 'undo' ? pieces.slice(0, -1) : []
  if (command === 'undo' && pieces.length > 0) return undefined
  if (command === 'skip') tell(context.messages.quiz.typed.skipped, context)
  return perform(session, COMMANDS[command](sitting))
}

/** An answer, or its beginning; a piece that is no answer is asked for again. */
function takePieces(
  pieces: readonly string[],
  session: Session,
  sitting: Answering,
): Promise<typeof STOP | undefined> | undefined {
  const { context } = session
  const { draft: empty } = sitting
  const isBeginning = mayGoOn(empty, pieces)
  const draft = isBeginning ? undefined : fillDraft(empty, pieces)
  if (isBeginning) session.pieces = pieces
  else if (draft === undefined) tell(troubleText(typedTrouble(empty, pieces), context), context)
  if (draft === undefined) return undefined
  session.pieces = []
  return perform(session, submit({ ...sitting, draft }))
}

/** What was typed at the end of a part, else the line that follows. */
async function nextLine(ask: string, session: Session): Promise<string | undefined> {
  const { typed } = session
  session.typed = undefined
  return typed ?? session.input.ask(ask)
}

/** What explains an answer and the line to be typed, in rows. */
const AROUND_QUESTION = 4
const AROUND_REASONS = 1

/** Says lines that belong together; false when the learner wants to stop. */
async function sayWhole(
  lines: readonly string[],
  around: number,
  { help, isTaken }: { readonly help: readonly string[]; readonly isTaken: (line: string) => boolean },
  session: Session,
): Promise<boolean> {
  const take = (line: string): boolean => {
    if (isTaken(line)) session.typed = line
    return isTaken(line)
  }
  const others = { help, hasHeadings: false, take }
  return (
    (await printWhole(lines, around, session.context, session.input, others)) || session.typed !== undefined
  )
}

function sayQuestion(session: Session, sitting: Answering): Promise<boolean> {
  const { frame, messages } = session.context
  const { typed } = messages.quiz
  const lines = [...session.toTell, ...typedQuestionLines(pictureOf(session), sitting, frame)]
  session.toTell = []
  const help = [typed.rest, typed.commands(sitting.mode !== 'exam')]
  return sayWhole(lines, AROUND_QUESTION, { help, isTaken: (line) => isWhole(line, sitting.draft) }, session)
}

/** A command, or an answer that needs no further line. */
const isWhole = (line: string, draft: Draft): boolean =>
  typedCommand(line, draft) !== undefined ||
  (fillDraft(draft, [line]) !== undefined && !mayGoOn(draft, [line]))

/** An empty line asks for the question again where it can be no answer. */
const commandOf = (line: string, draft: Draft): TypedCommand | undefined =>
  line.trim() === '' ? 'again' : typedCommand(line, draft)

function troubleText(trouble: TypedTrouble, { messages, frame }: Context): string {
  const { typed } = messages.quiz
  if (trouble.type === 'count') return typed.wrongCount(trouble.needed, trouble.given)
  if (trouble.type === 'twice') return typed.twice(trouble.word)
  return typed.unknown(trouble.word, optionMark(0, frame), optionMark(Math.max(0, trouble.most - 1), frame))
}

/** The question with its options comes again; after help as well. */
function sayAgain(command: 'again' | 'help', session: Session): undefined {
  session.said = undefined
  const { messages } = session.context
  if (command === 'help') tell(messages.quiz.typed.commands(session.sitting.mode !== 'exam'), session.context)
}

const tell = (text: string, { terminal, frame }: Context): void =>
  terminal.print(wrapText(text, frame.width, frame))

const COMMANDS: Readonly<
  Record<Exclude<TypedCommand, 'quit' | 'again' | 'help'>, (sitting: Answering) => SittingStep>
> = {
  hint,
  skip,
  undo,
}

/** A letter, with or without a slash: `q`, `/q`, `Ｑ`. */
const isTyped = (line: string, letter: string): boolean =>
  line.normalize('NFKC').trim().toLowerCase().replace(/^[/:]/, '') === letter

async function askConfidence(session: Session, sitting: Confiding): Promise<typeof STOP | undefined> {
  const { context } = session
  const { typed } = context.messages.quiz
  tell(typed.sureTold, context)
  const line = await session.input.ask(typed.sure)
  if (line === undefined || isTyped(line, 'q')) return STOP
  if (isTyped(line, 'u')) return perform(session, takeUp(sitting))
  if (['?', 'v', '.'].some((letter) => isTyped(line, letter))) return undefined
  const said = confidences[Number(line.normalize('NFKC').trim() || 2) - 1]
  if (said === undefined) tell(typed.unknown(line.trim(), '1', '3'), context)
  return said === undefined ? undefined : perform(session, confide(sitting, said))
}

async function showFeedback(session: Session, sitting: Explained): Promise<typeof STOP | undefined> {
  const { context, unsaved } = session
  session.said = undefined
  const { quiz } = context.messages
  const told = unsaved ? [quiz.notSaved] : []
  if (!(await sayReasons(session, sitting, told))) return STOP
  for (let shown: Sitting = sitting; shown.phase === 'feedback'; shown = session.sitting) {
    const line = await nextLine(quiz.typed.next, session)
    if (line === undefined || isTyped(line, 'q')) return STOP
    if (await answerFeedback(session, shown, line)) return undefined
  }
  return undefined
}

const sayReasons = (session: Session, sitting: Explained, told: readonly string[]): Promise<boolean> =>
  sayWhole(
    [...feedbackLines(sitting, session.context.frame), ...told],
    AROUND_REASONS,
    { help: [session.context.messages.quiz.typed.more(canDispute(sitting))], isTaken: () => true },
    session,
  )

/** Does what a line under the feedback asks for; true when another question follows. */
async function answerFeedback(session: Session, sitting: Explained, line: string): Promise<boolean> {
  const { context } = session
  const { asked } = sitting
  const typed = (letter: string): boolean => isTyped(line, letter)
  if (typed('p')) await printText(asked, session)
  else if (typed('v') || typed('.')) await sayReasons(session, sitting, [])
  else if (typed('?'))
    context.terminal.print(
      wrapText(context.messages.quiz.typed.more(canDispute(sitting)), context.frame.width, context.frame),
    )
  else if (typed('w'))
    context.terminal.print(
      reportLines(asked.question, sitting.given?.answer, context.frame.locale, context.frame),
    )
  else if (typed('d')) await act(session, dispute(sitting))
  else if (typed('f')) await act(session, markQuestion(sitting, 'flag'))
  else if (typed('x')) await act(session, markQuestion(sitting, 'suspend'))
  else if (line.trim() === '' || typed('u')) {
    await perform(session, typed('u') ? undo(sitting) : next(sitting))
    return true
  } else tell(context.messages.spoken.notUnderstood(line.trim()), context)
  return false
}

/** Disputes the answer or marks the question, and says how it stands now. */
async function act(session: Session, step: SittingStep): Promise<void> {
  const { context } = session
  await perform(session, step)
  const { sitting } = session
  if (sitting.phase !== 'feedback') return
  context.terminal.print([
    ...verdictLines(sitting.asked.question, sitting.given, context.frame).slice(0, 1),
    ...markLines(sitting, context.frame),
  ])
}

/** The section that teaches it, in parts. */
async function printText({ chapter, question }: Asked, { context, input }: Session): Promise<void> {
  const { course, frame, language } = context
  const sections = course.index().chapters.find(({ id }) => id === chapter)?.sections ?? []
  for (const section of sections.filter(({ id }) => id === question.section))
    await printInParts(
      sectionLayout(section, sectionTexts(course, chapter, section.id, language), language, frame).lines,
      context,
      input,
    )
}

async function finish(session: Session, sitting: Ended): Promise<typeof STOP | undefined> {
  const { context, input, about } = session
  // A question of the text was explained where it stands, and the text goes on.
  if (about.occasion === 'text') return STOP
  if (!(await printInParts(['', ...endLines(pictureOf(session), context.frame)], context, input))) return STOP
  if (missed(sitting).length === 0) return STOP
  if (!(await wantsMissedAgain(session))) return STOP
  session.sitting = retryMissed(sitting)
  session.said = undefined
  return undefined
}

async function wantsMissedAgain({ context, input }: Session): Promise<boolean> {
  const { quiz, spoken } = context.messages
  for (;;) {
    tell(quiz.typed.endTold, context)
    const line = await input.ask(quiz.typed.end)
    if (line === undefined || line.trim() === '' || isTyped(line, 'q')) return false
    if (isTyped(line, 'u')) return true
    if (!['?', 'v', '.'].some((letter) => isTyped(line, letter)))
      tell(spoken.parts.unknown(line.trim()), context)
  }
}

async function perform(
  session: Session,
  { sitting, effects }: SittingStep,
): Promise<typeof STOP | undefined> {
  const { about, context } = session
  const before = session.sitting
  const hinted =
    sitting.phase === 'answer' && before.phase === 'answer' && sitting.hints > before.hints
      ? sitting.asked.question.hints[sitting.hints - 1]
      : undefined
  session.sitting = sitting
  for (const effect of effects) {
    const recorded = recordEffect(session.sitting, effect, about)
    session.sitting = recorded.sitting
    session.unsaved = !recorded.saved
    if (effect.type === 'finish') session.ending = await about.ending(session.sitting)
  }
  const { frame, messages, terminal } = context
  if (hinted !== undefined && sitting.phase === 'answer')
    terminal.print([
      messages.common.labelled(messages.quiz.hintOf(sitting.hints, sitting.asked.question.hints.length)) +
        hinted[frame.locale],
    ])
  if (sitting.notice !== undefined) terminal.print([noticeText(sitting.notice, frame)])
  return undefined
}
