import type { Group, Taken, VotesResult } from '../../labs/votes.ts'
import type { VotesWords } from '../../messages/labs/votes.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { parameters, stepsDone, tried, rounds, mistakes }: VotesResult,
  words: VotesWords,
  frame: Frame,
): string[] => [
  ...prose(words.model(grouped(parameters), grouped(stepsDone)), frame).map(frame.theme.muted),
  ...prose(words.asked(tried, rounds), frame).map(frame.theme.muted),
  ...(mistakes > 0 ? prose(words.mistaken(percent(mistakes, 0)), frame).map(frame.theme.caution) : []),
]

export function lines(result: VotesResult, words: VotesWords, frame: Frame): string[] {
  const { theme } = frame
  const { greedy, all } = result
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  const [one, many] = [all[0] ?? nothing, all.at(-1) ?? nothing]
  return [
    ...strong(words.byKind),
    ...kindTable(result, words, frame),
    ...prose(words.kindNote, frame).map(theme.muted),
    '',
    ...strong(words.right),
    ...barLines(
      [
        { label: words.single, share: one.vote },
        { label: words.greedy, share: greedy },
        { label: words.vote(many.samples), share: many.vote, marked: true },
        { label: words.checker(many.samples), share: many.checked },
      ].map(({ share, ...bar }) => ({ ...bar, value: share, text: percent(share, 0) })),
      frame,
      1,
    ),
    '',
    ...strong(words.byCount),
    ...countTable(all, words, frame),
    '',
    ...strong(words.example(result.shown.sum.join(' + '))),
    ...barLines(
      result.shown.answers.map(({ answer, share }) => ({
        label: Number.isNaN(answer) ? words.noNumber : String(answer),
        value: share,
        text: percent(share, 0),
        marked: answer === result.shown.sum[0] + result.shown.sum[1],
        ...(answer === result.shown.sum[0] + result.shown.sum[1] ? { note: words.rightOne } : {}),
      })),
      frame,
      1,
    ),
    ...(result.losses.length > 1 ? ['', ...lossLines(words.loss, result, frame)] : []),
  ]
}

const nothing: Taken = { samples: 1, vote: 0, checked: 0, covered: 0 }

const countTable = (all: readonly Taken[], { columns }: VotesWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.samples, columns.vote, columns.checked, columns.covered],
      alignments: ['right', 'right', 'right', 'right'],
      rows: all.map(({ samples, vote, checked, covered }) => [
        String(samples),
        percent(vote, 0),
        percent(checked, 0),
        percent(covered, 0),
      ]),
    },
    frame,
    textColumns(frame),
  )

function kindTable({ groups, all }: VotesResult, words: VotesWords, frame: Frame): string[] {
  const { columns } = words
  const most = all.at(-1)?.samples ?? 1
  return tableLines(
    {
      header: [columns.kind, columns.sums, columns.voteOf(1), columns.voteOf(most), columns.coveredBy(most)],
      alignments: ['left', 'right', 'right', 'right', 'right'],
      rows: groups.map(({ kind, sums, taken }) => {
        const [one, many] = [taken[0] ?? nothing, taken.at(-1) ?? nothing]
        return [
          words.kinds[kind],
          String(sums),
          percent(one.vote, 0),
          percent(many.vote, 0),
          percent(many.covered, 0),
        ]
      }),
    },
    frame,
    textColumns(frame),
  )
}

/** Below this a difference of two votes over twenty rounds may be chance. */
const noticeable = 0.03

/** What nobody would call a gain. */
const hardly = 0.01

export function explanation(
  { all, groups, greedy, stepsDone, mistakes }: VotesResult,
  { explain }: VotesWords,
): readonly Statement[] {
  const [one, many] = [all[0] ?? nothing, all.at(-1) ?? nothing]
  const of = (kind: Group['kind']): Group | undefined => groups.find((group) => group.kind === kind)
  const behind = of('behind')
  const [before, after] = [behind?.taken[0]?.vote ?? 0, behind?.taken.at(-1)?.vote ?? 0]
  const rare = of('rare')
  const never = rare?.taken.at(-1)
  const trained = stepsDone > 0 && many.samples > 1
  const gain = many.vote - one.vote
  const best = Math.max(...all.map(({ vote }) => vote))
  const count = String(many.samples)
  const spread = [percent(one.vote, 0), percent(many.vote, 0), count] as const
  return [
    claim('untrained', stepsDone === 0, explain.untrained),
    claim('helps', trained && gain > noticeable, explain.helps(...spread)),
    claim('little', trained && gain > hardly && gain <= noticeable, explain.little(...spread)),
    claim('useless', trained && gain <= hardly, explain.useless(...spread)),
    claim(
      'falls',
      trained && behind !== undefined && before - after > noticeable,
      explain.falls(behind?.sums ?? 0, percent(before, 0), percent(after, 0), count),
    ),
    claim(
      'never',
      trained && rare !== undefined && never !== undefined && never.vote < 0.02,
      explain.never(rare?.sums ?? 0, percent(never?.vote ?? 0, 0), percent(never?.covered ?? 0, 0)),
    ),
    claim(
      'peak',
      trained && best - many.vote > noticeable,
      explain.peak(percent(best, 0), percent(many.vote, 0)),
    ),
    claim(
      'coverage',
      trained && many.covered - many.vote > noticeable,
      explain.coverage(percent(many.covered, 0), percent(many.vote, 0)),
    ),
    claim(
      'mistakes',
      mistakes > 0 && many.covered - many.checked > noticeable,
      explain.mistakes(percent(mistakes, 0), percent(many.checked, 0), percent(many.covered, 0)),
    ),
    claim(
      'greedy',
      trained && one.vote < greedy && many.vote <= greedy + noticeable,
      explain.greedy(percent(greedy, 0), percent(many.vote, 0)),
    ),
    background(explain.lesson),
    background(explain.limit),
  ]
}

/** What the vote makes of the sums whose likeliest answer is wrong: more right ones, as many, fewer. */
export function outcome({ groups, stepsDone }: VotesResult): number | undefined {
  const behind = groups.find(({ kind }) => kind === 'behind')
  const [before, after] = [behind?.taken[0]?.vote, behind?.taken.at(-1)?.vote]
  if (before === undefined || after === undefined || stepsDone === 0) return undefined
  return after - before > noticeable ? 0 : before - after > noticeable ? 2 : 1
}

export const predicts = ({ samples }: Readonly<Record<string, unknown>>): boolean => samples === 64
