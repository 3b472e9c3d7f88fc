import type { LabName } from '../../domain/labs.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Lab, OptionReader } from '../../labs/lab.ts'
import type { Session } from '../../labs/session.ts'
import type { LabWords, Prediction } from '../../messages/labs/words.ts'
import type { Frame } from '../../views/frame.ts'
import type { LabView } from '../../views/labs/lab-view.ts'
import type { Context } from '../shared/context.ts'
import { noteOptions, type OptionNote } from './options.ts'

/** An experiment with its wording and its view, whatever its options and its result are. */
export interface BoundLab {
  readonly notes: readonly OptionNote[]
  readonly words: LabWords
  /** The question before the run; undefined where none fits these options. */
  readonly prediction: (options: Readonly<Record<string, unknown>>) => Prediction | undefined
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
  /** What can be done with the result on a terminal. Gives what then stands in its place, or undefined for itself. */
  readonly play: ((context: Context) => Promise<string[] | undefined>) | undefined
}

/** The wording in one language; the other one is not loaded. */
const inLocale = <Words>(
  locale: Locale,
  words: Readonly<Record<Locale, () => Promise<Words>>>,
): Promise<Words> => words[locale]()

interface Parts<Options, Result, Words> {
  readonly engine: Lab<Options, Result>
  readonly view: LabView<Result, Words>
  readonly words: Words
  readonly play?: (run: Played<Options, Result, Words>, context: Context) => Promise<string[] | undefined>
}

interface Played<Options, Result, Words> {
  readonly options: Options
  readonly result: Result
  readonly words: Words
}

function bind<Options, Result, Words extends LabWords>(
  { engine, view, words, play }: Parts<Options, Result, Words>,
  locale: Locale,
): BoundLab {
  return {
    notes: noteOptions(engine.options, locale),
    words,
    prediction: (options) =>
      view.predicts?.(options) === false ? undefined : (view.prediction?.(options, words) ?? words.predict),
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
          play: play && ((context) => play({ options, result, words }, context)),
        }
      }
    },
  }
}

type Load = (locale: Locale) => Promise<BoundLab>

/** How each experiment is loaded: its engine, its view and its words in one language, and nothing of the others. */
export const boundLabs: Readonly<Record<LabName, Load>> = {
  next: async (locale) =>
    bind(
      {
        engine: await import('../../labs/next.ts'),
        view: await import('../../views/labs/next.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/next.en.ts')).nextEn,
          zh: async () => (await import('../../messages/labs/next.zh.ts')).nextZh,
        }),
        play: async ({ result, words }, context) =>
          result.rounds.length > 0
            ? (await import('./play/next.ts')).playNext(result, words, context)
            : undefined,
      },
      locale,
    ),
  ngram: async (locale) =>
    bind(
      {
        engine: await import('../../labs/ngram.ts'),
        view: await import('../../views/labs/ngram.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/ngram.en.ts')).ngramEn,
          zh: async () => (await import('../../messages/labs/ngram.zh.ts')).ngramZh,
        }),
      },
      locale,
    ),
  distance: async (locale) =>
    bind(
      {
        engine: await import('../../labs/distance.ts'),
        view: await import('../../views/labs/distance.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/distance.zh.ts')).distanceZh
            : (await import('../../messages/labs/distance.en.ts')).distanceEn,
      },
      locale,
    ),
  word2vec: async (locale) =>
    bind(
      {
        engine: await import('../../labs/word2vec.ts'),
        view: await import('../../views/labs/word2vec.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/word2vec.en.ts')).word2vecEn,
          zh: async () => (await import('../../messages/labs/word2vec.zh.ts')).word2vecZh,
        }),
      },
      locale,
    ),
  rnn: async (locale) =>
    bind(
      {
        engine: await import('../../labs/rnn.ts'),
        view: await import('../../views/labs/rnn.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/rnn.en.ts')).rnnEn,
          zh: async () => (await import('../../messages/labs/rnn.zh.ts')).rnnZh,
        }),
      },
      locale,
    ),
  bottleneck: async (locale) =>
    bind(
      {
        engine: await import('../../labs/bottleneck.ts'),
        view: await import('../../views/labs/bottleneck.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/bottleneck.en.ts')).bottleneckEn,
          zh: async () => (await import('../../messages/labs/bottleneck.zh.ts')).bottleneckZh,
        }),
      },
      locale,
    ),
  attention: async (locale) =>
    bind(
      {
        engine: await import('../../labs/attention.ts'),
        view: await import('../../views/labs/attention.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/attention.en.ts')).attentionEn,
          zh: async () => (await import('../../messages/labs/attention.zh.ts')).attentionZh,
        }),
      },
      locale,
    ),
  gpt: async (locale) =>
    bind(
      {
        engine: await import('../../labs/gpt.ts'),
        view: await import('../../views/labs/gpt.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/gpt.en.ts')).gptEn,
          zh: async () => (await import('../../messages/labs/gpt.zh.ts')).gptZh,
        }),
      },
      locale,
    ),
  forward: async (locale) =>
    bind(
      {
        engine: await import('../../labs/forward.ts'),
        view: await import('../../views/labs/forward.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/forward.en.ts')).forwardEn,
          zh: async () => (await import('../../messages/labs/forward.zh.ts')).forwardZh,
        }),
        play: async ({ result, words }, context) =>
          (await import('./play/forward.ts')).playForward(result, words, context),
      },
      locale,
    ),
  sample: async (locale) =>
    bind(
      {
        engine: await import('../../labs/sample.ts'),
        view: await import('../../views/labs/sample.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/sample.en.ts')).sampleEn,
          zh: async () => (await import('../../messages/labs/sample.zh.ts')).sampleZh,
        }),
        play: async ({ options, words }, context) =>
          (await import('./play/sample.ts')).playSample(options, words, context),
      },
      locale,
    ),
  size: async (locale) =>
    bind(
      {
        engine: await import('../../labs/size.ts'),
        view: await import('../../views/labs/size.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/size.en.ts')).sizeEn,
          zh: async () => (await import('../../messages/labs/size.zh.ts')).sizeZh,
        }),
      },
      locale,
    ),
  tokens: async (locale) =>
    bind(
      {
        engine: await import('../../labs/tokens.ts'),
        view: await import('../../views/labs/tokens.ts'),
        words: await inLocale(locale, {
          en: async () => (await import('../../messages/labs/tokens.en.ts')).tokensEn,
          zh: async () => (await import('../../messages/labs/tokens.zh.ts')).tokensZh,
        }),
        play: async ({ result, words }, context) =>
          (await import('./play/tokens.ts')).playTokens(result, words, context),
      },
      locale,
    ),
  abstain: async (locale) =>
    bind(
      {
        engine: await import('../../labs/abstain.ts'),
        view: await import('../../views/labs/abstain.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/abstain.zh.ts')).abstainZh
            : (await import('../../messages/labs/abstain.en.ts')).abstainEn,
      },
      locale,
    ),
  ranking: async (locale) =>
    bind(
      {
        engine: await import('../../labs/ranking.ts'),
        view: await import('../../views/labs/ranking.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/ranking.zh.ts')).rankingZh
            : (await import('../../messages/labs/ranking.en.ts')).rankingEn,
      },
      locale,
    ),
  eval: async (locale) =>
    bind(
      {
        engine: await import('../../labs/eval.ts'),
        view: await import('../../views/labs/eval.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/eval.zh.ts')).evalZh
            : (await import('../../messages/labs/eval.en.ts')).evalEn,
      },
      locale,
    ),
  injection: async (locale) =>
    bind(
      {
        engine: await import('../../labs/injection.ts'),
        view: await import('../../views/labs/injection.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/injection.zh.ts')).injectionZh
            : (await import('../../messages/labs/injection.en.ts')).injectionEn,
      },
      locale,
    ),
  rag: async (locale) =>
    bind(
      {
        engine: await import('../../labs/rag.ts'),
        view: await import('../../views/labs/rag.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/rag.zh.ts')).ragZh
            : (await import('../../messages/labs/rag.en.ts')).ragEn,
      },
      locale,
    ),
  mask: async (locale) =>
    bind(
      {
        engine: await import('../../labs/mask.ts'),
        view: await import('../../views/labs/mask.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/mask.zh.ts')).maskZh
            : (await import('../../messages/labs/mask.en.ts')).maskEn,
      },
      locale,
    ),
  arithmetic: async (locale) =>
    bind(
      {
        engine: await import('../../labs/arithmetic.ts'),
        view: await import('../../views/labs/arithmetic.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/arithmetic.zh.ts')).arithmeticZh
            : (await import('../../messages/labs/arithmetic.en.ts')).arithmeticEn,
      },
      locale,
    ),
  icl: async (locale) =>
    bind(
      {
        engine: await import('../../labs/icl.ts'),
        view: await import('../../views/labs/icl.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/icl.zh.ts')).iclZh
            : (await import('../../messages/labs/icl.en.ts')).iclEn,
      },
      locale,
    ),
  emerge: async (locale) =>
    bind(
      {
        engine: await import('../../labs/emerge.ts'),
        view: await import('../../views/labs/emerge.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/emerge.zh.ts')).emergeZh
            : (await import('../../messages/labs/emerge.en.ts')).emergeEn,
      },
      locale,
    ),
  hallucinate: async (locale) =>
    bind(
      {
        engine: await import('../../labs/hallucinate.ts'),
        view: await import('../../views/labs/hallucinate.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/hallucinate.zh.ts')).hallucinateZh
            : (await import('../../messages/labs/hallucinate.en.ts')).hallucinateEn,
      },
      locale,
    ),
  clip: async (locale) =>
    bind(
      {
        engine: await import('../../labs/clip.ts'),
        view: await import('../../views/labs/clip.ts'),
        words:
          locale === 'zh'
            ? (await import('../../messages/labs/clip.zh.ts')).clipZh
            : (await import('../../messages/labs/clip.en.ts')).clipEn,
      },
      locale,
    ),
}
