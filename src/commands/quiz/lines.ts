import { confidences } from '../../domain/events.ts'
import {
  type Asked,
  canDispute,
  confide,
  currentQuestion,
  dispute,
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
  // What stopped the last line has been said.
  const { notice: _, ...quiet } = session.sitting
  session.sitting = quiet
  const asked = currentQuestion(session.sitting)
  if (asked === undefined || session.sitting.phase === 'end') return finish(session)
  switch (session.sitting.phase) {
    case 'answer':
      return askAnswer(session, asked)
    case 'confidence':
      return askConfidence(session)
    case 'feedback':
      return showFeedback(session, asked)
  }
}

async function askAnswer(session: Session, asked: Asked): Promise<typeof STOP | undefined> {
  const { context, input } = session
  if (session.said !== asked)
    context.terminal.print(typedQuestionLines(pictureOf(session), asked, context.frame))
  session.said = asked
  const lines: string[] = []
  for (const request of typedRequests(session.sitting, context.frame)) {
    const line = await input.ask(request)
    const command = line === undefined ? 'quit' : typedCommand(line, session.sitting.draft)
    if (command === 'quit') return STOP
    if (command !== undefined) return perform(session, COMMANDS[command](session.sitting))
    lines.push(line ?? '')
  }
  const draft = fillDraft(session.sitting.draft, lines)
  if (draft === undefined) {
    context.terminal.print([context.messages.quiz.typed.notUnderstood])
    return undefined
  }
  return perform(session, submit({ ...session.sitting, draft }))
}

const COMMANDS: Readonly<Record<Exclude<TypedCommand, 'quit'>, (sitting: Sitting) => SittingStep>> = {
  hint,
  skip,
  undo,
}

/** A letter, with or without a slash: `q`, `/q`, `Ｑ`. */
const isTyped = (line: string, letter: string): boolean =>
  line.normalize('NFKC').trim().toLowerCase().replace(/^[/:]/, '') === letter

async function askConfidence(session: Session): Promise<typeof STOP | undefined> {
  const line = await session.input.ask(session.context.messages.quiz.typed.sure)
  if (line === undefined || isTyped(line, 'q')) return STOP
  if (isTyped(line, 'u')) return perform(session, takeUp(session.sitting))
  const said = confidences[Number(line.normalize('NFKC').trim() || 2) - 1]
  if (said === undefined) session.context.terminal.print([session.context.messages.quiz.typed.notUnderstood])
  return said === undefined ? undefined : perform(session, confide(session.sitting, said))
}

async function showFeedback(session: Session, asked: Asked): Promise<typeof STOP | undefined> {
  const { context, sitting, unsaved } = session
  session.said = undefined
  const { quiz } = context.messages
  context.terminal.print([
    ...feedbackLines(asked, sitting.given, sitting, context.frame),
    ...(unsaved ? [quiz.notSaved] : []),
  ])
  for (;;) {
    const line = await session.input.ask(quiz.typed.next)
    if (line === undefined || isTyped(line, 'q')) return STOP
    const answered = await answerFeedback(session, asked, line)
    if (answered) return undefined
  }
}

/** Does what a line under the feedback asks for; true when another question follows. */
async function answerFeedback(session: Session, asked: Asked, line: string): Promise<boolean> {
  const { context, sitting } = session
  const typed = (letter: string): boolean => isTyped(line, letter)
  if (typed('b')) printText(asked, context)
  else if (typed('?'))
    context.terminal.print(
      wrapText(context.messages.quiz.typed.more(canDispute(sitting)), context.frame.width, context.frame),
    )
  else if (typed('w'))
    context.terminal.print(
      reportLines(asked.question, sitting.given?.answer, context.frame.locale, context.frame),
    )
  else if (typed('d') || typed('f') || typed('x')) await act(session, asked, line)
  else {
    await perform(session, typed('u') ? undo(sitting) : next(sitting))
    return true
  }
  return false
}

/** Disputes the answer or marks the question, and says how it stands now. */
async function act(session: Session, asked: Asked, line: string): Promise<void> {
  const { sitting, context } = session
  await perform(
    session,
    isTyped(line, 'd') ? dispute(sitting) : markQuestion(sitting, isTyped(line, 'f') ? 'flag' : 'suspend'),
  )
  context.terminal.print([
    ...verdictLines(asked.question, session.sitting.given, context.frame).slice(0, 1),
    ...markLines(asked, session.sitting, context.frame),
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

async function finish(session: Session): Promise<typeof STOP | undefined> {
  const { context, input, sitting } = session
  context.terminal.print(['', ...endLines(pictureOf(session), context.frame)])
  if (missed(sitting).length === 0) return STOP
  const line = await input.ask(context.messages.quiz.typed.end)
  if (line?.trim() !== 'm') return STOP
  session.sitting = retryMissed(sitting)
  return undefined
}

async function perform(
  session: Session,
  { sitting, effects }: SittingStep,
): Promise<typeof STOP | undefined> {
  const { about, context } = session
  const hinted = sitting.hints > session.sitting.hints
  session.sitting = sitting
  for (const effect of effects) {
    const recorded = recordEffect(session.sitting, effect, about)
    session.sitting = recorded.sitting
    session.unsaved = !recorded.saved
    if (effect.type === 'finish') session.ending = await about.ending(session.sitting)
  }
  say(session, hinted, context)
  return undefined
}

function say({ sitting }: Session, hinted: boolean, { frame, messages, terminal }: Context): void {
  const given = hinted ? currentQuestion(sitting)?.question.hints[sitting.hints - 1] : undefined
  if (given !== undefined)
    terminal.print([messages.common.labelled(messages.quiz.hint(sitting.hints)) + given[frame.locale]])
  if (sitting.notice !== undefined) terminal.print([noticeText(sitting.notice, frame)])
}
