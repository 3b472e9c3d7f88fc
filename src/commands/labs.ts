import type { LabName } from '../domain/labs.ts'
import type { Locale } from '../domain/locale.ts'
import type { Lab, OptionReader } from '../labs/lab.ts'
import type { Session } from '../labs/session.ts'
import type { LabWords, Prediction } from '../messages/labs/words.ts'
import type { Frame } from '../views/frame.ts'
import type { LabView } from '../views/labs/lab-view.ts'
import { noteOptions, type OptionNote } from './lab-options.ts'

/** An experiment with its wording and its view, whatever its options and its result are. */
export interface BoundLab {
  readonly notes: readonly OptionNote[]
  readonly words: LabWords
  readonly prediction: (options: Readonly<Record<string, unknown>>) => Prediction
  /** Reads the options, so that wrong ones are told before anything runs, and gives what starts the run. */
  readonly prepare: (read: OptionReader) => (session: Session) => Promise<Ran>
}

/** A finished run. */
export interface Ran {
  /** For `--json`. */
  readonly result: unknown
  /** For `--save`; undefined where there is nothing to keep. */
  readonly saved: unknown
  readonly lines: (frame: Frame) => string[]
  readonly explanation: (frame: Frame) => readonly string[]
  readonly outcome: number | undefined
}

interface Parts<Options, Result, Words> {
  readonly engine: Lab<Options, Result>
  readonly view: LabView<Result, Words>
  readonly words: Words
}

function bind<Options, Result, Words extends LabWords>(
  parts: Parts<Options, Result, Words>,
  locale: Locale,
): BoundLab {
  const { engine, view, words } = parts
  return {
    notes: noteOptions(engine.options, locale),
    words,
    prediction: (options) => view.prediction?.(options, words) ?? words.predict,
    prepare: (read) => {
      const options = engine.options(read)
      return async (session) => {
        const result = await engine.run(options, session)
        return {
          result: engine.shown ? engine.shown(result) : result,
          saved: engine.saved?.(result),
          lines: (frame) => view.lines(result, words, frame),
          explanation: (frame) => view.explanation(result, words, frame),
          outcome: view.outcome(result),
        }
      }
    },
  }
}

/** How each experiment is loaded: its engine, its view and its words in one language, and nothing of the others. */
export const boundLabs: Readonly<Record<LabName, (locale: Locale) => Promise<BoundLab>>> = {
  next: async (locale) =>
    bind(
      {
        engine: await import('../labs/next.ts'),
        view: await import('../views/labs/next.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/next.zh.ts')).nextZh
            : (await import('../messages/labs/next.en.ts')).nextEn,
      },
      locale,
    ),
  ngram: async (locale) =>
    bind(
      {
        engine: await import('../labs/ngram.ts'),
        view: await import('../views/labs/ngram.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/ngram.zh.ts')).ngramZh
            : (await import('../messages/labs/ngram.en.ts')).ngramEn,
      },
      locale,
    ),
  sample: async (locale) =>
    bind(
      {
        engine: await import('../labs/sample.ts'),
        view: await import('../views/labs/sample.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/sample.zh.ts')).sampleZh
            : (await import('../messages/labs/sample.en.ts')).sampleEn,
      },
      locale,
    ),
  size: async (locale) =>
    bind(
      {
        engine: await import('../labs/size.ts'),
        view: await import('../views/labs/size.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/size.zh.ts')).sizeZh
            : (await import('../messages/labs/size.en.ts')).sizeEn,
      },
      locale,
    ),
  tokens: async (locale) =>
    bind(
      {
        engine: await import('../labs/tokens.ts'),
        view: await import('../views/labs/tokens.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/tokens.zh.ts')).tokensZh
            : (await import('../messages/labs/tokens.en.ts')).tokensEn,
      },
      locale,
    ),
  word2vec: async (locale) =>
    bind(
      {
        engine: await import('../labs/word2vec.ts'),
        view: await import('../views/labs/word2vec.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/word2vec.zh.ts')).word2vecZh
            : (await import('../messages/labs/word2vec.en.ts')).word2vecEn,
      },
      locale,
    ),
  rnn: async (locale) =>
    bind(
      {
        engine: await import('../labs/rnn.ts'),
        view: await import('../views/labs/rnn.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/rnn.zh.ts')).rnnZh
            : (await import('../messages/labs/rnn.en.ts')).rnnEn,
      },
      locale,
    ),
  gpt: async (locale) =>
    bind(
      {
        engine: await import('../labs/gpt.ts'),
        view: await import('../views/labs/gpt.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/gpt.zh.ts')).gptZh
            : (await import('../messages/labs/gpt.en.ts')).gptEn,
      },
      locale,
    ),
  attention: async (locale) =>
    bind(
      {
        engine: await import('../labs/attention.ts'),
        view: await import('../views/labs/attention.ts'),
        words:
          locale === 'zh'
            ? (await import('../messages/labs/attention.zh.ts')).attentionZh
            : (await import('../messages/labs/attention.en.ts')).attentionEn,
      },
      locale,
    ),
}
