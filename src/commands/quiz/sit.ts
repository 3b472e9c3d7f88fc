import type { Place } from '../../domain/course.ts'
import { percentOf } from '../../domain/quiz.ts'
import { type Sitting, scoreOf } from '../../domain/sitting.ts'
import { PrimerError } from '../../errors.ts'
import type { Context } from '../shared/context.ts'
import type { QuizOptions } from './index.ts'
import { sittingFor } from './prepared.ts'
import type { SittingCase } from './record.ts'

/**
 * Asks the questions of a chapter or a section. A sitting that was broken off goes on at its next question.
 * @throws PrimerError without a terminal, without questions, or below --min-score.
 */
export async function askQuestions(place: Place, options: QuizOptions, context: Context): Promise<void> {
  const where = place.kind === 'chapter' ? String(place.chapter.number) : place.section.number
  if (!context.terminal.canAsk) throw new PrimerError({ code: 'needs-terminal', command: `quiz ${where}` })
  const { sitting, about } = await sittingFor(place, where, options, context)
  const ended = await sit(sitting, about, context)
  const answered = ended.outcomes.size > 0
  if (ended.phase !== 'end' && answered) await tellStopped(wordsFor(where, options), context)
  checkScore(ended, options)
}

/** What to type to go on with the same questions. */
const wordsFor = (where: string, { kind, seed, exam, placement }: QuizOptions): string =>
  [
    where,
    ...(kind === undefined ? [] : [`--kind ${kind.join(',')}`]),
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
    ...(exam ? ['--exam'] : []),
    ...(placement ? ['--placement'] : []),
  ].join(' ')

/** What could not be saved is told at the end of the run, with its reason. */
async function tellStopped(where: string, { learner, messages: { quiz }, terminal }: Context): Promise<void> {
  const saved = (await learner()).storeAll()
  terminal.print([saved ? quiz.stopped(where) : quiz.stoppedUnsaved])
}

/** Asks in full screen, or line by line for those who hear the screen and where single keys are not to be had. */
export async function sit(sitting: Sitting, about: SittingCase, context: Context): Promise<Sitting> {
  if (context.frame.accessible || !context.terminal.isInteractive) {
    const { sitByLines } = await import('./lines.ts')
    return sitByLines(sitting, about, context)
  }
  return sitFullScreen(sitting, about, context)
}

/**
 * Asks in full screen until the end or until the learner stops; every answer is in the journal before the next
 * question appears.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
async function sitFullScreen(sitting: Sitting, about: SittingCase, context: Context): Promise<Sitting> {
  const { runPages } = await import('../pages/stack.ts')
  const { pageOfSitting } = await import('./sitting-page.ts')
  let last = (): Sitting => sitting
  await runPages(async (screen) => {
    const { page, now } = pageOfSitting(sitting, about, context, screen)
    last = now
    return page
  }, context)
  return last()
}

function checkScore(sitting: Sitting, { minScore }: QuizOptions): void {
  if (minScore === undefined) return
  const percent = sitting.phase === 'end' ? percentOf(scoreOf(sitting)) : 0
  if (percent < minScore) throw new PrimerError({ code: 'score-too-low', percent, wanted: minScore })
}
