import { shareRight, type Word2vecResult } from '../../labs/word2vec.ts'
import type { Word2vecWords } from '../../messages/labs/word2vec.en.ts'
import { barLines, scatterLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { indented, prose, textColumns } from '../prose.ts'
import type { Idle } from './lab-view.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export function setup(
  { sentences, vocabulary, pairs, shuffled }: Word2vecResult,
  words: Word2vecWords,
  frame: Frame,
): string[] {
  const facts = words.trained(grouped(sentences), grouped(vocabulary), grouped(pairs))
  return prose(shuffled ? `${facts} · ${words.shuffled}` : facts, frame).map(frame.theme.muted)
}

export function lines(result: Word2vecResult, words: Word2vecWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  return [
    ...(result.relations.length > 0
      ? ['', ...strong(words.analogies), ...relationBars(result, words, frame)]
      : []),
    ...result.examples.flatMap((example) => exampleLines(example, words, frame)),
    '',
    ...planeLines(result, words, frame),
    '',
    ...strong(words.neighbours),
    ...result.neighbours.flatMap(({ word, near }) => indented(`${words.near(word, nearText(near))}`, frame)),
    ...sweepLines(result, words, frame),
    ...(result.losses.length > 1 ? ['', ...lossLines(words.loss, result, frame)] : []),
  ]
}

const relationBars = ({ relations }: Word2vecResult, words: Word2vecWords, frame: Frame): string[] =>
  barLines(
    relations.map(({ name, asked, right }) => ({
      label: words.relations[name],
      value: right / asked,
      text: percent(right / asked, 0),
      note: words.right(right, asked),
    })),
    frame,
    1,
  )

const nearText = (near: Word2vecResult['neighbours'][number]['near']): string =>
  near.map(({ word, cosine }) => `${word} ${cosine.toFixed(2)}`).join(' · ')

function exampleLines(
  { question, answers }: Word2vecResult['examples'][number],
  words: Word2vecWords,
  frame: Frame,
): string[] {
  return indented(`${words.question(...question)} ${nearText(answers)}`, frame)
}

function planeLines({ plane, source }: Word2vecResult, words: Word2vecWords, frame: Frame): string[] {
  const title = source === 'grammar' ? words.plane : words.textPlane
  return [
    ...prose(title(percent(plane.explained, 0)), frame).map(frame.theme.strong),
    ...scatterLines(
      plane.points.map(({ word, x, y }) => ({ label: word, x, y })),
      plane.pairs,
      { rows: 14, columns: textColumns(frame) },
      frame,
    ),
  ]
}

function sweepLines({ sweep }: Word2vecResult, words: Word2vecWords, frame: Frame): string[] {
  if (sweep.length === 0) return []
  const bars = sweep.map(({ sentences, share }) => ({
    label: words.sentences(grouped(sentences)),
    value: share,
    text: percent(share, 0),
  }))
  return ['', ...prose(words.sweep, frame).map(frame.theme.strong), ...barLines(bars, frame, 1)]
}

export function explanation(result: Word2vecResult, { explain }: Word2vecWords): readonly Statement[] {
  const { source, relations, shuffled, inputsFirst } = result
  const made = source === 'grammar'
  const right = shareRight(relations)
  const share = percent(right, 0)
  const asked = relations.reduce((sum, each) => sum + each.asked, 0)
  return [
    background(explain.how),
    claim('right', made && !shuffled && right >= 0.5, explain.right(share)),
    claim('few', made && !shuffled && right < 0.5, explain.few(share)),
    claim('shuffled', made && shuffled && right < 0.25, explain.shuffled(share)),
    claim('inputs', (inputsFirst ?? 0) > 0, explain.inputs(inputsFirst ?? 0, asked)),
    claim('noInputs', inputsFirst === 0, explain.noInputs(asked)),
    claim('text', source === 'text', explain.text),
    background(explain.limit),
  ]
}

export function outcome({ source, relations }: Word2vecResult): number | undefined {
  if (source === 'text') return undefined
  const share = shareRight(relations)
  return share < 0.25 ? 0 : share <= 0.75 ? 1 : 2
}

export const idle = ({ text }: Readonly<Record<string, unknown>>): Idle | undefined =>
  text === true ? { names: ['sentences', 'sweep'], beside: '--text' } : undefined
