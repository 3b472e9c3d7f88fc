import type { EncodingResult, TokensResult, TokenView, TrainingResult } from '../../labs/tokens.ts'
import type { TokensWords } from '../../messages/labs/tokens.en.ts'
import type { Prediction } from '../../messages/labs/words.ts'
import { tokenLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { keyHint, keyLine } from '../keys.ts'
import { grouped, significant } from '../numbers.ts'
import { indented, prose, textColumns } from '../prose.ts'
import { spokenToken } from '../spoken.ts'
import { tableLines } from '../table.ts'
import { truncate } from '../width.ts'
import type { Idle } from './lab-view.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: TokensResult, words: TokensWords, frame: Frame): string[] {
  const { training, encodings } = result
  if (training) return trainingLines(training, words, frame)
  return [
    ...prose(words.same, frame).map(frame.theme.strong),
    ...ratioTable(encodings, words, frame),
    '',
    ...prose(words.sizes(grouped(result.characters), grouped(result.bytes)), frame).map(frame.theme.muted),
    ...encodings.flatMap((encoding) => ['', ...encodingLines(encoding, words, frame)]),
  ]
}

const mostShown = 120

function encodingLines(encoding: EncodingResult, words: TokensWords, frame: Frame): string[] {
  const { theme } = frame
  const shown = encoding.tokens.slice(0, mostShown)
  const rest = encoding.count - shown.length
  return [
    ...prose(words.encoding(encoding.name, grouped(encoding.vocabulary), grouped(encoding.count)), frame).map(
      theme.strong,
    ),
    ...(frame.accessible
      ? shown.flatMap((token) => heardToken(token, frame))
      : cutLines(shown, words, frame)),
    ...(rest > 0 ? prose(words.more(grouped(rest)), frame) : []),
    ...splitLines(encoding, words, frame),
  ]
}

/** The pieces in a row, and their ids below. */
const cutLines = (shown: readonly TokenView[], words: TokensWords, frame: Frame): string[] => [
  ...piecesOf(shown, frame),
  ...prose(`${words.ids}  ${shown.map(({ id }) => id).join(' ')}`, frame).map(frame.theme.muted),
]

const piecesOf = (tokens: readonly TokenView[], frame: Frame): string[] =>
  tokenLines(
    tokens.map((token) => visibleToken(token, frame)),
    textColumns(frame),
    frame,
  )

function heardToken(token: TokenView, frame: Frame): string[] {
  const { labelled } = frame.messages.common
  return prose(labelled(visibleToken(token, frame)) + token.id, frame)
}

function splitLines({ split }: EncodingResult, words: TokensWords, frame: Frame): string[] {
  if (split.length === 0) return []
  return [
    ...prose(words.split, frame),
    ...split
      .slice(0, 8)
      .flatMap(({ character, bytes, ids }) =>
        indented(
          words.splitCharacter(
            frame.accessible ? spokenToken(character, frame.messages.spoken) : character,
            hexadecimal(bytes),
            ids.join(' '),
          ),
          frame,
        ),
      ),
  ]
}

const hexadecimal = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')

/** A token as it can be told: spaces and line breaks get a sign or a name, parts of a character their bytes. */
export function visibleToken({ text, bytes }: TokenView, { glyphs, accessible, messages }: Frame): string {
  if (text === null) return `<${hexadecimal(bytes)}>`
  if (accessible) return spokenToken(text, messages.spoken)
  const [space, line] = glyphs === 'ascii' ? ['_', '\\n'] : ['␣', '↵']
  return text
    .replaceAll(' ', space ?? '_')
    .replace(/\r?\n/g, line ?? '')
    .replaceAll('\t', '\\t')
}

const ratioTable = (encodings: readonly EncodingResult[], { columns }: TokensWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.encoding, columns.zh, columns.en, columns.ratio],
      alignments: ['left', 'right', 'right', 'right'],
      rows: encodings.map(({ name, zh, en }) => [name, String(zh), String(en), significant(zh / en)]),
    },
    frame,
  )

function trainingLines(training: TrainingResult, words: TokensWords, frame: Frame): string[] {
  const { number, pair, merged, count } = words.mergeColumns
  const { characters, bytes, tokens, merges } = training
  return [
    ...prose(
      words.trained(grouped(characters), grouped(bytes), grouped(tokens), grouped(merges.length)),
      frame,
    ),
    '',
    ...tableLines(
      {
        header: [number, pair, merged, count],
        alignments: ['right', 'left', 'left', 'right'],
        rows: merges.map((merge, at) => [String(at + 1), ...mergeCells(merge, frame), grouped(merge.count)]),
      },
      frame,
    ),
    '',
    ...prose(words.sample, frame).map(frame.theme.strong),
    ...piecesOf(training.sample.slice(0, mostShown), frame),
  ]
}

/** The keys under a merge. */
export const mergeKeys = ({ keys }: TokensWords, frame: Frame): string =>
  keyLine(
    [keyHint('merges', 'accept', keys.next, frame), keyHint('merges', 'back', keys.rest, frame, true)],
    frame,
  )

/** One merge in a line of its own. */
export function mergeLine(
  merge: TrainingResult['merges'][number],
  at: number,
  words: TokensWords,
  frame: Frame,
): string {
  const [pair, merged] = mergeCells(merge, frame)
  return truncate(
    `${String(at + 1).padStart(4)}  ${pair} ${frame.glyphs === 'ascii' ? '->' : '→'} ${merged}  ${words.mergeColumns.count} ${grouped(merge.count)}`,
    frame.width,
    frame,
  )
}

const mergeCells = (
  { left, right, merged }: TrainingResult['merges'][number],
  frame: Frame,
): [string, string] => [
  `${visibleToken(left, frame)} + ${visibleToken(right, frame)}`,
  visibleToken(merged, frame),
]

export function explanation(
  { training, encodings }: TokensResult,
  { explain }: TokensWords,
): readonly Statement[] {
  const [first] = encodings
  const costs = encodings.map(({ zh }) => zh)
  const merges = training?.merges ?? []
  const counts = merges.map(({ count }) => count)
  const crossing = training ? overEdges(training) : []
  const han = first?.split.filter(({ character }) => /\p{Script=Han}/u.test(character)).length ?? 0
  return [
    claim(
      'training',
      counts.length > 0 && falls(counts),
      explain.training(grouped(counts[0] ?? 0), grouped(counts.at(-1) ?? 0)),
    ),
    claim('noSplit', training?.split === false && joinsWords(training), explain.noSplit),
    claim(
      'noSplitYet',
      training?.split === false && !joinsWords(training) && crossing.length > 0,
      explain.noSplitYet(crossing.map((each) => each.replaceAll('\n', '\\n'))),
    ),
    background(explain.bytes),
    claim('cut', han > 0, explain.cut(han, first?.name ?? '')),
    claim('price', costs.length > 1 && falls(costs) && (costs[0] ?? 0) > (costs.at(-1) ?? 0), explain.price),
    claim('special', encodings.length > 0, explain.special),
    background(explain.spelling),
  ]
}

const falls = (values: readonly number[]): boolean =>
  values.every((value, at) => value <= (values[at - 1] ?? Number.POSITIVE_INFINITY))

/** A token with a letter, something else and a letter again. */
const joinsWords = ({ merges }: TrainingResult): boolean =>
  merges.some(({ merged }) => /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(merged.text ?? ''))

/** The first few tokens that go over the end of a word. */
const overEdges = ({ merges }: TrainingResult): readonly string[] =>
  merges
    .map(({ merged }) => merged.text ?? '')
    .filter((text) => /[\p{L}\p{N}][^\p{L}\p{N}]/u.test(text))
    .slice(0, 3)

/** By the oldest vocabulary that was shown, or by how many tokens the merges saved. */
export function outcome({ encodings: [first], training }: TokensResult): number {
  if (training) {
    const saved = 1 - training.tokens / training.bytes
    return saved < 0.15 ? 0 : saved <= 0.35 ? 1 : 2
  }
  const ratio = first ? first.zh / first.en : 1
  return ratio < 1.2 ? 0 : ratio <= 2 ? 1 : 2
}

/** The question is about the vocabulary of GPT-2, or about merges. */
export const predicts = ({ train, encoding }: Readonly<Record<string, unknown>>): boolean =>
  train === true || encoding === 'all' || encoding === 'r50k'

export const prediction = ({ train }: Readonly<Record<string, unknown>>, words: TokensWords): Prediction =>
  train === true ? words.predictTraining : words.predict

export const idle = ({ train }: Readonly<Record<string, unknown>>): Idle | undefined =>
  train === true ? undefined : { names: ['merges', 'no-split'], without: '--train' }
