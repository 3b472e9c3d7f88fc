import { mistakesIn, siblingOf } from '../../domain/mistakes.ts'
import { marksIn, startSitting } from '../../domain/sitting.ts'
import { Interrupted } from '../../errors.ts'
import { mistakeLines, mistakesJson, type ShownMistake } from '../../views/mistakes.ts'
import { askedOf } from '../quiz/asked.ts'
import { comeBack } from '../quiz/ending.ts'
import { sit } from '../quiz/sit.ts'
import { askNumber } from '../shared/choose.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'

/** `review --missed`: the mistakes, then a question like each of them. */
export async function runMissed(json: boolean, context: Context): Promise<void> {
  const { terminal, frame } = context
  const mistakes = await shownMistakes(context)
  if (json) return terminal.printJson(mistakesJson(mistakes))
  const isHeardOut = await printInParts(mistakeLines(mistakes, frame), context)
  if (isHeardOut && mistakes.length > 0 && terminal.canAsk && (await wantsMore(context)))
    await askSimilar(mistakes, context)
}

async function shownMistakes({ course, learner }: Context): Promise<ShownMistake[]> {
  const memory = await learner()
  const [state, events] = [memory.state(), memory.events()]
  return course.index().chapters.flatMap((chapter) => {
    const questions = course.questions(chapter.id)
    const used = new Set<string>()
    return mistakesIn(questions, chapter.id, state, events).flatMap((mistake): ShownMistake[] => {
      const section = chapter.sections.find(({ id }) => id === mistake.question.section)
      if (section === undefined) return []
      const sibling = siblingOf(mistake.question, questions, chapter.id, state, used)
      if (sibling !== undefined) used.add(sibling.id)
      const asked = askedOf(chapter.id, mistake.question, section)
      return [{ ...mistake, asked, ...(sibling === undefined ? {} : { sibling: sibling.id }) }]
    })
  })
}

async function wantsMore(context: Context): Promise<boolean> {
  const { openLineInput } = await import('../../terminal/line-input.ts')
  const { missed } = context.messages.review
  const tell = (): void => context.terminal.print(['', missed.told])
  const input = await openLineInput(context)
  try {
    tell()
    const words = { y: 'usual', yes: 'usual', q: 'quit', quit: 'quit', n: 'quit', no: 'quit' } as const
    const said = await askNumber({ count: 0, ask: missed.ask, tell, words }, input, context)
    if (input.interrupted()) throw new Interrupted()
    return said === 'usual'
  } finally {
    input.close()
  }
}

/** Asks the question on the same goal in place of the one whose answer has just been read; that one where there is none. */
async function askSimilar(mistakes: readonly ShownMistake[], context: Context): Promise<void> {
  const { course, learner, now } = context
  const queue = mistakes.map(({ asked, sibling }) => {
    const question = course.questions(asked.chapter).find(({ id }) => id === sibling)
    return question === undefined ? asked : { ...asked, question }
  })
  const { record, state } = await learner()
  const sitting = startSitting('quiz', now().getTime() % 2 ** 31, queue, new Map(), marksIn(state()))
  const ending = (ended: typeof sitting) => comeBack(ended, context)
  await sit(sitting, { occasion: 'quiz', where: '', resumed: 0, record, ending }, context)
}
