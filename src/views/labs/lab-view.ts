import type { Frame } from '../frame.ts'

/** How an experiment's result looks. */
export interface LabView<Result, Words> {
  readonly lines: (result: Result, words: Words, frame: Frame) => string[]
  /** What was seen and why, a paragraph each; also what the experiment does not show. */
  readonly explanation: (result: Result, words: Words, frame: Frame) => readonly string[]
  /** The place of the predicted choice that came true; undefined where the question is not about this run. */
  readonly outcome: (result: Result) => number | undefined
  /** Whether the prediction is asked for with these options; always when left out. */
  readonly predicts?: (options: Readonly<Record<string, unknown>>) => boolean
}
