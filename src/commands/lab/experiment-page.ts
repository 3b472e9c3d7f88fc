import {
  commandOf,
  type ExperimentState,
  type ExperimentView,
  ended,
  keysFor,
  pressInExperiment,
  running,
  startExperiment,
  withoutPrediction,
  withSeed,
} from '../../domain/experiment-page.ts'
import type { KeptRun } from '../../domain/kept-runs.ts'
import type { Key } from '../../domain/keys.ts'
import { type LabName, labs } from '../../domain/labs.ts'
import type { Opening } from '../../domain/opening.ts'
import { PrimerError } from '../../errors.ts'
import type { LoadedExperiment } from '../../experiments/experiment.ts'
import { fieldsOf, optionsIn } from '../../experiments/form.ts'
import {
  type Answered,
  nothingTyped,
  type TypedOptions,
  typedReader,
  valueReader,
} from '../../experiments/readers.ts'
import { keepRun, keptRuns } from '../../files/kept-runs.ts'
import type { Session as LabSession } from '../../labs/session.ts'
import type { Prediction } from '../../messages/labs/words.ts'
import { troubleLines } from '../../views/errors.ts'
import {
  experimentLines,
  keptLines,
  lastingLines,
  type RunProgress,
  type ShownRun,
} from '../../views/experiment.ts'
import { bareText } from '../../views/highlight.ts'
import { moreText } from '../../views/keys.ts'
import { labOutcome } from '../../views/lab.ts'
import { pageHeight, pagePicture, topFor } from '../../views/long-page.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import { reportOf } from '../pages/report.ts'
import { screenFrame } from '../shared/full-screen.ts'
import { idleLines } from './idle.ts'
import { materialsOf } from './materials.ts'
import { type PlayableRun, playableExperiments } from './play/index.ts'
import { playOnTerminal } from './play/on-terminal.ts'

/** What to run: an experiment with the options that were typed. */
export interface ExperimentCase {
  readonly name: LabName
  readonly experiment: LoadedExperiment<PlayableRun>
  readonly typed: TypedOptions
  readonly fast: boolean
}

interface Session extends ExperimentCase {
  readonly from: OpenedFrom
  state: ExperimentState
  readonly prediction: Prediction | undefined
  run:
    | {
        readonly ran: PlayableRun
        /** What it was run with; the form may have been changed since. */
        readonly fields: ExperimentState['form']['fields']
        readonly facts: Omit<ShownRun, 'lines' | 'explanation'>
        /** Options that changed nothing. */
        readonly idle: readonly string[]
      }
    | undefined
  runs: number
  progress: RunProgress | undefined
  error: unknown
  kept: readonly KeptRun[]
  leftOut: number
  stopping: boolean
  /** What became of the prediction, for the shell. */
  verdict: readonly string[]
  /** Wakes whoever waits for a change. */
  wake: () => void
}

/** A page with what is left when it is closed. */
export interface ExperimentPage extends Page {
  /** Without colours, what was shown last; undefined before a run has ended. */
  readonly shownText: () => readonly string[]
  /** The error of the last run, if it failed. */
  readonly error: () => unknown
}

/** An experiment named by a text, with its standard options. */
export async function experimentPage(
  { lab }: Extract<Opening, { readonly kind: 'experiment' }>,
  from: OpenedFrom,
): Promise<Page> {
  const name = labs.find((each) => each.name === lab)?.name
  if (name === undefined) throw new PrimerError({ code: 'unknown-lab', wanted: lab })
  const experiment = await playableExperiments[name].load(from.context.locale)
  return pageOfExperiment({ name, experiment, typed: nothingTyped, fast: false }, from)
}

/** @throws PrimerError for options that are wrong, before anything is drawn */
export function pageOfExperiment(about: ExperimentCase, from: OpenedFrom): ExperimentPage {
  const { name, experiment, typed, fast } = about
  const answered: Answered = {}
  experiment.prepare(typedReader(typed, settingOf(fast, from), answered))
  const fields = fieldsOf(experiment.notes, answered, typed)
  const prediction = experiment.prediction(answered)
  const { runs, leftOut } = keptRuns(from.context.places.data, name)
  const session: Session = {
    ...about,
    from,
    state: startExperiment(name, fields, prediction !== undefined),
    prediction,
    run: undefined,
    runs: 0,
    progress: undefined,
    error: undefined,
    kept: runs,
    leftOut,
    stopping: false,
    verdict: [],
    wake: () => {},
  }
  if (session.state.phase === 'running') void runNow(session)
  return {
    context: from.context,
    chapter: from.chapter,
    show: () => show(session),
    press: (key) => press(session, key),
    hasOpen: () => session.state.form.typing !== undefined,
    interrupt: () => stop(session),
    changed: () => new Promise((resolve) => (session.wake = resolve)),
    keysKept: () => keysKept(session),
    close: () => {
      session.stopping = true
      return leftLines(session)
    },
    shownText: () => linesOf(session).lines.map(bareText),
    error: () => session.error,
  }
}

const settingOf = (fast: boolean, { context }: OpenedFrom) => ({
  locale: context.locale,
  fast,
  materials: materialsOf(context),
})

async function press(session: Session, key: Key): Promise<Turn> {
  const { state, effect } = pressInExperiment(session.state, key, viewOf(session))
  session.state = state
  switch (effect) {
    case 'back':
      return { type: 'back' }
    case 'run':
      void runNow(session)
      return undefined
    case 'seed':
      session.state = withSeed(session.state, session.from.context.now().getTime())
      void runNow(session)
      return undefined
    case 'stop':
      stop(session)
      return undefined
    case 'copy':
      return { type: 'open', opens: { kind: 'copied', text: commandOf(session.state) } }
    case 'help':
      return {
        type: 'open',
        opens: {
          kind: 'keys',
          screens: keysFor(session.state),
          idle: session.run?.facts.plays ? [] : ['play'],
        },
      }
    case 'play':
      if (session.run !== undefined) await playOnTerminal(session.name, session.run.ran, session.from)
      return undefined
    default:
      return undefined
  }
}

function keysKept(session: Session): readonly Key[] {
  if (session.state.phase === 'running') return []
  const { waiting } = session.state
  session.state = { ...session.state, waiting: [] }
  return waiting
}

function viewOf(session: Session): ExperimentView {
  const { rows } = session.from.screen.size()
  return {
    lines: linesOf(session).lines.length,
    height: pageHeight(rows),
    tries: session.experiment.words.tries.map(({ command }) => command),
    choices: session.prediction?.choices.length ?? 0,
    plays: session.run?.facts.plays ?? false,
  }
}

/** Ends the run at its next pause; true when there was one. */
function stop(session: Session): boolean {
  if (session.state.phase !== 'running') return false
  session.stopping = true
  return true
}

/** Runs with the options of the form. What goes wrong in the engine is told on this page. */
async function runNow(session: Session): Promise<void> {
  const { from, experiment, fast } = session
  // A prediction is about the run that follows it.
  session.state = running(session.runs > 0 ? withoutPrediction(session.state) : session.state)
  session.progress = undefined
  session.stopping = false
  session.error = undefined
  // What is running is seen before it takes the processor.
  await new Promise((resolve) => setImmediate(resolve))
  const started = performance.now()
  const answered: Answered = {}
  try {
    const read = valueReader(
      optionsIn(session.state.form.fields, session.typed),
      experiment.notes,
      settingOf(fast, from),
      answered,
    )
    const ran = await experiment.prepare(read)(liveSession(session, started))
    await finish(session, ran, answered, (performance.now() - started) / 1000)
  } catch (error) {
    session.error = error
    session.state = ended(session.state, 'failed')
  }
  session.wake()
}

async function finish(
  session: Session,
  ran: PlayableRun,
  answered: Answered,
  seconds: number,
): Promise<void> {
  const { from, name, stopping } = session
  session.runs += 1
  const seed = typeof answered.seed === 'number' ? answered.seed : undefined
  session.run = {
    ran,
    fields: session.state.form.fields,
    facts: {
      number: session.runs,
      seconds,
      seed,
      outcome: ran.outcome,
      stoppedEarly: stopping,
      plays: ran.play !== undefined,
    },
    idle: idleLines(session.experiment, answered, session.typed, from.context.messages),
  }
  session.state = ended(session.state, 'shown')
  ;(await from.context.learner()).record({ kind: 'lab-run', lab: name })
  if (session.prediction !== undefined && session.state.said !== undefined && session.runs === 1)
    session.verdict = labOutcome(
      session.prediction,
      session.state.said,
      ran.outcome,
      from.context.frame,
    ).filter(Boolean)
  if (stopping) return
  // What can be done by hand comes first, as the result of it does not say more than the hands.
  if (session.runs === 1) await playOnTerminal(name, ran, from)
  const kept: KeptRun = {
    time: from.context.now().getTime(),
    options: answered,
    seconds,
    locale: from.context.locale,
    ...keptLines(ran.lines, from.context.frame),
  }
  session.kept = [...session.kept, kept]
  keepRun(from.context.places.data, name, kept)
}

/** Between two turns for keys and drawing. Shorter costs time, longer feels stuck. */
const MILLISECONDS_BETWEEN_PAUSES = 30

function liveSession(session: Session, started: number): LabSession {
  let lastPause = started
  const losses: number[] = []
  return {
    pause: async () => {
      const now = performance.now()
      if (now - lastPause < MILLISECONDS_BETWEEN_PAUSES) return
      session.wake()
      await new Promise((resolve) => setImmediate(resolve))
      lastPause = performance.now()
    },
    stopped: () => session.stopping,
    report: ({ step, steps, loss, sample }) => {
      if (loss !== undefined) losses.push(loss)
      session.progress = { seconds: (performance.now() - started) / 1000, step, steps, losses, sample }
    },
  }
}

function linesOf(session: Session) {
  const { from, state, experiment, prediction, progress, kept, leftOut, run, error } = session
  const { frame } = screenFrame(from.screen, from.context)
  const trouble = error === undefined ? [] : troubleLines(reportOf(error, from.context), frame)
  const shown: ShownRun | undefined = run && {
    ...run.facts,
    lines: state.phase === 'shown' ? run.ran.lines(frame) : [],
    explanation: state.phase === 'shown' ? [...run.idle, ...run.ran.explanation(frame)] : [],
  }
  return experimentLines(
    { state, words: experiment.words, prediction, run: shown, progress, trouble, kept, leftOut },
    frame,
  )
}

function show(session: Session): Shown {
  const { from } = session
  const { frame, margin } = screenFrame(from.screen, from.context)
  const size = from.screen.size()
  const page = { ...linesOf(session), more: frame.theme.muted(moreText(frame)) }
  const top = topFor(page, pageHeight(size.rows), session.state.top)
  session.state = { ...session.state, top }
  return { picture: pagePicture(page, top, size.rows, margin), frame }
}

/** What stays in the shell; nothing before a run has ended. */
function leftLines({ run, verdict, from, experiment, state }: Session): readonly string[] {
  return run === undefined
    ? []
    : lastingLines(experiment.words, verdict, commandOf({ lab: state.lab, form: run }), from.context.frame)
}
