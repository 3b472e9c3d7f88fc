import type { MaskResult, View, ViewResult } from '../../labs/mask.ts'
import type { MaskWords } from '../../messages/labs/mask.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: MaskResult, words: MaskWords, frame: Frame): string[] {
  const scores = [...strong(words.scores(result.places), frame), ...scoreTable(result, words, frame)]
  const oneGap = gapLines(result, words, frame)
  // A sentence of the learner's own is what they came for; else the question is about all gaps.
  return result.chosen ? [...scores, '', ...oneGap] : [...oneGap, '', ...scores]
}

const strong = (text: string, frame: Frame): string[] => prose(text, frame).map(frame.theme.strong)

/** One sentence with its gap, and what each view fills in. */
const gapLines = (result: MaskResult, words: MaskWords, frame: Frame): string[] => [
  ...strong(sentenceWithGap(result), frame),
  ...(result.answer === '' ? [] : prose(words.answer(result.answer), frame).map(frame.theme.muted)),
  ...result.views.flatMap((each) => [
    '',
    ...prose(`${words.views[each.view]}  ${visiblePart(result, each)}`, frame),
    ...candidateBars(each, result, frame),
  ]),
]

const gap = '____'

const sentenceWithGap = ({ before, after }: MaskResult): string => [before, gap, after].join(' ').trim()

/** What this model may look at, in tokens at the sentence's own words: the rest is dots. */
function visiblePart({ before, after }: MaskResult, { view }: ViewResult): string {
  const hidden = '…'
  const left = view === 'right' ? hidden : before
  const right = view === 'left' ? hidden : after
  return [left, gap, right].join(' ').trim()
}

const candidateBars = ({ top }: ViewResult, { answer }: MaskResult, frame: Frame): string[] =>
  barLines(
    top.map(({ token, probability }) => ({
      label: token,
      value: probability,
      text: percent(probability),
      marked: token === answer,
    })),
    frame,
    1,
  )

const scoreTable = ({ views }: MaskResult, words: MaskWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [words.columns.view, words.columns.right, words.columns.perplexity],
      alignments: ['left', 'right', 'right'],
      rows: views.map(({ view, right, perplexity }) => [
        words.views[view],
        percent(right, 0),
        significant(perplexity),
      ]),
    },
    frame,
    textColumns(frame),
  )

export function explanation(result: MaskResult, { explain }: MaskWords): readonly Statement[] {
  const { chosen, context, views } = result
  const perplexityOf = (view: View): number => views.find((each) => each.view === view)?.perplexity ?? 0
  const [left, both] = [perplexityOf('left'), perplexityOf('both')]
  const texts = [significant(left), significant(both)] as const
  return [
    claim('chosen', chosen && context > 0, explain.chosen),
    claim('blind', context === 0, explain.blind),
    claim('both', context > 0 && both < left, explain.both(...texts)),
    claim('noGain', context > 0 && both >= left, explain.noGain(...texts)),
    background(explain.models),
    background(explain.limit),
  ]
}

/** Which view names the missing word most often. */
export function outcome({ views }: MaskResult): number | undefined {
  const shares = views.map(({ right }) => right)
  const most = Math.max(...shares)
  return shares.filter((share) => share === most).length === 1 ? shares.indexOf(most) : undefined
}

/** Without any context there is nothing to compare. */
export const predicts = ({ context }: Readonly<Record<string, unknown>>): boolean => context !== 0
