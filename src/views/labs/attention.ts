import type {
  AttentionResult,
  AttentionStage,
  LearnedResult,
  Look,
  StepResult,
} from '../../labs/attention.ts'
import type { AttentionWords } from '../../messages/labs/attention.en.ts'
import type { Prediction } from '../../messages/labs/words.ts'
import { type Grid, heatMapLines, matrixLines, shadeKey, showsNumbers } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose } from '../prose.ts'
import type { Idle } from './lab-view.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export function setup({ step, learned }: AttentionResult, words: AttentionWords, frame: Frame): string[] {
  if (step) return prose(words.handmade, frame)
  if (!learned) return []
  const { parameters, stepsDone } = learned
  return prose(words.learned(grouped(parameters), grouped(stepsDone)), frame).map(frame.theme.muted)
}

export function lines(result: AttentionResult, words: AttentionWords, frame: Frame): string[] {
  if (result.step) return stepLines(result.step, result, words, frame)
  return result.learned ? learnedLines(result.learned, words, frame) : []
}

function stepLines(
  step: StepResult,
  { causal, scaled }: AttentionResult,
  words: AttentionWords,
  frame: Frame,
): string[] {
  const strong = (text: string): string[] => ['', ...prose(text, frame).map(frame.theme.strong)]
  const weights: Grid = {
    rows: step.words,
    columns: step.words,
    values: step.weights,
    ...(causal ? { hidden: (row, column) => column > row } : {}),
  }
  const matrix = (values: StepResult['queries'], columns: readonly string[] = words.parts): string[] =>
    matrixLines({ rows: step.words, columns, values }, 2, frame)
  return [
    ...strong(words.query),
    ...matrix(step.queries),
    ...strong(words.key),
    ...matrix(step.keys),
    ...strong(words.value),
    ...matrix(step.values),
    ...strong(words.scores),
    ...matrix(step.scores, step.words),
    ...strong(scaled ? words.scaled : words.notScaled),
    ...matrix(step.scaledScores, step.words),
    ...strong(words.weights),
    ...heatMapLines(weights, frame),
    ...shadeLine(weights, words, frame),
    ...strong(words.out),
    ...matrix(step.out),
  ]
}

/** What the signs of the map mean; nothing for a screen reader, which gets the numbers. */
function shadeLine(grid: Grid, words: AttentionWords, frame: Frame): string[] {
  if (frame.accessible) return []
  const text = showsNumbers(grid, frame) ? words.shadesAndNumbers(shadeKey) : words.shades(shadeKey)
  return prose(text, frame).map(frame.theme.muted)
}

function learnedLines(learned: LearnedResult, words: AttentionWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  const { losses, exact, heldOut } = learned
  const [last, ...early] = shownStages(learned.stages).toReversed()
  return [
    ...strong(words.exact(percent(exact, 0), String(heldOut))),
    ...(last
      ? ['', ...stageLines(last, learned, words, frame), ...shadeLine(gridOf(last, learned), words, frame)]
      : []),
    ...early.flatMap((stage) => ['', ...stageLines(stage, learned, words, frame)]),
    ...(losses.length > 1 ? ['', ...lossLines(words.loss, learned, frame)] : []),
  ]
}

/** An early one and the last one: enough to see the picture grow. */
function shownStages(stages: readonly AttentionStage[]): AttentionStage[] {
  const [, early, ...later] = stages
  const last = later.at(-1)
  return [early, last]
    .filter((stage) => stage !== undefined)
    .concat(stages.length < 3 ? stages.slice(-1) : [])
}

const gridOf = ({ written, weights }: AttentionStage, { source }: LearnedResult): Grid => ({
  rows: written,
  columns: source,
  values: weights,
})

function stageLines(
  stage: AttentionStage,
  learned: LearnedResult,
  words: AttentionWords,
  frame: Frame,
): string[] {
  const text = words.wrote(stage.written.join(' ') || words.nothing)
  return [
    ...prose(words.stage(stage.step), frame).map(frame.theme.strong),
    ...prose(text, frame),
    ...heatMapLines(gridOf(stage, learned), frame),
  ]
}

export function explanation(
  { mode, causal, scaled, window, learned }: AttentionResult,
  { explain }: AttentionWords,
): readonly Statement[] {
  if (mode === 'step')
    return [background(explain.step), claim('causal', causal, explain.causal), background(explain.scale)]
  const trained = (learned?.stepsDone ?? 0) > 0
  const exact = learned?.exact ?? 0
  const { early = null, ahead = null } = learned?.looks ?? {}
  const translates = mode === 'translate' && trained
  const clear = (look: Look | null): boolean =>
    look !== null && look.weight >= 0.3 && look.at === look.follows
  const first = learned?.stages.at(-1)?.weights[0] ?? []
  return [
    claim('untrained', !trained, explain.untrained),
    claim('alone', translates && scaled && window === 0, explain.alone),
    claim('early', translates && clear(early), explain.early(early?.word ?? '', early?.at ?? '')),
    claim('ahead', translates && clear(ahead), explain.ahead(ahead?.word ?? '', ahead?.at ?? '')),
    claim(
      'elsewhere',
      translates && ahead !== null && ahead.at !== ahead.follows,
      explain.elsewhere(ahead?.word ?? '', ahead?.at ?? '', ahead?.follows ?? ''),
    ),
    claim(
      'reverse',
      mode === 'reverse' && trained && !flat(first) && placeOfMost(first) === first.length - 1,
      explain.reverse,
    ),
    claim('unfinished', trained && scaled && exact < 0.9, explain.unfinished(percent(exact, 0))),
    claim('unscaled', trained && !scaled, explain.unscaled(percent(exact, 0))),
    claim('scale', trained && !scaled, explain.scale),
    claim('window', translates && window > 0, explain.window),
    background(explain.limit),
  ]
}

/** Where most of the weight lay: for the word that follows from a noun, for the last word by hand, for the first letter that is written. */
export function outcome({ mode, step, learned }: AttentionResult): number | undefined {
  if (step) return [3, 0, 1].indexOf(placeOfMost(step.weights.at(-1) ?? []))
  const last = learned?.stages.at(-1)
  if (!learned || !last) return undefined
  if (mode === 'reverse') return flat(last.weights[0]) ? 2 : placeOfMost(last.weights[0] ?? []) === 0 ? 0 : 1
  const { ahead } = learned.looks
  if (ahead === null) return undefined
  return ahead.weight < 0.3 ? 2 : ahead.at === ahead.follows ? 1 : 0
}

const placeOfMost = (row: readonly number[]): number => row.indexOf(Math.max(...row))

const flat = (row: readonly number[] = []): boolean => Math.max(...row) < 0.3

export function prediction({ mode }: Readonly<Record<string, unknown>>, words: AttentionWords): Prediction {
  if (typeof mode === 'string' && mode.startsWith('step')) return words.predictStep
  return mode === 'reverse' ? words.predictReverse : words.predict
}

/** The question about a translation speaks of the sentence that is shown unless the learner types another. */
export const predicts = ({ mode }: Readonly<Record<string, unknown>>): boolean =>
  typeof mode !== 'string' || !/^translate\s+\S/.test(mode)

export function idle({ mode }: Readonly<Record<string, unknown>>): Idle | undefined {
  const [first = 'translate'] = typeof mode === 'string' ? mode.split(' ').filter((word) => word !== '') : []
  const names = {
    step: ['window', 'length', 'steps'],
    reverse: ['causal'],
    translate: ['causal', 'length'],
  }
  return first === 'step' || first === 'reverse' || first === 'translate'
    ? { names: names[first], beside: first }
    : undefined
}
