import type { Prediction } from '../../messages/labs/words.ts'
import type { Frame } from '../frame.ts'
import type { Statement } from './statement.ts'

/** Options without an effect, and why: `without` what is missing, or `beside` what stands in their way, as it is typed. */
export interface Idle {
  readonly names: readonly string[]
  readonly without?: string
  readonly beside?: string
}

/** How an experiment's result looks. */
export interface LabView<Result, Words> {
  readonly lines: (result: Result, words: Words, frame: Frame) => string[]
  /** What was trained on what, and how it was tried: it stands where there is room for it, before the result or behind it. */
  readonly setup?: (result: Result, words: Words, frame: Frame) => string[]
  /** What was seen and why, a paragraph each; also what the experiment does not show. Claims that fail are not shown. */
  readonly explanation: (result: Result, words: Words, frame: Frame) => readonly Statement[]
  /** The place of the predicted choice that came true; undefined where the run says nothing about it. */
  readonly outcome: (result: Result) => number | undefined
  /** Whether the question fits these options; it does when this is left out. */
  readonly predicts?: (options: Readonly<Record<string, unknown>>) => boolean
  /** Options that change nothing beside the others, by what was asked for; `load` and `text` are true where a file was named. */
  readonly idle?: (asked: Readonly<Record<string, unknown>>) => Idle | undefined
  /** The question for these options, where there are several; else `predict` of the words. */
  readonly prediction?: (options: Readonly<Record<string, unknown>>, words: Words) => Prediction
}
