import type { GrammarResult, Shown, Unknowns, Written } from '../../labs/grammar.ts'
import type { GrammarWords } from '../../messages/labs/grammar.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { indented, prose } from '../prose.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { parameters, stepsDone, allowNull }: GrammarResult,
  words: GrammarWords,
  frame: Frame,
): string[] =>
  [words.model(grouped(parameters), grouped(stepsDone)), words.form(allowNull)].flatMap((text) =>
    prose(text, frame).map(frame.theme.muted),
  )

export function lines(result: GrammarResult, words: GrammarWords, frame: Frame): string[] {
  const { theme } = frame
  const { written, unknowns, shown, forced } = result
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  return [
    ...strong(words.unknown),
    ...barLines(
      unknowns.flatMap(({ way, texts, invented, admitted }) => [
        { label: words.admitted[way], value: admitted / texts, text: words.of(admitted, texts) },
        {
          label: words.invented[way],
          value: invented / texts,
          text: words.of(invented, texts),
          marked: true,
        },
      ]),
      frame,
      1,
    ),
    ...prose(words.forced(forced.places, forced.texts), frame).map(theme.muted),
    '',
    ...strong(words.results(written[0]?.texts ?? 0)),
    ...barLines(
      written.flatMap(({ way, texts, valid, right }) => [
        { label: words.valid[way], value: valid / texts, text: words.of(valid, texts) },
        { label: words.right[way], value: right / texts, text: words.of(right, texts), marked: true },
      ]),
      frame,
      1,
    ),
    ...shown.flatMap((each) => shownLines(each, words, frame)),
    ...(result.losses.length > 1 ? ['', ...lossLines(words.loss, result, frame)] : []),
  ]
}

const shownLines = ({ question, free, masked, left }: Shown, words: GrammarWords, frame: Frame): string[] => {
  const least = Math.min(1, ...left)
  const place = left.indexOf(least)
  return [
    '',
    ...prose(words.question(question), frame).map(frame.theme.strong),
    ...indented(words.free(free), frame),
    ...indented(words.masked(masked), frame),
    ...(least < 0.5 ? indented(words.taken(masked.slice(0, place), percent(1 - least, 0)), frame) : []),
  ]
}

const none: Written = { way: 'free', texts: 1, valid: 0, right: 0 }
const noUnknowns: Unknowns = { way: 'free', texts: 1, invented: 0, admitted: 0 }

export function explanation(
  { written, unknowns, forced, stepsDone, allowNull, retried }: GrammarResult,
  { explain }: GrammarWords,
): readonly Statement[] {
  const [free, masked] = [written[0] ?? none, written[1] ?? none]
  const [freely, tied] = [unknowns[0] ?? noUnknowns, unknowns[1] ?? noUnknowns]
  const trained = stepsDone > 0
  return [
    claim('untrained', !trained, explain.untrained(masked.valid, masked.texts)),
    claim(
      'valid',
      trained && masked.valid === masked.texts && free.valid < masked.valid,
      explain.valid(free.valid, masked.valid, masked.texts),
    ),
    claim(
      'wrong',
      trained && masked.valid - masked.right >= masked.texts / 20,
      explain.wrong(masked.valid, masked.valid - masked.right),
    ),
    claim(
      'invents',
      trained && freely.admitted > freely.texts / 2 && tied.invented > tied.texts / 2,
      explain.invents(freely.admitted, freely.texts, tied.invented),
    ),
    claim(
      'admits',
      trained && allowNull && tied.admitted > tied.texts / 2,
      explain.admits(tied.admitted, tied.texts),
    ),
    claim('forced', trained && forced.places > 0, explain.forced(forced.places)),
    claim(
      'retried',
      trained && retried.valid > 0 && retried.right / retried.valid > masked.right / masked.texts,
      explain.retried(
        percent(retried.right / Math.max(1, retried.valid), 0),
        percent(masked.right / masked.texts, 0),
      ),
    ),
    background(explain.lesson),
    background(explain.limit),
  ]
}

/** Of the sums that nobody answers, how many get a number when the form has no place for "unknown". */
export function outcome({ unknowns, stepsDone }: GrammarResult): number | undefined {
  const tied = unknowns[1]
  if (tied === undefined || stepsDone === 0) return undefined
  const share = tied.invented / tied.texts
  return share < 0.1 ? 0 : share < 0.9 ? 1 : 2
}

/** The question is about a form that has no place for null. */
export const predicts = ({ null: allowNull }: Readonly<Record<string, unknown>>): boolean =>
  allowNull !== true
