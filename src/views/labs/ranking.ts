import type { RankingResult } from '../../labs/ranking.ts'
import type { RankingWords } from '../../messages/labs/ranking.en.ts'
import type { Frame } from '../frame.ts'
import { percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { outOf } from '../signs.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: RankingResult, words: RankingWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  const { neighbours } = result
  return [
    ...strong(words.trust(result.leaderboards)),
    ...trustTable(result, words, frame),
    '',
    ...strong(words.board(result.duels)),
    ...boardTable(result, words, frame),
    '',
    ...strong(words.neighbours(percent(result.winRate), neighbours.duels)),
    ...prose(
      words.outcomes(percent(neighbours.ahead), percent(neighbours.level), percent(neighbours.behind)),
      frame,
    ),
  ]
}

const boardTable = ({ board }: RankingResult, { columns }: RankingWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.place, columns.model, columns.rating, columns.wins, columns.truth],
      alignments: ['right', 'left', 'right', 'right', 'right'],
      rows: board.map(({ name, rating, wins, played, strength }, at) => [
        String(at + 1),
        name === String.fromCharCode(65 + at) ? name : [{ text: name, paint: frame.theme.caution }],
        rating.toFixed(0),
        outOf(wins, played, frame),
        `${strength.toFixed(0)} (${name.charCodeAt(0) - 64})`,
      ]),
    },
    frame,
    textColumns(frame),
  )

const trustTable = ({ trust }: RankingResult, { columns }: RankingWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.duels, columns.champion, columns.order],
      alignments: ['right', 'right', 'right'],
      rows: trust.map(({ duels, champion, order }) => [
        String(duels),
        percent(champion, 0),
        percent(order, 0),
      ]),
    },
    frame,
    textColumns(frame),
  )

export function explanation(result: RankingResult, { explain }: RankingWords): readonly Statement[] {
  const { board, gap, neighbours } = result
  const misplaced = board.filter(({ name }, at) => name !== String.fromCharCode(65 + at)).length
  const lead = [significant(gap), percent(neighbours.behind, 0)] as const
  const noisy = neighbours.behind >= smallChance
  return [
    claim('equal', gap === 0, explain.equal),
    claim('inPlace', gap > 0 && misplaced === 0, explain.inPlace(board.length)),
    claim('misplaced', gap > 0 && misplaced > 0, explain.misplaced(misplaced, board.length)),
    claim('noise', gap > 0 && noisy, explain.noise(...lead)),
    claim('clear', gap > 0 && !noisy, explain.clear(...lead)),
    background(explain.method),
    background(explain.limit),
  ]
}

/** The chance of coming out behind from which a lead is small. */
const smallChance = 0.1

/** Whether the boards of 20 duels a pair have the strongest on top: nearly always, mostly, or rarely. */
export function outcome({ trust }: RankingResult): number {
  const champion = trust.find(({ duels }) => duels === 20)?.champion ?? 0
  return champion >= 0.95 ? 0 : champion >= 0.8 ? 1 : 2
}

/** The question is about six models 35 points apart. */
export const predicts = ({ models, gap }: Readonly<Record<string, unknown>>): boolean =>
  models === 6 && gap === 35
