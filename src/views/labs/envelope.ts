import type { Column, EnvelopeResult, Verdict } from '../../labs/envelope.ts'
import type { EnvelopeWords } from '../../messages/labs/envelope.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { indented, prose } from '../prose.ts'
import { displayWidth, padEnd, padStart } from '../width.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: EnvelopeResult, words: EnvelopeWords, frame: Frame): string[] {
  const one = oneString(result, words, frame)
  const counts = countLines(result, words, frame)
  // A template of the learner's own is what they came for; else the question is about all strings.
  const [first, second] = result.shown.envelope === 'own' ? [one, counts] : [counts, one]
  return [
    ...first,
    '',
    ...second,
    '',
    ...prose(words.table, frame).map(frame.theme.strong),
    ...(frame.accessible ? spokenTable(result, words, frame) : drawnTable(result, words, frame)),
  ]
}

/** A string in its envelope, and what a program that reads by the rule takes for the data. */
function oneString({ columns, shown }: EnvelopeResult, words: EnvelopeWords, frame: Frame): string[] {
  const { theme } = frame
  const title = words.prompt(shown.number, words.strings[shown.name], words.envelopes[shown.envelope])
  const { delimiters } = columns.find(({ envelope }) => envelope === shown.envelope) ?? {}
  return [
    ...prose(title, frame).map(theme.strong),
    ...shown.prompt.split('\n').flatMap((line) => indented(visible(line), frame)),
    ...prose(words.read(shown.read === null ? null : visible(shown.read)), frame),
    ...prose(words.verdicts[shown.verdict], frame).map(paintOf(shown.verdict, frame)),
    ...(delimiters?.close === '' && shown.envelope === 'own'
      ? prose(words.endless, frame).map(theme.caution)
      : []),
  ]
}

/** How many strings get out of each envelope. */
function countLines(
  { columns, names, shown, marks }: EnvelopeResult,
  words: EnvelopeWords,
  frame: Frame,
): string[] {
  const { theme } = frame
  return [
    ...prose(words.counts(names.length), frame).map(theme.strong),
    ...barLines(
      columns.map((column) => ({
        label: words.envelopes[column.envelope],
        value: countOf(column, 'leaves'),
        text: String(countOf(column, 'leaves')),
        note: words.looking(countOf(column, 'looks')),
        marked: column.envelope === shown.envelope,
      })),
      frame,
      names.length,
    ),
    ...(marks ? prose(words.marksParsed, frame).map(theme.caution) : []),
    ...prose(words.persuasion, frame).map(theme.caution),
  ]
}

const countOf = ({ verdicts }: Pick<Column, 'verdicts'>, verdict: Verdict): number =>
  verdicts.filter((each) => each === verdict).length

const paintOf = (verdict: Verdict, { theme }: Frame) =>
  ({ inside: theme.good, looks: theme.caution, leaves: theme.bad })[verdict]

/** Line ends and signs that cannot be seen, by their names; a line feed is one line further down. */
const visible = (text: string): string =>
  text
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/[\u200b\u2028]/g, (sign) => `U+${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const signOf: Readonly<Record<Verdict, string>> = { inside: '.', looks: '?', leaves: 'X' }

function drawnTable({ columns, names }: EnvelopeResult, words: EnvelopeWords, frame: Frame): string[] {
  const letters = columns.map((_, at) => String.fromCharCode(97 + at))
  const widest = Math.max(...names.map((name) => displayWidth(words.strings[name], frame)))
  const room = Math.min(widest, frame.width - 2 * columns.length - 5)
  return [
    `${' '.repeat(room + 4)} ${frame.theme.muted(letters.join(' '))}`,
    ...names.map((name, at) => {
      const cells = columns.map(({ verdicts }) => {
        const verdict = verdicts[at] ?? 'inside'
        return verdict === 'inside' ? frame.theme.muted('.') : paintOf(verdict, frame)(signOf[verdict])
      })
      return `${padStart(String(at + 1), 2, frame)}  ${padEnd(words.strings[name], room, frame)} ${cells.join(' ')}`
    }),
    ...prose(
      columns.map(({ envelope }, at) => `${letters[at]}\u00a0${words.envelopes[envelope]}`).join('  '),
      frame,
    ).map(frame.theme.muted),
    ...prose(words.key, frame).map(frame.theme.muted),
  ]
}

const spokenTable = ({ columns, names }: EnvelopeResult, words: EnvelopeWords, frame: Frame): string[] =>
  columns.flatMap(({ envelope, verdicts }) => {
    const named = (verdict: Verdict): string[] =>
      names.filter((_, at) => verdicts[at] === verdict).map((name) => words.strings[name])
    return prose(words.spoken(words.envelopes[envelope], named('leaves'), named('looks')), frame)
  })

export function explanation(
  result: EnvelopeResult,
  { explain, envelopes }: EnvelopeWords,
): readonly Statement[] {
  const { columns, shown, names, marks } = result
  const chosen = columns.find(({ envelope }) => envelope === shown.envelope) ?? { verdicts: [] }
  const [leaving, looking] = [countOf(chosen, 'leaves'), countOf(chosen, 'looks')]
  const tight = columns.filter((column) => countOf(column, 'leaves') === 0)
  const persuasion = names.indexOf('persuasion')
  return [
    claim('leaves', leaving > 0, explain.leaves(envelopes[shown.envelope], leaving, names.length)),
    claim('tight', leaving === 0, explain.tight(envelopes[shown.envelope])),
    claim('looks', looking > 0, explain.looks(looking)),
    claim('best', !marks && tight.length > 0, explain.best(tight.map(({ envelope }) => envelopes[envelope]))),
    claim(
      'marks',
      marks && tight.length < columns.length,
      explain.marks(columns.length - tight.length, columns.length),
    ),
    claim(
      'persuasion',
      columns.every(({ verdicts }) => verdicts[persuasion] === 'inside'),
      explain.persuasion(persuasion + 1),
    ),
    background(explain.lesson),
    background(explain.limit),
  ]
}

/** The question is how many strings leave the pair of tags. */
export function outcome({ columns }: EnvelopeResult): number {
  const tags = columns.find(({ envelope }) => envelope === 'tags') ?? { verdicts: [] }
  const count = countOf(tags, 'leaves')
  return count === 0 ? 0 : count < 15 ? 1 : 2
}

/** The question is about ordinary text between tags. */
export const predicts = ({ marks }: Readonly<Record<string, unknown>>): boolean => marks !== true
