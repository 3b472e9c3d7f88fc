import type { Command } from 'commander'
import { type LabEntry, type LabName, labs } from '../../domain/labs.ts'
import { suggest } from '../../domain/suggest.ts'
import { Interrupted, PrimerError } from '../../errors.ts'
import { packedVocabulary } from '../../files/vocabularies.ts'
import type { Prediction } from '../../messages/labs/words.ts'
import { openKeyboard } from '../../terminal/keyboard.ts'
import { labHeading, labList, labOutcome, labTries, predictionLines } from '../../views/lab.ts'
import type { Context } from '../shared/context.ts'
import { addExamples } from '../shared/help.ts'
import { catalogueModel } from './catalogue.ts'
import { type BoundLab, boundLabs, type Ran } from './labs.ts'
import { type Answered, type Answers, answeringReader, declareOptions } from './options.ts'
import { openSession } from './session.ts'
import { corpusText, courseText, ownText, readJsonFile, saveJsonFile } from './text.ts'

interface LabFlags {
  readonly json?: boolean
  readonly fast?: boolean
  readonly text?: string
  readonly corpus?: string
  readonly load?: string
  readonly save?: string
}

/** `lab`, `lab NAME`, `lab all`. The options of an experiment are declared once it is known which one is meant. */
export function addLabCommand(program: Command, context: Context): void {
  const { lab: words, common } = context.messages
  const lab = program
    .command('lab')
    .description(words.summary)
    .argument('[name]')
    .option('--json', common.options.json)
    .action((name: string | undefined, { json }: LabFlags) => runList(name, json ?? false, context))
  for (const { name } of labs) lab.command(name).description(words.labs[name].line)
  lab
    .command('all')
    .description(words.all)
    .option('--fast', words.options.fast)
    .option('--json', common.options.json)
    .action((_, command: Command) => runAll(command.optsWithGlobals<LabFlags>(), context))
  lab.hook('preSubcommand', async (_, command) => {
    const entry = labs.find(({ name }) => name === command.name())
    if (entry) declareLab(command, entry.name, await boundLabs[entry.name](context.locale), context)
  })
}

/** The list; on a terminal one can be chosen from it. */
async function runList(name: string | undefined, json: boolean, context: Context): Promise<void> {
  if (name !== undefined) throw unknownLab(name)
  const { course, frame, terminal } = context
  const sections = course.index().chapters.flatMap((chapter) => chapter.sections)
  if (json)
    return terminal.printJson({
      schema: 'llm-primer/labs@1',
      labs: labs.map((entry) => listed(entry, context)),
    })
  if (terminal.isInteractive && !frame.accessible) return (await import('./menu.ts')).runLabMenu(context)
  terminal.print(labList(labs, sections, frame))
}

const listed = (entry: LabEntry & { readonly name: LabName }, { messages }: Context): object => ({
  ...entry,
  ...messages.lab.labs[entry.name],
})

function unknownLab(wanted: string): PrimerError {
  const meant = suggest(wanted, [...labs.map(({ name }) => name), 'all'])
  return new PrimerError({ code: 'unknown-lab', wanted, ...(meant === undefined ? {} : { meant }) })
}

function declareLab(command: Command, name: LabName, bound: BoundLab, context: Context): void {
  declareOptions(command, bound.notes, bound.words, context.messages)
  addExamples(
    command,
    context.messages,
    bound.words.tries.map((each) => each.command),
  )
  command.action(() => runLab(name, bound, command.args.join(' '), command.optsWithGlobals(), context))
}

/** Predict, run, explain. With --json: one object and nothing else. */
async function runLab(
  name: LabName,
  bound: BoundLab,
  argument: string,
  flags: LabFlags,
  context: Context,
): Promise<void> {
  const answered: Answered = {}
  const start = bound.prepare(answeringReader(await answersOf(argument, flags, context), answered))
  const asks = context.terminal.isInteractive && !flags.json
  const heading = labHeading(name, answered, context.frame)
  if (asks) context.terminal.print(heading)
  const prediction = bound.prediction(answered)
  const said = asks && prediction ? await askPrediction(prediction, context) : undefined
  const done = await timed(start, flags.json ?? false, context)
  if (flags.save !== undefined) saveJsonFile(flags.save, done.ran.saved, context)
  if (flags.json) context.terminal.printJson(labJson(name, answered, done))
  else {
    if (!asks) context.terminal.print(heading)
    await showRan(done, asks, context)
    context.terminal.print([
      '',
      ...(prediction ? labOutcome(prediction, said, done.ran.outcome, context.frame) : []),
      ...labTries(done.ran.explanation(context.frame), bound.words, context.frame),
    ])
  }
  // A pipe is no learner: only what was run on a terminal counts.
  if (asks) (await context.learner()).record({ kind: 'lab-run', lab: name })
  if (done.stoppedEarly) throw new Interrupted()
}

/** The result, or what the learner made of it on a terminal. */
async function showRan({ ran, stoppedEarly }: Done, asks: boolean, context: Context): Promise<void> {
  const { terminal, frame, messages } = context
  if (stoppedEarly) terminal.printError([messages.lab.stopped, ''])
  const played = asks && !stoppedEarly ? await ran.play?.(context) : undefined
  terminal.print(played ?? ran.lines(frame))
}

async function answersOf(argument: string, flags: LabFlags, context: Context): Promise<Answers> {
  const { load } = flags
  return {
    ...standardAnswers(flags.fast ?? false, context),
    flags: { ...flags },
    argument,
    ownText: flags.text === undefined ? undefined : await ownText(flags.text, context),
    text: (corpus) => corpusText(corpusNamed(flags.corpus) ?? corpus, context),
    loaded: load === undefined ? undefined : { file: load, value: readJsonFile(load, context) },
  }
}

/** Nothing was typed: every option has its standard value. */
const standardAnswers = (fast: boolean, context: Context): Answers => ({
  locale: context.locale,
  fast,
  flags: {},
  argument: '',
  ownText: undefined,
  text: (corpus) => corpusText(corpus, context),
  course: () => courseText(context),
  packedVocabulary,
  catalogueModel: (name) => catalogueModel(name, context.course.catalogDetails()),
  loaded: undefined,
})

const corpusNamed = (name: string | undefined): 'lessons' | 'alice' | 'classics' | 'names' | undefined =>
  (['lessons', 'alice', 'classics', 'names'] as const).find((each) => each === name)

/** A run that has come to its end, or was stopped. */
interface Done {
  readonly ran: Ran
  readonly elapsedMs: number
  readonly stoppedEarly: boolean
}

async function timed(
  start: ReturnType<BoundLab['prepare']>,
  quiet: boolean,
  context: Context,
): Promise<Done> {
  const session = openSession(context, quiet)
  const started = performance.now()
  try {
    const ran = await start(session)
    return { ran, elapsedMs: Math.round(performance.now() - started), stoppedEarly: session.stopped() }
  } finally {
    session.end()
  }
}

const labJson = (name: LabName, options: Answered, { ran, elapsedMs, stoppedEarly }: Done): object => ({
  schema: 'llm-primer/lab@1',
  lab: name,
  options,
  result: ran.result,
  elapsedMs,
  stoppedEarly,
})

/** Enter goes on without; Ctrl-C leaves. */
async function askPrediction(
  prediction: Prediction,
  { host, terminal, frame }: Context,
): Promise<number | undefined> {
  // Keys first: a Ctrl-C that comes as soon as the question is seen is a key and not a signal.
  const keyboard = openKeyboard(host)
  terminal.print(predictionLines(prediction, frame))
  try {
    for (;;) {
      const key = await keyboard.next()
      if (key === undefined || key.name === 'ctrl-c' || key.name === 'ctrl-d') throw new Interrupted()
      const choice = Number(key.text) - 1
      if (key.name === 'text' && prediction.choices[choice] !== undefined) return choice
      if (key.name === 'enter' || key.text === ' ') return undefined
    }
  } finally {
    keyboard.close()
  }
}

async function runAll({ fast = false, json = false }: LabFlags, context: Context): Promise<void> {
  const started = performance.now()
  const objects: object[] = []
  for (const { name } of labs) {
    const answered: Answered = {}
    const bound = await boundLabs[name](context.locale)
    const start = bound.prepare(answeringReader(standardAnswers(fast, context), answered))
    const done = await timed(start, json, context)
    objects.push(labJson(name, answered, done))
    if (!json)
      context.terminal.print([
        ...labHeading(name, answered, context.frame),
        ...done.ran.lines(context.frame),
        '',
      ])
    if (done.stoppedEarly) throw new Interrupted()
  }
  const elapsedMs = Math.round(performance.now() - started)
  if (json) context.terminal.printJson({ schema: 'llm-primer/lab-run@1', labs: objects, elapsedMs })
}
