import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type LabName, labs } from '../../domain/labs.ts'
import { suggest } from '../../domain/suggest.ts'
import { exitCode, Interrupted, PrimerError } from '../../errors.ts'
import type { LoadedExperiment } from '../../experiments/experiment.ts'
import {
  type Answered,
  nothingTyped,
  type Setting,
  type TypedOptions,
  typedReader,
} from '../../experiments/readers.ts'
import { writeOutput } from '../../files/output-file.ts'
import type { Prediction } from '../../messages/labs/words.ts'
import { openKeyboard } from '../../terminal/keyboard.ts'
import { openLineInput } from '../../terminal/line-input.ts'
import { bareText } from '../../views/highlight.ts'
import { type LabRow, labHeading, labList, labOutcome, labTries, predictionLines } from '../../views/lab.ts'
import { askNumber } from '../shared/choose.ts'
import type { Context } from '../shared/context.ts'
import { addExamples } from '../shared/help.ts'
import { printInParts } from '../shared/parts.ts'
import type { ExperimentCase } from './experiment-page.ts'
import { idleLines } from './idle.ts'
import { materialsOf } from './materials.ts'
import { declareOptions } from './options.ts'
import { type PlayableRun, playableExperiments } from './play/index.ts'
import { labRows } from './rows.ts'
import { openSession } from './session.ts'
import { ownText, readJsonFile, requireSavable, saveJsonFile } from './text.ts'

interface LabFlags {
  readonly json?: boolean
  readonly fast?: boolean
  readonly text?: string
  readonly corpus?: string
  readonly load?: string
  readonly save?: string
  readonly output?: string
}

type Loaded = LoadedExperiment<PlayableRun>

/** `lab`, `lab NAME`, `lab all`. The options of an experiment are declared once it is known which one is meant. */
export async function addLabCommand(program: Command, context: Context): Promise<void> {
  const { lab: words, common } = context.messages
  const rows = await labRows(context)
  const lab = program
    .command('lab')
    .description(words.summary)
    .argument('[name]')
    .option('--json', common.options.json)
    .action((name: string | undefined, { json }: LabFlags) => runList(name, json ?? false, rows, context))
  for (const { name, line } of rows) lab.command(name).description(line)
  lab
    .command('all')
    .description(words.all)
    .option('--fast', words.options.fast)
    .option('--json', common.options.json)
    .action((_, command: Command) => runAll(command.optsWithGlobals<LabFlags>(), context))
  lab.hook('preSubcommand', async (_, command) => {
    const name = labs.find((each) => each.name === command.name())?.name
    if (name) declareLab(command, name, await playableExperiments[name].load(context.locale), context)
  })
}

/** The list; on a terminal one can be chosen from it. */
async function runList(
  name: string | undefined,
  json: boolean,
  rows: readonly LabRow[],
  context: Context,
): Promise<void> {
  if (name !== undefined) throw unknownLab(name)
  const { frame, terminal } = context
  if (json)
    return terminal.printJson({
      schema: 'llm-primer/labs@1',
      labs: rows.map(({ number: _, ...listed }) => listed),
    })
  if (isDrawn(context)) return (await import('./menu.ts')).runLabMenu(context)
  await printInParts(labList(await withRuns(rows, context), frame), context)
}

/** For those who hear the list: which of them they have run. */
async function withRuns(rows: readonly LabRow[], context: Context): Promise<readonly LabRow[]> {
  if (!context.frame.accessible) return rows
  const { labs: done } = (await context.learner()).state()
  return rows.map((row) => ({ ...row, isDone: done.has(row.name) }))
}

function unknownLab(wanted: string): PrimerError {
  const meant = suggest(wanted, [...labs.map(({ name }) => name), 'all'])
  return new PrimerError({ code: 'unknown-lab', wanted, ...(meant === undefined ? {} : { meant }) })
}

function declareLab(command: Command, name: LabName, experiment: Loaded, context: Context): void {
  declareOptions(command, experiment.notes, experiment.words, context.messages)
  addExamples(
    command,
    context.messages,
    experiment.words.tries.map((each) => each.command),
  )
  command.action(() =>
    runLab(name, experiment, command.args.join(' ').trim(), command.optsWithGlobals(), context),
  )
}

/** Predict, run, explain: on a page of its own where there is a screen. With --json: one object and nothing else. */
async function runLab(
  name: LabName,
  experiment: Loaded,
  argument: string,
  flags: LabFlags,
  context: Context,
): Promise<void> {
  const typed = await typedOptions(argument, flags, context)
  const isAsked = context.terminal.canAsk && !flags.json
  if (isAsked && isDrawn(context) && flags.save === undefined)
    return showOnPage({ name, experiment, typed, fast: flags.fast ?? false }, flags, context)
  const answered: Answered = {}
  const start = experiment.prepare(typedReader(typed, settingOf(flags, context), answered))
  if (flags.save !== undefined) requireSavable(flags.save, context)
  context.terminal.printError(idleLines(experiment, answered, typed, context.messages))
  const heading = labHeading(experiment.words, answered, context.frame)
  if (isAsked) context.terminal.print(heading)
  const prediction = experiment.prediction(answered)
  const said = isAsked && prediction ? await askPrediction(prediction, context) : undefined
  const done = await timed(start, flags.json ?? false, context)
  const unsaved = flags.save === undefined ? undefined : unsavedBecause(flags.save, done, context)
  if (flags.json) context.terminal.printJson(labJson(name, answered, done))
  else {
    const result = await resultOf(done, isAsked, context)
    const lines = [
      ...result,
      '',
      ...(isAsked && prediction ? labOutcome(prediction, said, done.ran.outcome, context.frame) : []),
      ...labTries(done.ran.explanation(context.frame), experiment.words, context.frame),
    ]
    await printInParts([...(isAsked ? [] : heading), ...lines], context)
    writeShown(flags, [...heading, ...lines], context)
  }
  // A pipe is no learner: only what was run on a terminal counts.
  if (isAsked) (await context.learner()).record({ kind: 'lab-run', lab: name })
  if (unsaved) throw unsaved
  if (done.stoppedEarly) throw new Interrupted()
}

/** An experiment with its standard options, printed line by line. */
export async function printExperiment(name: LabName, context: Context): Promise<void> {
  await runLab(name, await playableExperiments[name].load(context.locale), '', {}, context)
}

/** The page, until it is left; an engine that failed is the error of this run too. */
async function showOnPage(about: ExperimentCase, flags: LabFlags, context: Context): Promise<void> {
  const { runPages } = await import('../pages/stack.ts')
  const { pageOfExperiment } = await import('./experiment-page.ts')
  let error: unknown
  let shown: readonly string[] = []
  await runPages(async (screen) => {
    const page = pageOfExperiment(about, { context, chapter: '', screen })
    return {
      ...page,
      close: () => {
        error = page.error()
        shown = page.shownText()
        return page.close?.() ?? []
      },
    }
  }, context)
  if (error !== undefined) throw error
  writeShown(flags, shown, context)
}

/** `--output FILE`: what was shown, without colours. */
function writeShown(
  { output }: LabFlags,
  lines: readonly string[],
  { host, terminal, messages }: Context,
): void {
  if (output === undefined) return
  writeOutput(resolve(host.cwd(), output), output, `${lines.map(bareText).join('\n')}\n`)
  terminal.printError([messages.lab.saved(output)])
}

/** Saves what can be saved. Why it could not be is told after the result, which is not lost with it. */
function unsavedBecause(file: string, { ran }: Done, context: Context): PrimerError | undefined {
  try {
    saveJsonFile(file, ran.saved, context)
    return undefined
  } catch (error) {
    if (error instanceof PrimerError) return error
    throw error
  }
}

/** The result, or what the learner made of it on a terminal. */
async function resultOf({ ran, stoppedEarly }: Done, asks: boolean, context: Context): Promise<string[]> {
  const { terminal, frame, messages } = context
  if (stoppedEarly) terminal.printError([messages.lab.stopped, ''])
  const played = asks && !stoppedEarly ? await ran.play?.(context) : undefined
  return played ?? ran.lines(frame)
}

async function typedOptions(
  argument: string,
  { text, load, ...flags }: LabFlags,
  context: Context,
): Promise<TypedOptions> {
  return {
    flags: { ...flags },
    argument,
    ownText: text === undefined ? undefined : await ownText(text, context),
    loaded: load === undefined ? undefined : { file: load, value: readJsonFile(load, context) },
  }
}

const settingOf = ({ fast = false }: LabFlags, context: Context): Setting => ({
  locale: context.locale,
  fast,
  materials: materialsOf(context),
})

/** A run that has come to its end, or was stopped. */
interface Done {
  readonly ran: PlayableRun
  readonly elapsedMs: number
  readonly stoppedEarly: boolean
}

async function timed(start: ReturnType<Loaded['prepare']>, quiet: boolean, context: Context): Promise<Done> {
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
  result: ran.shown,
  elapsedMs,
  stoppedEarly,
})

/** Pages can be drawn, and nobody hears them. */
const isDrawn = ({ terminal, frame }: Context): boolean => terminal.isInteractive && !frame.accessible

/** Enter goes on without; Ctrl-C leaves. */
async function askPrediction(prediction: Prediction, context: Context): Promise<number | undefined> {
  return isDrawn(context) ? askByKey(prediction, context) : askByLine(prediction, context)
}

async function askByLine(prediction: Prediction, context: Context): Promise<number | undefined> {
  const { count, ask, tell } = {
    count: prediction.choices.length,
    ask: context.messages.spoken.chooseOrSkip(prediction.choices.length),
    tell: (): void => context.terminal.print(predictionLines(prediction, context.frame, false)),
  }
  const input = await openLineInput(context)
  try {
    tell()
    const words = { q: 'end', quit: 'end', s: 'usual', '0': 'usual' } as const
    const said = await askNumber({ count, ask, tell, words }, input, context)
    if (said === 'end') throw new Interrupted(input.interrupted() ? exitCode.interrupted : exitCode.done)
    return said === 'usual' ? undefined : said
  } finally {
    input.close()
  }
}

async function askByKey(
  prediction: Prediction,
  { host, terminal, frame }: Context,
): Promise<number | undefined> {
  const tell = (): void => terminal.print(predictionLines(prediction, frame, true))
  const keyboard = openKeyboard(host, tell)
  tell()
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

async function runAll(flags: LabFlags, context: Context): Promise<void> {
  const { json = false } = flags
  const started = performance.now()
  const objects: object[] = []
  for (const { name } of labs) {
    const answered: Answered = {}
    const experiment = await playableExperiments[name].load(context.locale)
    const start = experiment.prepare(typedReader(nothingTyped, settingOf(flags, context), answered))
    const done = await timed(start, json, context)
    objects.push(labJson(name, answered, done))
    const lines = [
      ...labHeading(experiment.words, answered, context.frame),
      ...done.ran.lines(context.frame),
      '',
    ]
    if (!json && !(await printInParts(lines, context))) break
    if (done.stoppedEarly) throw new Interrupted()
  }
  const elapsedMs = Math.round(performance.now() - started)
  if (json) context.terminal.printJson({ schema: 'llm-primer/lab-run@1', labs: objects, elapsedMs })
}
