import type { AttentionResult, AttentionStage, LearnedResult, StepResult } from '../../labs/attention.ts'
import type { AttentionWords } from '../../messages/labs/attention.en.ts'
import type { Prediction } from '../../messages/labs/words.ts'
import { curveLines, type Grid, heatMapLines, matrixLines, shadeKey, showsNumbers } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose } from '../prose.ts'

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
  const matrix = (values: StepResult['queries']): string[] => matrixLines(step.words, values, 2, frame)
  return [
    ...prose(words.handmade, frame),
    ...strong(words.query),
    ...matrix(step.queries),
    ...strong(words.key),
    ...matrix(step.keys),
    ...strong(words.value),
    ...matrix(step.values),
    ...strong(words.scores),
    ...matrix(step.scores),
    ...strong(scaled ? words.scaled : words.notScaled),
    ...matrix(step.scaledScores),
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
  const { parameters, stepsDone, losses, exact, heldOut } = learned
  const shown = shownStages(learned.stages)
  return [
    ...prose(words.learned(grouped(parameters), grouped(stepsDone)), frame).map(frame.theme.muted),
    ...(losses.length > 1 ? ['', ...strong(words.loss), ...lossCurve(losses, words, frame)] : []),
    '',
    ...strong(words.exact(percent(exact, 0), String(heldOut))),
    ...shown.flatMap((stage) => ['', ...stageLines(stage, learned, words, frame)]),
    ...shown.slice(-1).flatMap((stage) => shadeLine(gridOf(stage, learned), words, frame)),
  ]
}

const lossCurve = (losses: readonly number[], words: AttentionWords, frame: Frame): string[] =>
  curveLines(
    [{ name: words.loss, values: losses }],
    { rows: 4, columns: 60, format: (value) => value.toFixed(2) },
    frame,
  )

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
): readonly string[] {
  if (mode === 'step') return [explain.step, ...(causal ? [explain.causal] : []), explain.scale]
  if (learned?.stepsDone === 0) return [explain.untrained]
  return [
    ...(mode === 'translate' && scaled && window === 0 ? [explain.translate] : []),
    ...(mode === 'reverse' ? [explain.reverse] : []),
    ...(scaled ? [] : [explain.unscaled(percent(learned?.exact ?? 0, 0)), explain.scale]),
    ...(window > 0 ? [explain.window] : []),
    explain.limit,
  ]
}

/** Where most of the weight lay: for 匹, for the last word by hand, for the first letter that is written. */
export function outcome({ mode, step, learned }: AttentionResult): number | undefined {
  if (step) return [3, 0, 1].indexOf(placeOfMost(step.weights.at(-1) ?? []))
  const last = learned?.stages.at(-1)
  if (!learned || !last) return undefined
  if (mode === 'reverse') return flat(last.weights[0]) ? 2 : placeOfMost(last.weights[0] ?? []) === 0 ? 0 : 1
  const row = last.weights[last.written.indexOf('匹')]
  if (!row) return undefined
  return flat(row) ? 2 : learned.source[placeOfMost(row)] === 'horses' ? 1 : 0
}

const placeOfMost = (row: readonly number[]): number => row.indexOf(Math.max(...row))

const flat = (row: readonly number[] = []): boolean => Math.max(...row) < 0.3

export function prediction({ mode }: Readonly<Record<string, unknown>>, words: AttentionWords): Prediction {
  if (typeof mode === 'string' && mode.startsWith('step')) return words.predictStep
  return mode === 'reverse' ? words.predictReverse : words.predict
}
