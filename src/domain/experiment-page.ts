import { type Field, type Form, fieldsFor, moveField, pressInForm } from './experiment-form.ts'
import { halfWidth, type Key, pressOf } from './keys.ts'
import { scrolledBy } from './scrolled.ts'

/** `predict`: a question before the run; `running`; `shown`: its result; `failed`: what went wrong. */
export type ExperimentPhase = 'predict' | 'running' | 'shown' | 'failed'

/** An experiment on the screen. A value: nothing here runs or draws. */
export interface ExperimentState {
  readonly lab: string
  readonly phase: ExperimentPhase
  readonly form: Form
  readonly top: number
  /** The result stands beside that of the run before. */
  readonly compares: boolean
  readonly help: boolean
  /** Which choice was predicted. */
  readonly said?: number
  /** Keys that came while it ran; they count when it has ended. */
  readonly waiting: readonly Key[]
}

export interface ExperimentView {
  readonly lines: number
  readonly height: number
  /** The commands to try, in order. */
  readonly tries: readonly string[]
  /** Choices of the prediction. */
  readonly choices: number
  /** There is something to do with the result by hand. */
  readonly plays: boolean
}

/** `run` with the options of the form; `seed` with a new one; `stop` what runs. */
export type ExperimentEffect = 'run' | 'seed' | 'stop' | 'back' | 'copy' | 'play'

export interface ExperimentStep {
  readonly state: ExperimentState
  readonly effect?: ExperimentEffect
}

export const startExperiment = (
  lab: string,
  fields: readonly Field[],
  predicts: boolean,
): ExperimentState => ({
  lab,
  phase: predicts ? 'predict' : 'running',
  form: { fields },
  top: 0,
  compares: false,
  help: false,
  waiting: [],
})

/** The run has begun: its result will be looked at from the top. */
export const running = (state: ExperimentState): ExperimentState => ({
  ...state,
  phase: 'running',
  form: { fields: state.form.fields },
  top: 0,
  help: false,
})

export const ended = (state: ExperimentState, phase: 'shown' | 'failed'): ExperimentState => ({
  ...state,
  phase,
  waiting: [],
})

/** More keys than a person types while a network trains are a paste. */
const MOST_WAITING = 100

export function pressInExperiment(state: ExperimentState, key: Key, view: ExperimentView): ExperimentStep {
  if (state.help) return { state: { ...state, help: false } }
  switch (state.phase) {
    case 'predict':
      return pressInPrediction(state, halfWidth(key), view)
    case 'running':
      return pressWhileRunning(state, key)
    default:
      return pressOnResult(state, key, view)
  }
}

/** Enter runs without a prediction. */
function pressInPrediction(state: ExperimentState, key: Key, view: ExperimentView): ExperimentStep {
  const press = pressOf(key)
  if (press === 'q' || press === 'escape') return { state, effect: 'back' }
  if (press === 'enter' || press === ' ') return { state, effect: 'run' }
  const said = Number(key.text) - 1
  return key.name === 'text' && said >= 0 && said < view.choices
    ? { state: { ...state, said }, effect: 'run' }
    : { state }
}

function pressWhileRunning(state: ExperimentState, key: Key): ExperimentStep {
  const press = pressOf(key)
  if (press === 'q' || press === 'escape') return { state, effect: 'stop' }
  const waiting = [...state.waiting, key].slice(0, MOST_WAITING)
  return { state: { ...state, waiting } }
}

function pressOnResult(state: ExperimentState, typed: Key, view: ExperimentView): ExperimentStep {
  const form = pressInForm(state.form, typed)
  if (form !== undefined) return { state: { ...state, form } }
  const key = halfWidth(typed)
  switch (pressOf(key)) {
    case 'q':
    case 'escape':
      return { state, effect: 'back' }
    case 'tab':
    case 'enter':
      return { state: { ...state, form: moveField(state.form, 1), compares: false } }
    case 'backtab':
      return { state: { ...state, form: moveField(state.form, -1), compares: false } }
    case 'r':
      return { state, effect: 'run' }
    case 'n':
      return { state, effect: 'seed' }
    case 'v':
      return { state: { ...state, compares: !state.compares, top: 0 } }
    case 'x':
      return view.plays ? { state, effect: 'play' } : { state }
    case 'y':
      return { state, effect: 'copy' }
    case '?':
      return { state: { ...state, help: true } }
    default:
      return pressTry(state, key, view)
  }
}

/** A digit runs the command of that number; the other keys scroll. */
function pressTry(state: ExperimentState, key: Key, view: ExperimentView): ExperimentStep {
  const command = key.name === 'text' ? view.tries[Number(key.text) - 1] : undefined
  const fields = command === undefined ? undefined : fieldsFor(command, state.lab, state.form.fields)
  if (fields !== undefined) return { state: { ...state, form: { fields } }, effect: 'run' }
  return { state: { ...state, top: scrolledBy(key, state.top, view.lines, view.height) ?? state.top } }
}
