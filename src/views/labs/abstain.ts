import type { AbstainResult } from '../../labs/abstain.ts'
import type { AbstainWords } from '../../messages/labs/abstain.en.ts'
import type { Frame } from '../frame.ts'
import { percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: AbstainResult, words: AbstainWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  const { confidence, accuracyScore, penalisedScore } = result.single
  return [
    ...strong(words.single(percent(confidence, 0))),
    ...prose(
      words.singleScores(points(accuracyScore, 2), points(penalisedScore, 2), penaltyOf(result)),
      frame,
    ),
    '',
    ...strong(words.exam(result.questions)),
    ...policyTable(result, words, frame),
    '',
    ...strong(words.honest),
    ...bandTable(result, words, frame),
  ]
}

const penaltyOf = ({ penalty }: AbstainResult): string => significant(penalty)

/** A score with its sign, where a minus is as wide as a digit. */
const points = (score: number, digits: number): string => score.toFixed(digits).replace('-', '−')

function policyTable(result: AbstainResult, words: AbstainWords, frame: Frame): string[] {
  const { bestUnderAccuracy, bestUnderPenalty } = result
  const cell = (score: number, best: boolean) =>
    best
      ? [{ text: `${frame.glyphs === 'ascii' ? '*' : '★'} ${points(score, 1)}`, paint: frame.theme.strong }]
      : points(score, 1)
  return tableLines(
    {
      header: [
        words.columns.policy,
        words.columns.answered,
        words.columns.wrong,
        words.columns.accuracy,
        words.columns.penalised(penaltyOf(result)),
      ],
      alignments: ['left', 'right', 'right', 'right', 'right'],
      rows: result.policies.map((policy) => [
        policy.threshold === 0 ? words.always : words.above(percent(policy.threshold, 0)),
        String(policy.answered),
        String(policy.wrong),
        cell(policy.accuracyScore, policy.threshold === bestUnderAccuracy),
        cell(policy.penalisedScore, policy.threshold === bestUnderPenalty),
      ]),
    },
    frame,
    textColumns(frame),
  )
}

const bandTable = ({ bands }: AbstainResult, { columns }: AbstainWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.band, columns.guesses, columns.said, columns.right],
      alignments: ['left', 'right', 'right', 'right'],
      rows: bands.map(({ from, to, guesses, said, right }) => [
        `${percent(from, 0)} – ${percent(to, 0)}`,
        String(guesses),
        percent(said, 0),
        percent(right, 0),
      ]),
    },
    frame,
    textColumns(frame),
  )

export function explanation(result: AbstainResult, { explain }: AbstainWords): readonly Statement[] {
  const { penalty, breakEven, bestUnderAccuracy, bestUnderPenalty } = result
  const { said, right } = confidenceOf(result)
  const both = [percent(said, 0), percent(right, 0)] as const
  return [
    claim('accuracy', bestUnderAccuracy === 0, explain.accuracy),
    claim('noPenalty', penalty === 0, explain.noPenalty),
    claim(
      'penalty',
      penalty > 0,
      explain.penalty(significant(penalty), percent(breakEven, 0), percent(bestUnderPenalty, 0)),
    ),
    claim('differ', penalty > 0 && percent(breakEven, 0) !== percent(bestUnderPenalty, 0), explain.differ),
    background(explain.calibration),
    claim('honest', Math.abs(said - right) <= fits, explain.honest(...both)),
    claim('tooSure', said - right > fits, explain.tooSure(...both)),
    claim('tooModest', right - said > fits, explain.tooModest(...both)),
    background(explain.limit),
  ]
}

/** Two standard deviations of a share over some 400 guesses. */
const fits = 0.05

/** What it says and how often it is right, over all guesses. */
function confidenceOf({ bands }: AbstainResult): { readonly said: number; readonly right: number } {
  const guesses = bands.reduce((sum, band) => sum + band.guesses, 0)
  const mean = (of: 'said' | 'right'): number =>
    bands.reduce((sum, band) => sum + band.guesses * band[of], 0) / guesses
  return { said: mean('said'), right: mean('right') }
}

/** The question is about the marking without a penalty. */
export function outcome({ bestUnderAccuracy }: AbstainResult): number {
  return bestUnderAccuracy < 0.1 ? 0 : bestUnderAccuracy < 0.8 ? 1 : 2
}
