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
import { fillDraft, type TypedCommand, typedCommand } from '../../domain/typed-draft.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { type LineInput, openLineInput } from '../../terminal/line-input.ts'
import { wrapText } from '../../views/line-break.ts'
import { feedbackLines, markLines, noticeText, reportLines, verdictLines } from '../../views/question.ts'
import { sectionLayout } from '../../views/read.ts'
import { endLines, type SittingPicture } from '../../views/sitting.ts'
import { typedQuestionLines, typedRequests } from '../../views/typed-question.ts'
import { sectionTexts } from '../read/section-texts.ts'
import type { Context } from '../shared/context.ts'
import { recordEffect, type SittingCase } from './record.ts'

interface Session {
  readonly context: Context
  readonly about: SittingCase
  readonly input: LineInput
  sitting: Sitting
  /** The question that stands above the cursor; it is not said again after a hint. */
  said?: Asked | undefined
  unsaved: boolean
  ending: Pick<SittingPicture, 'comeBack' | 'known'>
}

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
  const input = within ?? (await openLineInput(context.host))
  const session: Session = { context, about, input, sitting, unsaved: false, ending: {} }
  try {
    const { frame, messages, terminal } = context
    terminal.print(wrapText(messages.quiz.typed.commands(sitting.mode !== 'exam'), frame.width, frame))
    while ((await takeStep(session)) !== STOP);
    if (input.interrupted()) throw new Interrupted(exitCode.interrupted)
    return session.sitting
  } finally {
    if (within === undefined) input.close()
  }
}

const pictureOf = ({ sitting, about, unsaved, ending }: Session): SittingPicture => ({
  sitting,
  where: about.where,
  resumed: about.resumed,
  unsaved,
  ...ending,
})

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
  const { context, input } = session
  if (session.said !== sitting.asked)
    context.terminal.print(typedQuestionLines(pictureOf(session), sitting, context.frame))
  session.said = sitting.asked
  const lines: string[] = []
  for (const request of typedRequests(sitting.draft, context.frame)) {
    const line = await input.ask(request)
    const command = line === undefined ? 'quit' : typedCommand(line, sitting.draft)
    if (command === 'quit') return STOP
    if (command !== undefined) return perform(session, COMMANDS[command](sitting))
    lines.push(line ?? '')
  }
  const draft = fillDraft(sitting.draft, lines)
  if (draft === undefined) {
    context.terminal.print([context.messages.quiz.typed.notUnderstood])
    return undefined
  }
  return perform(session, submit({ ...sitting, draft }))
}

const COMMANDS: Readonly<Record<Exclude<TypedCommand, 'quit'>, (sitting: Answering) => SittingStep>> = {
  hint,
  skip,
  undo,
}

/** A letter, with or without a slash: `q`, `/q`, `Ｑ`. */
const isTyped = (line: string, letter: string): boolean =>
  line.normalize('NFKC').trim().toLowerCase().replace(/^[/:]/, '') === letter

async function askConfidence(session: Session, sitting: Confiding): Promise<typeof STOP | undefined> {
  const line = await session.input.ask(session.context.messages.quiz.typed.sure)
  if (line === undefined || isTyped(line, 'q')) return STOP
  if (isTyped(line, 'u')) return perform(session, takeUp(sitting))
  const said = confidences[Number(line.normalize('NFKC').trim() || 2) - 1]
  if (said === undefined) session.context.terminal.print([session.context.messages.quiz.typed.notUnderstood])
  return said === undefined ? undefined : perform(session, confide(sitting, said))
}

async function showFeedback(session: Session, sitting: Explained): Promise<typeof STOP | undefined> {
  const { context, unsaved } = session
  session.said = undefined
  const { quiz } = context.messages
  context.terminal.print([...feedbackLines(sitting, context.frame), ...(unsaved ? [quiz.notSaved] : [])])
  for (let shown: Sitting = sitting; shown.phase === 'feedback'; shown = session.sitting) {
    const line = await session.input.ask(quiz.typed.next)
    if (line === undefined || isTyped(line, 'q')) return STOP
    if (await answerFeedback(session, shown, line)) return undefined
  }
  return undefined
}

/** Does what a line under the feedback asks for; true when another question follows. */
async function answerFeedback(session: Session, sitting: Explained, line: string): Promise<boolean> {
  const { context } = session
  const { asked } = sitting
  const typed = (letter: string): boolean => isTyped(line, letter)
  if (typed('p')) printText(asked, context)
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
  else {
    await perform(session, typed('u') ? undo(sitting) : next(sitting))
    return true
  }
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

/** The section that teaches it, whole. */
function printText({ chapter, question }: Asked, { course, frame, language, terminal }: Context): void {
  const sections = course.index().chapters.find(({ id }) => id === chapter)?.sections ?? []
  for (const section of sections.filter(({ id }) => id === question.section))
    terminal.print(
      sectionLayout(section, sectionTexts(course, chapter, section.id, language), language, frame).lines,
    )
}

async function finish(session: Session, sitting: Ended): Promise<typeof STOP | undefined> {
  const { context, input } = session
  context.terminal.print(['', ...endLines(pictureOf(session), context.frame)])
  if (missed(sitting).length === 0) return STOP
  const line = await input.ask(context.messages.quiz.typed.end)
  if (line === undefined || !isTyped(line, 'u')) return STOP
  session.sitting = retryMissed(sitting)
  return undefined
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
    terminal.print([messages.common.labelled(messages.quiz.hint(sitting.hints)) + hinted[frame.locale]])
  if (sitting.notice !== undefined) terminal.print([noticeText(sitting.notice, frame)])
  return undefined
}
