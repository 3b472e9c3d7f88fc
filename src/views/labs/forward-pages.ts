import type { ForwardBlock, ForwardResult, Guess, LogitPart, Rows } from '../../labs/forward.ts'
import type { ForwardWords } from '../../messages/labs/forward.en.ts'
import { barLines, heatMapLines, shadeKey, signedKey, signedMapLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent, significant } from '../numbers.ts'
import { indented, prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'

/** One part of the model on one page. */
export interface ForwardPage {
  readonly title: string
  readonly lines: readonly string[]
}

/** All pages in the order of the calculation; `position` and `head` of the result are shown in detail. */
export function forwardPages(result: ForwardResult, words: ForwardWords, frame: Frame): ForwardPage[] {
  const page = (title: string, ...lines: readonly string[]): ForwardPage => ({ title, lines })
  return [
    page(words.embedding.title, ...embeddingLines(result, words, frame)),
    ...result.blocks.flatMap((block, at) => [
      page(words.projections.title(at + 1), ...projectionLines(block, result, words, frame)),
      page(words.heads.title(at + 1), ...headLines(block, result, words, frame)),
      page(words.mlp.title(at + 1), ...mlpLines(block, result, words, frame)),
    ]),
    page(words.logits.title, ...logitLines(result, words, frame)),
    page(words.cache.title, ...cacheLines(result, words, frame)),
  ]
}

/** The border has no character of its own; a space would not be seen. */
const visible = (token: string): string => (token === '' ? '^' : token === ' ' ? '␣' : token)

const namesOf = ({ tokens }: ForwardResult): string[] => tokens.map(visible)

/** The token that is shown in detail. */
export const chosenToken = ({ tokens, position }: ForwardResult): string =>
  visible(tokens[position - 1] ?? '')

function embeddingLines(result: ForwardResult, words: ForwardWords, frame: Frame): string[] {
  const { embedding, position } = result
  return [
    ...prose(words.embedding.text, frame),
    ...map(words.embedding.token, embedding.token, result, words, frame),
    ...map(words.embedding.place, embedding.place, result, words, frame),
    ...map(words.embedding.normalised, embedding.normalised, result, words, frame),
    ...numberLines(embedding.normalised[position - 1], result, words, frame),
    ...mapKeyLines(words, frame),
    ...prose(words.border, frame).map(frame.theme.muted),
  ]
}

function projectionLines(
  block: ForwardBlock,
  result: ForwardResult,
  words: ForwardWords,
  frame: Frame,
): string[] {
  const { projections } = words
  const byHead = (name: string, rows: Rows): string[] =>
    map(name, rows, result, words, frame, headNames(result))
  return [
    ...prose(projections.text(result.shape.heads), frame),
    ...byHead(projections.query, block.query),
    ...byHead(projections.key, block.key),
    ...byHead(projections.value, block.value),
    ...numberLines(block.query[result.position - 1], result, words, frame),
    ...mapKeyLines(words, frame),
  ]
}

const headNames = ({ shape }: ForwardResult): string[] =>
  Array.from({ length: shape.heads }, (_, head) => String(head + 1))

function headLines(
  { weights, mixed }: ForwardBlock,
  result: ForwardResult,
  words: ForwardWords,
  frame: Frame,
): string[] {
  const { heads } = words
  const names = namesOf(result)
  const grid = {
    rows: names,
    columns: names,
    values: weights[result.head - 1] ?? [],
    hidden: (row: number, column: number) => column > row,
  }
  return [
    ...prose(heads.text, frame),
    ...heading(heads.weights(result.head), frame),
    ...heatMapLines(grid, frame),
    ...(frame.accessible ? [] : prose(heads.shades(shadeKey), frame).map(frame.theme.muted)),
    ...heading(heads.others(chosenToken(result)), frame),
    ...barLines(
      weights.map((rows, head) => {
        const row = rows[result.position - 1] ?? []
        const most = Math.max(...row)
        return {
          label: heads.head(head + 1),
          value: most,
          text: percent(most, 0),
          note: names[row.indexOf(most)] ?? '',
          marked: head + 1 === result.head,
        }
      }),
      frame,
      1,
    ),
    ...map(heads.mixed, mixed, result, words, frame, headNames(result)),
    ...mapKeyLines(words, frame),
  ]
}

const perRow = 16

function mlpLines(
  { attended, widened, digested }: ForwardBlock,
  result: ForwardResult,
  words: ForwardWords,
  frame: Frame,
): string[] {
  const { mlp } = words
  const inside = widened[result.position - 1] ?? []
  const starts = Array.from({ length: Math.ceil(inside.length / perRow) }, (_, row) => row * perRow)
  const active = inside.filter((value) => value > 0).length
  return [
    ...prose(mlp.text, frame),
    ...map(mlp.attended, attended, result, words, frame),
    ...heading(mlp.widened(chosenToken(result), active, inside.length), frame),
    ...signedMapLines(
      {
        rows: starts.map((start) => `${start + 1}–${Math.min(start + perRow, inside.length)}`),
        values: starts.map((start) => inside.slice(start, start + perRow)),
      },
      frame,
    ),
    ...map(mlp.digested, digested, result, words, frame),
    ...mapKeyLines(words, frame),
  ]
}

function logitLines(result: ForwardResult, words: ForwardWords, frame: Frame): string[] {
  const { logits } = words
  const { guesses, parts } = result.predictions[result.position - 1] ?? { guesses: [], parts: [] }
  const before = result.tokens.slice(0, result.position).map(visible).join('')
  const [best] = guesses
  return [
    ...prose(logits.text, frame),
    ...heading(logits.guesses(before), frame),
    ...(result.without === 'nothing'
      ? guessBars(guesses, words, frame)
      : guessTable(guesses, result, words, frame)),
    ...(best ? heading(logits.parts(guessName(best, words)), frame) : []),
    ...(best ? partsTable(parts, best, words, frame) : []),
  ]
}

const guessName = ({ character }: Guess, { logits }: ForwardWords): string =>
  character === '' ? logits.end : visible(character)

const guessBars = (guesses: readonly Guess[], words: ForwardWords, frame: Frame): string[] =>
  barLines(
    guesses.map((guess, at) => ({
      label: guessName(guess, words),
      value: guess.probability,
      text: percent(guess.probability),
      note: `(${guess.logit.toFixed(2)})`,
      marked: at === 0,
    })),
    frame,
    1,
  )

/** The whole model beside the one from which something was left out. */
const guessTable = (
  guesses: readonly Guess[],
  { without }: ForwardResult,
  words: ForwardWords,
  frame: Frame,
): string[] => {
  const { columns } = words.logits
  return tableLines(
    {
      header: [columns.character, columns.logit, columns.without(words.leftOutParts[without]), columns.whole],
      alignments: ['left', 'right', 'right', 'right'],
      rows: guesses.map((guess) => [
        guessName(guess, words),
        guess.logit.toFixed(2),
        percent(guess.probability),
        percent(guess.whole ?? guess.probability),
      ]),
    },
    frame,
    textColumns(frame),
  )
}

const partsTable = (
  parts: readonly LogitPart[],
  best: Guess,
  { logits }: ForwardWords,
  frame: Frame,
): string[] =>
  tableLines(
    {
      header: [logits.columns.part, logits.columns.adds],
      alignments: ['left', 'right'],
      rows: [
        ...parts.map(({ part, block, logit }) => [
          block === 0 ? logits.partNames[part] : logits.inBlock(logits.partNames[part], block),
          logit.toFixed(3),
        ]),
        [logits.sum, best.logit.toFixed(3)],
      ],
    },
    frame,
    textColumns(frame),
  )

function cacheLines(
  { cache, exchange }: ForwardResult,
  { cache: words }: ForwardWords,
  frame: Frame,
): string[] {
  const facts = (rows: readonly (readonly [string, string])[]): string[] =>
    rows.flatMap(([name, value]) => indented(`${name}: ${value}`, frame))
  const change = (size: number): string => significant(size, 2)
  return [
    ...prose(words.text, frame),
    '',
    ...facts([
      [words.rows.kept, grouped(cache.kept)],
      [words.rows.anew, grouped(cache.multiplications.anew)],
      [words.rows.fromCache, grouped(cache.multiplications.kept)],
      [words.rows.difference, change(cache.difference)],
    ]),
    ...(exchange
      ? [
          ...heading(words.exchange(visible(exchange.from), visible(exchange.to)), frame),
          ...facts([
            [words.changes.embedding, change(exchange.embedding)],
            [words.changes.projections, change(exchange.projections)],
            [words.changes.gathered, change(exchange.gathered)],
            [words.changes.logits, change(exchange.logits)],
          ]),
        ]
      : []),
  ]
}

const heading = (text: string, frame: Frame): string[] => [
  '',
  ...prose(text, frame).map(frame.theme.emphasis),
]

/** A row for each token, under the name of the map, its shape and its largest number. */
function map(
  name: string,
  rows: Rows,
  result: ForwardResult,
  words: ForwardWords,
  frame: Frame,
  parts?: readonly string[],
): string[] {
  const largest = Math.max(
    ...rows.map((row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0)),
  )
  const shape = `${rows.length} × ${rows[0]?.length ?? 0}`
  return [
    ...heading(words.map(name, shape, largest.toFixed(2)), frame),
    ...signedMapLines({ rows: namesOf(result), values: rows, ...(parts ? { parts } : {}) }, frame),
  ]
}

const numberLines = (
  row: readonly number[] = [],
  result: ForwardResult,
  words: ForwardWords,
  frame: Frame,
): string[] =>
  prose(words.numbers(chosenToken(result), row.map((value) => value.toFixed(2)).join(' ')), frame)

/** What the signs mean; for a screen reader, which numbers it gets. */
const mapKeyLines = (words: ForwardWords, frame: Frame): string[] =>
  prose(frame.accessible ? words.largestOnly : words.mapKey(signedKey), frame).map(frame.theme.muted)
