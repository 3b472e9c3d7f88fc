import type { ClipResult } from '../../labs/clip.ts'
import { type Picture, side } from '../../labs/pictures.ts'
import type { ClipWords } from '../../messages/labs/clip.en.ts'
import { heatMapLines, pixelLines, signedKey, sparkline } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { displayWidth, padEnd } from '../width.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { parameters, stepsDone, batch }: ClipResult,
  words: ClipWords,
  frame: Frame,
): string[] => prose(words.model(grouped(parameters), stepsDone, batch), frame).map(frame.theme.muted)

export function lines(result: ClipResult, words: ClipWords, frame: Frame): string[] {
  const { theme } = frame
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  const { shown, searched } = result
  return [
    ...strong(words.scores(result.captions)),
    ...scoreTable(result, words, frame),
    '',
    ...strong(words.shown(shown.caption, shown.heldOut)),
    ...gallery([shown.picture], words, frame),
    ...captionTable(result, words, frame),
    '',
    ...strong(words.searched(searched.caption)),
    ...gallery(
      searched.ranked.map(({ picture }) => picture),
      words,
      frame,
    ),
    ...pictureTable(result, words, frame),
    '',
    ...strong(words.grid),
    ...heatMapLines(
      {
        rows: result.grid.shapes,
        columns: result.grid.shapes,
        values: result.grid.values,
        signed: true,
      },
      frame,
    ),
    ...(frame.accessible ? [] : prose(words.key(signedKey), frame).map(theme.muted)),
    ...lossLines(result, words, frame),
  ]
}

function lossLines({ losses, initialLoss, evenLoss }: ClipResult, words: ClipWords, frame: Frame): string[] {
  if (initialLoss === null) return []
  const numbers = words.loss(initialLoss.toFixed(2), evenLoss.toFixed(2), (losses.at(-1) ?? 0).toFixed(2))
  return [
    '',
    ...(frame.accessible ? [] : [sparkline(losses, 40, frame)]),
    ...prose(numbers, frame).map(frame.theme.muted),
  ]
}

/** Pictures side by side, with a number over each where there are several. */
function gallery(pictures: readonly Picture[], words: ClipWords, frame: Frame): string[] {
  if (frame.accessible)
    return pictures.flatMap((picture, at) => pictureInWords(picture, at, pictures.length, words, frame))
  const drawn = pictures.map((picture) =>
    pixelLines(
      picture.map((pixel) => pixel === 1),
      side,
      frame,
    ),
  )
  const width = Math.max(...drawn.flat().map((line) => displayWidth(line, frame))) + 2
  const rows = (drawn[0] ?? []).map((_, row) =>
    drawn
      .map((picture) => padEnd(picture[row] ?? '', width, frame))
      .join('')
      .trimEnd(),
  )
  return pictures.length > 1
    ? [
        pictures
          .map((_, at) => padEnd(` ${at + 1}`, width, frame))
          .join('')
          .trimEnd(),
        ...rows,
      ]
    : rows
}

/** The lit columns of each row, for a screen reader; rows without any are left out. */
function pictureInWords(
  picture: Picture,
  at: number,
  count: number,
  words: ClipWords,
  frame: Frame,
): string[] {
  const rows = Array.from({ length: side }, (_, row) => ({
    row: row + 1,
    lit: Array.from({ length: side }, (__, column) => column + 1).filter(
      (column) => picture[row * side + column - 1] === 1,
    ),
  })).filter(({ lit }) => lit.length > 0)
  return [
    ...(count > 1 ? prose(words.picture(at + 1), frame) : []),
    ...rows.flatMap(({ row, lit }) => prose(words.row(row, lit.join(' ')), frame)),
  ]
}

const captionTable = ({ shown }: ClipResult, { columns }: ClipWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.caption, columns.similarity, columns.probability],
      alignments: ['left', 'right', 'right'],
      rows: shown.ranked.map(({ caption, similarity, probability }) => [
        caption === shown.caption
          ? [{ text: `${caption} ${frame.glyphs === 'ascii' ? '*' : '✓'}`, paint: frame.theme.good }]
          : caption,
        signed(similarity),
        percent(probability),
      ]),
    },
    frame,
    textColumns(frame),
  )

const pictureTable = ({ searched }: ClipResult, { columns }: ClipWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.picture, columns.similarity],
      alignments: ['left', 'right'],
      rows: searched.ranked.map(({ caption, similarity }, at) => [
        `${at + 1}  ${caption}`,
        signed(similarity),
      ]),
    },
    frame,
    textColumns(frame),
  )

/** A minus as wide as a digit. */
const signed = (value: number): string => value.toFixed(2).replace('-', '−')

function scoreTable(result: ClipResult, words: ClipWords, frame: Frame): string[] {
  const row = (name: string, { pictures, right }: ClipResult['seen']): string[] => [
    name,
    String(pictures),
    right === null ? '–' : percent(right),
  ]
  return tableLines(
    {
      header: [words.columns.kind, words.columns.pictures, words.columns.right],
      alignments: ['left', 'right', 'right'],
      rows: [
        row(words.kinds.seen, result.seen),
        row(words.kinds.unseen, result.unseen),
        [words.kinds.chance, '', percent(1 / result.captions)],
      ],
    },
    frame,
    textColumns(frame),
  )
}

export function explanation(result: ClipResult, { explain }: ClipWords): readonly Statement[] {
  const { initialLoss, losses, evenLoss, batch, factor, shuffled, whole } = result
  const trained = initialLoss !== null && batch > 1
  const first = initialLoss ?? 0
  const [seen, unseen] = [result.seen.right ?? 0, result.unseen.right ?? 0]
  const both = [percent(seen, 0), percent(unseen, 0)] as const
  const tried = trained && !shuffled && result.seen.right !== null && result.unseen.right !== null
  return [
    claim('untrained', initialLoss === null, explain.untrained),
    claim(
      'shuffled',
      trained && shuffled && seen < 5 / result.captions,
      explain.shuffled(first.toFixed(2), (losses.at(-1) ?? 0).toFixed(2)),
    ),
    claim('alone', initialLoss !== null && batch === 1, explain.alone),
    claim('contrast', trained && !shuffled, explain.contrast),
    claim(
      'start',
      trained && Math.abs(first - evenLoss) < 0.2 * evenLoss,
      explain.start(batch, evenLoss.toFixed(2), first.toFixed(2), factor.toFixed(1)),
    ),
    claim('patches', tried && !whole && unseen >= 0.5, explain.patches(...both)),
    claim('patchesMissed', tried && !whole && unseen < 0.5, explain.patchesMissed(...both)),
    claim('whole', tried && whole && unseen < seen - 0.1, explain.whole(...both)),
    background(explain.limit),
  ]
}

/** Of the held-out combinations: about chance, clearly above it, or nearly all. */
export function outcome({ unseen }: ClipResult): number | undefined {
  if (unseen.right === null) return undefined
  return unseen.right < 0.1 ? 0 : unseen.right < 0.6 ? 1 : 2
}

/** The question is about eight captions that are held out. */
export const predicts = ({ hold }: Readonly<Record<string, unknown>>): boolean => hold === 8
