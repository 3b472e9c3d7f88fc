import { resolve } from 'node:path'
import type { Command } from 'commander'
import { zoneOf } from '../domain/day.ts'
import { writeEvent } from '../domain/events.ts'
import { learningDay, stateKey } from '../domain/learner.ts'
import { shownLanguages } from '../domain/locale.ts'
import type { Asked } from '../domain/sitting.ts'
import { PrimerError } from '../errors.ts'
import type { Learner } from '../files/learner.ts'
import { messagesIn } from '../messages/messages.ts'
import { jsonText } from '../terminal/sink.ts'
import { ankiLines } from '../views/anki.ts'
import { notesLines, type WrittenNote } from '../views/notes.ts'
import { currentProgress } from './progress/page.ts'
import { askedOf } from './quiz/asked.ts'
import { asGroup } from './shared/command-group.ts'
import type { Context } from './shared/context.ts'
import { addExamples, fitHelp } from './shared/help.ts'

interface ExportOptions {
  readonly output?: string
  readonly missed?: boolean
}

/** `export anki|markdown|json` */
export function addExportCommand(program: Command, context: Context): void {
  const { export: text } = context.messages
  const command: Command = asGroup(program.command('export').description(text.summary), async () => {
    await fitHelp(command, context)
    command.outputHelp()
  })
  command
    .command('anki')
    .description(text.anki)
    .option('--missed', text.missed)
    .option('--output <file>', text.output)
    .action((options: ExportOptions) => exportAnki(options, context))
  command
    .command('markdown')
    .description(text.markdown)
    .option('--output <file>', text.output)
    .action((options: ExportOptions) => exportNotes(options, context))
  command
    .command('json')
    .description(text.json)
    .option('--output <file>', text.output)
    .action((options: ExportOptions) => exportJournal(options, context))
  addExamples(command, context.messages, [
    'llm-primer export anki --output llm-primer.txt',
    'llm-primer export anki --missed',
    'llm-primer export markdown --output notes.md',
  ])
}

/** Every question of the course with its place. */
const allQuestions = ({ course }: Context): Asked[] =>
  course.index().chapters.flatMap((chapter) =>
    course.questions(chapter.id).flatMap((question) => {
      const section = chapter.sections.find(({ id }) => id === question.section)
      return section === undefined ? [] : [askedOf(chapter.id, question, section)]
    }),
  )

async function isMissed({ learner }: Context): Promise<(asked: Asked) => boolean> {
  const { questions } = (await learner()).state()
  return ({ chapter, question }) => questions.get(stateKey(chapter, question.id))?.lastCorrect === false
}

async function exportAnki(options: ExportOptions, context: Context): Promise<void> {
  const missed = await isMissed(context)
  const all = allQuestions(context).map((asked) => ({ asked, missed: missed(asked) }))
  const questions = options.missed ? all.filter((each) => each.missed) : all
  const terms = options.missed ? [] : context.course.glossary()
  const frames = await Promise.all(
    shownLanguages(context.language).map(async (locale) => ({
      ...context.frame,
      locale,
      messages: await messagesIn(locale),
    })),
  )
  await deliver(ankiLines(questions, terms, frames), questions.length + terms.length, options, context)
  if (options.missed) requireRead(await context.learner())
}

async function exportNotes(options: ExportOptions, context: Context): Promise<void> {
  const missed = await isMissed(context)
  const date = context.now()
  const day = learningDay(date.getTime(), zoneOf(date))
  const questions = allQuestions(context).filter(missed)
  const lines = notesLines(
    await currentProgress(context),
    questions,
    await writtenNotes(context),
    day,
    context.frame,
  )
  await deliver(lines, questions.length, options, context)
  requireRead(await context.learner())
}

/** The learner's notes in the order of the course. */
async function writtenNotes({ course, learner }: Context): Promise<WrittenNote[]> {
  const { notes } = (await learner()).state()
  return course.index().chapters.flatMap((chapter) =>
    chapter.sections.flatMap(({ id, number, title }) =>
      notes
        .filter((note) => note.chapter === chapter.id && note.section === id)
        .sort((one, other) => one.block - other.block)
        .map(({ text }) => ({ number, title, text })),
    ),
  )
}

async function exportJournal(options: ExportOptions, context: Context): Promise<void> {
  const learner = await context.learner()
  const events = learner.events()
  const written = events.map((event): unknown => JSON.parse(writeEvent(event)))
  const document = { schema: 'llm-primer/export@1', events: written }
  await deliver(jsonText(document, 2).split('\n'), events.length, options, context)
  requireRead(learner)
}

/**
 * A file that lacks a part of what was learned must not pass for the whole.
 * @throws PrimerError `journals-unread`
 */
function requireRead(learner: Learner): void {
  const { unreadable } = learner.leftOut()
  if (unreadable.length > 0) throw new PrimerError({ code: 'journals-unread', journals: unreadable })
}

/** To the screen, or whole into a file. */
async function deliver(
  lines: readonly string[],
  count: number,
  { output }: ExportOptions,
  { terminal, messages, host }: Context,
): Promise<void> {
  if (output === undefined) return terminal.print(lines)
  const { writeOutput } = await import('../files/output-file.ts')
  writeOutput(resolve(host.cwd(), output), output, `${lines.join('\n')}\n`)
  terminal.printError([messages.export.written(output, count)])
}
