import { type Cut, type Kept, tenths, type WindowResult } from '../../labs/window.ts'
import type { WindowWords } from '../../messages/labs/window.en.ts'
import { barLines, type Grid, heatMapLines, shadeKey, showsNumbers } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { indented, prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { tokens, paragraphs, encoding, budget, reserve }: WindowResult,
  words: WindowWords,
  frame: Frame,
): string[] => [
  ...prose(words.text(grouped(tokens), grouped(paragraphs), encoding), frame),
  ...prose(words.room(grouped(budget), grouped(reserve), grouped(Math.max(0, budget - reserve))), frame),
]

export function lines(result: WindowResult, words: WindowWords, frame: Frame): string[] {
  const { theme } = frame
  const { kept, found, tried } = result
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  const places: Grid = {
    rows: kept.map(({ cut }) => words.cuts[cut]),
    columns: Array.from({ length: tenths }, (_, at) =>
      frame.accessible ? words.tenth(at + 1) : String(at + 1),
    ),
    values: kept.map(({ byPlace }) => byPlace.map((share) => share ?? 0)),
    hidden: (row, column) => kept[row]?.byPlace[column] === null,
  }
  return [
    ...strong(words.kept(tried)),
    ...barLines(
      kept.map(({ cut, share }) => ({
        label: words.cuts[cut],
        value: share,
        text: percent(share, 0),
        marked: cut === 'search',
      })),
      frame,
      1,
    ),
    '',
    ...strong(words.byPlace),
    ...heatMapLines(places, frame),
    ...(frame.accessible
      ? []
      : prose(words.shades(shadeKey, showsNumbers(places, frame)), frame).map(theme.muted)),
    ...(found === null
      ? []
      : [
          '',
          ...strong(words.found(found.question, found.kept)),
          ...found.first.flatMap((text) => indented(text.replace(/\s+/g, ' '), frame)),
        ]),
    '',
    ...strong(words.vocabularies),
    ...tableLines(
      {
        header: [
          words.columns.name,
          words.columns.text,
          words.columns.en,
          words.columns.zh,
          words.columns.ratio,
        ],
        alignments: ['left', 'right', 'right', 'right', 'right'],
        rows: result.vocabularies.map((each) => [
          each.encoding,
          grouped(each.tokens),
          String(each.en),
          String(each.zh),
          words.times((each.zh / each.en).toFixed(2)),
        ]),
      },
      frame,
      textColumns(frame),
    ),
    ...prose(words.articles, frame).map(theme.muted),
  ]
}

const shareOf = (kept: readonly Kept[], cut: Cut): number => kept.find((each) => each.cut === cut)?.share ?? 0

export function explanation(
  { kept, fits, vocabularies, words: asked, tokens, budget }: WindowResult,
  { explain }: WindowWords,
): readonly Statement[] {
  const of = (cut: Cut): Kept => kept.find((each) => each.cut === cut) ?? { cut, byPlace: [], share: 0 }
  const oldest = of('oldest')
  const [early, late] = [oldest.byPlace[1] ?? 0, oldest.byPlace.at(-1) ?? 0]
  const middle = of('middle')
  const inside = middle.byPlace[4] ?? 0
  const ends = Math.max(middle.byPlace[0] ?? 0, middle.byPlace.at(-1) ?? 0)
  const search = shareOf(kept, 'search')
  const blind = Math.max(shareOf(kept, 'beginning'), oldest.share, middle.share)
  const ratios = vocabularies.map(({ zh, en }) => zh / en)
  const [first = 0, second = 0, third = 0] = ratios
  return [
    claim('fits', fits, explain.fits(grouped(tokens), grouped(budget))),
    claim('refuses', !fits && of('refuse').share === 0, explain.refuses),
    claim('oldest', !fits && late > early + 0.3, explain.oldest(percent(late, 0), percent(early, 0))),
    claim('middle', !fits && ends > inside + 0.2, explain.middle(percent(ends, 0), percent(inside, 0))),
    claim('search', !fits && search > blind, explain.search(asked, percent(search, 0), percent(blind, 0))),
    claim('misses', !fits && search < 0.995, explain.misses(percent(1 - search, 0))),
    claim(
      'vocabularies',
      first > second && second > third && third > 1,
      explain.vocabularies(first.toFixed(2), second.toFixed(2), third.toFixed(2)),
    ),
    background(explain.lesson),
    background(explain.limit),
  ]
}

/** Which of three ways keeps the paragraph that is needed most often. */
export function outcome({ kept, fits }: WindowResult): number | undefined {
  if (fits) return undefined
  const shares = (['oldest', 'middle', 'search'] as const).map((cut) => shareOf(kept, cut))
  return shares.indexOf(Math.max(...shares))
}
