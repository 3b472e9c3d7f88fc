import type { CourseLanguage } from '../domain/locale.ts'
import type { Lab, OptionReader } from '../labs/lab.ts'
import type { Session } from '../labs/session.ts'
import type { LabWords, Prediction } from '../messages/labs/words.ts'
import type { Frame } from '../views/frame.ts'
import { resultWithSetup } from '../views/lab.ts'
import type { Idle, LabView } from '../views/labs/lab-view.ts'
import { shownTexts } from '../views/labs/statement.ts'
import { isGiven, noteOptions, type OptionNote } from './options.ts'

/** An experiment of the list. Its engine, its view and its wording load when they are asked for. */
export interface Experiment<Found extends Run = Run> {
  /** The wording alone, for a list. */
  readonly words: (locale: CourseLanguage) => Promise<LabWords>
  readonly load: (locale: CourseLanguage) => Promise<LoadedExperiment<Found>>
}

/** An experiment in one language. */
export interface LoadedExperiment<Found extends Run = Run> {
  readonly notes: readonly OptionNote[]
  readonly words: LabWords
  /** The question before the run; undefined where none fits these options. */
  readonly prediction: (options: Readonly<Record<string, unknown>>) => Prediction | undefined
  /** Options that were given a value and change nothing; `load` and `text` are true where a file was named. */
  readonly idle: (asked: Readonly<Record<string, unknown>>) => Idle | undefined
  /** Reads the options, so that wrong ones are told before anything runs, and gives what starts the run. */
  readonly prepare: (read: OptionReader) => (session: Session) => Promise<Found>
}

/** A finished run. */
export interface Run<Options = unknown, Result = unknown, Words extends LabWords = LabWords> {
  readonly options: Options
  readonly result: Result
  readonly words: Words
  /** For `--json`. */
  readonly shown: unknown
  /** For `--save`; undefined where there is nothing to keep. */
  readonly saved: unknown
  readonly lines: (frame: Frame) => string[]
  readonly explanation: (frame: Frame) => readonly string[]
  /** The place of the predicted choice that came true. */
  readonly outcome: number | undefined
}

interface Parts<Options, Result, Words> {
  readonly engine: () => Promise<Lab<Options, Result>>
  readonly view: () => Promise<LabView<Result, Words>>
  readonly words: Readonly<Record<CourseLanguage, () => Promise<Words>>>
}

/** Binds an engine, its view and its wording in both languages. Of the languages only the one that is asked for loads. */
export function experiment<Options, Result, Words extends LabWords>(
  parts: Parts<Options, Result, Words>,
): Experiment<Run<Options, Result, Words>> {
  return {
    words: (locale) => parts.words[locale](),
    load: async (locale) => {
      const [engine, view, words] = await Promise.all([parts.engine(), parts.view(), parts.words[locale]()])
      const notes = noteOptions(engine.options, locale)
      return {
        notes,
        idle: (asked) => givenIdle(view.idle?.(asked), notes, asked),
        words,
        prediction: (options) =>
          view.predicts?.(options) === false
            ? undefined
            : (view.prediction?.(options, words) ?? words.predict),
        prepare: (read) => {
          const options = engine.options(read)
          return async (session) => finished(options, await engine.run(options, session), engine, view, words)
        },
      }
    },
  }
}

function givenIdle(
  idle: Idle | undefined,
  notes: readonly OptionNote[],
  asked: Readonly<Record<string, unknown>>,
): Idle | undefined {
  const given = notes.filter((note) => isGiven(note, asked[note.name])).map(({ name }) => name)
  const names = idle?.names.filter((name) => given.includes(name)) ?? []
  return idle === undefined || names.length === 0 ? undefined : { ...idle, names }
}

/** A result with its view and wording. */
export const finished = <Options, Result, Words extends LabWords>(
  options: Options,
  result: Result,
  engine: Lab<Options, Result>,
  view: LabView<Result, Words>,
  words: Words,
): Run<Options, Result, Words> => ({
  options,
  result,
  words,
  shown: engine.shown ? engine.shown(result) : result,
  saved: engine.saved?.(result),
  lines: (frame) =>
    resultWithSetup(
      { setup: view.setup?.(result, words, frame) ?? [], result: view.lines(result, words, frame) },
      frame,
    ),
  explanation: (frame) => shownTexts(view.explanation(result, words, frame)),
  outcome: view.outcome(result),
})
