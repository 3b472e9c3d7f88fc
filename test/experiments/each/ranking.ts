import type { RankingResult } from '../../../src/labs/ranking.ts'
import { reading, tells } from '../walk/reading.ts'

const outOfPlace = ({ board }: RankingResult): number => {
  const names = board.map(({ name }) => name)
  const sorted = names.toSorted()
  return names.filter((name, at) => name !== sorted[at]).length
}

export const readings = [
  reading<RankingResult>(
    /^All models are equally strong here/,
    (_, { gap, board }) => gap === 0 && new Set(board.map(({ strength }) => strength)).size === 1,
  ),
  reading<RankingResult>(
    /stand where they belong/,
    (told, result) => tells(told, result.board.length) && outOfPlace(result) === 0,
  ),
  reading<RankingResult>(
    /in the wrong place/,
    (told, result) => tells(told, outOfPlace(result), result.board.length) && outOfPlace(result) > 0,
  ),
  reading<RankingResult>(
    /points is small against that chance/,
    (told, { gap, neighbours }) => tells(told, gap, neighbours.behind) && neighbours.behind >= 0.1,
  ),
  reading<RankingResult>(
    /points stands out/,
    (told, { gap, neighbours }) => tells(told, gap, neighbours.behind) && neighbours.behind < 0.1,
  ),
]

export const answer = { en: /^ *400 +\d+% +\d+%$/, zh: /^ *400 +\d+% +\d+%$/ }
