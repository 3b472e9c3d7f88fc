import type { DistanceResult } from '../../labs/distance.ts'
import type { DistanceWords } from '../../messages/labs/distance.en.ts'
import { barLines, type Grid, heatMapLines, shadeKey, showsNumbers } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose } from '../prose.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { sentences, trained, tried, attention }: DistanceResult,
  words: DistanceWords,
  frame: Frame,
): string[] =>
  [
    words.task(grouped(sentences), trained, tried),
    words.network(grouped(attention.parameters), attention.stepsDone),
  ].flatMap((text) => prose(text, frame).map(frame.theme.muted))

export function lines(result: DistanceResult, words: DistanceWords, frame: Frame): string[] {
  const { attention, counting } = result
  const right = gridOf(
    [
      ...counting.map(({ n, right: shares }) => ({ name: words.counting(n), shares })),
      { name: words.attention, shares: attention.right },
    ],
    result,
  )
  const seen = gridOf(
    counting.map(({ n, seen: shares }) => ({ name: words.counting(n), shares })),
    result,
  )
  return [
    ...mapLines(words.grid, right, words, frame),
    ...(seen.values.flat().some((value) => value < mostlySeen)
      ? mapLines(words.seen, seen, words, frame)
      : []),
    ...exampleLines(result, words, frame),
  ]
}

/** Above this the map of what was seen would be all dark. */
const mostlySeen = 0.95

const gridOf = (
  rows: readonly { readonly name: string; readonly shares: readonly number[] }[],
  { attention }: DistanceResult,
): Grid => ({
  rows: rows.map(({ name }) => name),
  columns: attention.right.map((_, at) => `d = ${at + 1}`),
  values: rows.map(({ shares }) => shares),
  strong: 0.75,
})

function mapLines(title: string, grid: Grid, words: DistanceWords, frame: Frame): string[] {
  const key = showsNumbers(grid, frame) ? words.shadesAndNumbers(shadeKey) : words.shades(shadeKey)
  return [
    '',
    ...prose(title, frame).map(frame.theme.strong),
    ...heatMapLines(grid, frame),
    ...(frame.accessible ? [] : prose(key, frame).map(frame.theme.muted)),
  ]
}

function exampleLines({ example }: DistanceResult, words: DistanceWords, frame: Frame): string[] {
  if (!example) return []
  const { sentence, said, weights } = example
  return [
    '',
    ...prose(words.example, frame).map(frame.theme.strong),
    ...prose(`${sentence.words.join(' ')} ____`, frame),
    ...barLines(
      sentence.words.map((word, place) => ({
        label: word,
        value: weights[place] ?? 0,
        text: percent(weights[place] ?? 0, 0),
        marked: place === sentence.subject,
      })),
      frame,
      1,
    ),
    ...prose(words.said(said, sentence.verb), frame),
  ]
}

export function explanation(result: DistanceResult, { explain }: DistanceWords): readonly Statement[] {
  const { attention, shuffle, trained } = result
  const ran = attention.stepsDone > 0
  const known = attention.right.slice(0, trained)
  const learned = known.every((value) => value >= 0.9)
  return [
    ...countingClaims(result, explain),
    claim('untrained', !ran, explain.untrained),
    claim('missed', ran && !shuffle && !learned, explain.missed(percent(Math.min(...known), 0))),
    claim(
      'attention',
      ran && !shuffle && learned,
      explain.attention(spread(known), spread(attention.onSubject.slice(0, trained))),
    ),
    claim(
      'beyond',
      ran && !shuffle && trained < attention.right.length,
      explain.beyond(trained, listed(attention.right.slice(trained))),
    ),
    claim(
      'shuffled',
      ran && shuffle && attention.right.every((value, at) => value <= (majorityRight[at] ?? 0) + luck),
      explain.shuffled(listed(majorityRight), listed(attention.right)),
    ),
    background(explain.limit),
  ]
}

/** Three standard deviations of a share over 200 sentences. */
const luck = 0.1

/**
 * How often the number of one noun is that of most nouns, for 2, 3, 4, 5 of them: ½ + C(k, ⌊k/2⌋) / 2^(k+1) with
 * k = 1, 2, 3, 4 others.
 */
const majorityRight = [0.75, 0.75, 0.6875, 0.6875] as const

const listed = (shares: readonly number[]): string[] => shares.map((value) => percent(value, 0))

/** The smallest and the largest; one figure where they are the same. */
function spread(shares: readonly number[]): string {
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map((value) => percent(value, 0))
  return least === most ? `${least}` : `${least} – ${most}`
}

/** Counting, by whether the window reaches the subject. */
function countingClaims(
  { counting, trained, shuffle }: DistanceResult,
  explain: DistanceWords['explain'],
): readonly Statement[] {
  const cells = counting.flatMap(({ n, right, seen }) =>
    right.slice(0, trained).map((value, at) => ({
      n,
      value,
      seen: seen[at] ?? 0,
      reaches: n >= 3 * (at + 1) + 2,
    })),
  )
  const reached = cells.filter(({ reaches }) => reaches)
  const short = cells.filter(({ reaches }) => !reaches)
  const rarest = reached.reduce((least, cell) => (cell.seen < least.seen ? cell : least), { n: 0, seen: 1 })
  const shares = (of: typeof cells): string => spread(of.map(({ value }) => value))
  const mean = (of: typeof cells): number => of.reduce((sum, { value }) => sum + value, 0) / of.length
  return [
    claim(
      'rule',
      !shuffle && mean(reached) > mean(short) + 0.1,
      explain.rule(shares(reached), shares(short)),
    ),
    claim('sparse', !shuffle && rarest.seen < mostlySeen, explain.sparse(rarest.n, percent(rarest.seen, 0))),
  ]
}

/** With three nouns between: both know the verb, attention alone, neither. */
export function outcome({ counting, attention }: DistanceResult): number | undefined {
  const place = 2
  const knows = (right: readonly number[] | undefined): boolean => (right?.[place] ?? 0) >= 0.9
  if (knows(counting.at(-1)?.right)) return knows(attention.right) ? 0 : undefined
  return knows(attention.right) ? 1 : 2
}
