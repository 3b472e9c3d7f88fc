import { type Field, type Form, fieldsFor, moveField, pressInForm, wordsOf } from './experiment-form.ts'
import { actionOn, type ScreenName } from './key-table.ts'
import { halfWidth, type Key } from './keys.ts'
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
export type ExperimentEffect = 'run' | 'seed' | 'stop' | 'back' | 'copy' | 'play' | 'help'

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
  waiting: [],
})

/** The run has begun: its result will be looked at from the top. */
export const running = (state: ExperimentState): ExperimentState => ({
  ...state,
  phase: 'running',
  form: { fields: state.form.fields },
  top: 0,
})

export const ended = (state: ExperimentState, phase: 'shown' | 'failed'): ExperimentState => ({
  ...state,
  phase,
})

/** A prediction is about the run that follows it. */
export const withoutPrediction = ({ said: _, ...state }: ExperimentState): ExperimentState => state

/** Another seed, of the milliseconds of this moment. */
export const withSeed = (state: ExperimentState, now: number): ExperimentState => ({
  ...state,
  form: {
    ...state.form,
    fields: state.form.fields.map((field) =>
      field.name === 'seed' ? { ...field, value: now % SEEDS } : field,
    ),
  },
})

const SEEDS = 100_000

/** What repeats the run on a command line. */
export const commandOf = ({
  lab,
  form,
}: {
  readonly lab: string
  readonly form: Pick<Form, 'fields'>
}): string => ['llm-primer', 'lab', lab, ...wordsOf(form.fields)].join(' ')

/** More keys than a person types while a network trains are a paste. */
const MOST_WAITING = 100

export function pressInExperiment(state: ExperimentState, key: Key, view: ExperimentView): ExperimentStep {
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
  switch (actionOn('prediction', key)) {
    case 'back':
    case 'let-go':
      return { state, effect: 'back' }
    case 'accept':
      return { state, effect: 'run' }
    case 'copy':
      return { state, effect: 'copy' }
    case 'help':
      return { state, effect: 'help' }
    case 'number': {
      const said = Number(key.text) - 1
      return said >= 0 && said < view.choices ? { state: { ...state, said }, effect: 'run' } : { state }
    }
    default:
      return { state: scrolled('prediction', state, key, view) }
  }
}

const scrolled = (
  screen: ScreenName,
  state: ExperimentState,
  key: Key,
  view: ExperimentView,
): ExperimentState => ({
  ...state,
  top: scrolledBy(screen, key, state.top, view.lines, view.height) ?? state.top,
})

function pressWhileRunning(state: ExperimentState, key: Key): ExperimentStep {
  if (actionOn('running', halfWidth(key)) !== undefined) return { state, effect: 'stop' }
  const waiting = [...state.waiting, key].slice(0, MOST_WAITING)
  return { state: { ...state, waiting } }
}

/** Which keys there are on a result. */
export function triedScreen({
  compares,
  form,
}: ExperimentState): 'comparison' | 'option' | 'result' | 'value' {
  if (compares) return 'comparison'
  if (form.typing !== undefined) return 'value'
  return form.focus === undefined ? 'result' : 'option'
}

/** On a result the keys of an option are told as well. */
export const keysFor = ({ phase, compares }: ExperimentState): readonly ScreenName[] =>
  phase === 'predict' ? ['prediction'] : compares ? ['comparison'] : ['result', 'option']

function pressOnResult(state: ExperimentState, typed: Key, view: ExperimentView): ExperimentStep {
  const screen = triedScreen(state)
  const key = screen === 'value' ? typed : halfWidth(typed)
  const form = state.compares ? undefined : pressInForm(state.form, key)
  if (form !== undefined) return { state: { ...state, form } }
  if (screen === 'value') return { state }
  const action = actionOn(screen, key)
  switch (action) {
    case 'back':
    case 'let-go':
      return state.compares ? { state: { ...state, compares: false, top: 0 } } : { state, effect: 'back' }
    case 'focus-next':
    case 'accept':
      return { state: { ...state, form: moveField(state.form, 1), compares: false } }
    case 'focus-before':
      return { state: { ...state, form: moveField(state.form, -1), compares: false } }
    case 'run':
    case 'seed':
    case 'copy':
    case 'help':
      return { state, effect: action }
    case 'compare':
      return { state: { ...state, compares: !state.compares, top: 0 } }
    case 'play':
      return view.plays ? { state, effect: 'play' } : { state }
    case 'number':
      return pressTry(state, key, view)
    default:
      return { state: scrolled(screen, state, key, view) }
  }
}

/** Runs the command of that number. */
function pressTry(state: ExperimentState, key: Key, view: ExperimentView): ExperimentStep {
  const command = view.tries[Number(key.text) - 1]
  const fields = command === undefined ? undefined : fieldsFor(command, state.lab, state.form.fields)
  return fields === undefined ? { state } : { state: { ...state, form: { fields } }, effect: 'run' }
}
