import type { WindowResult } from '../../../src/labs/window.ts'
import { is, reading, tells } from '../walk/reading.ts'

const cut = ({ kept }: WindowResult, name: string) => kept.find((each) => each.cut === name)

export const readings = [
  reading<WindowResult>(/^The text fits/, (told, { tokens, budget, reserve }) => {
    return tells(told, tokens, budget) && tokens + reserve <= budget
  }),
  reading<WindowResult>(
    /^A server that refuses keeps nothing/,
    (_, result) => cut(result, 'refuse')?.share === 0,
  ),
  reading<WindowResult>(/^Dropping the oldest keeps/, (told, result) => {
    const places = cut(result, 'oldest')?.byPlace ?? []
    const [early, late] = [places[1] ?? 0, places.at(-1) ?? 0]
    return tells(told, late, early) && late > early
  }),
  reading<WindowResult>(/^Cutting the middle keeps up to/, (told, result) => {
    const places = cut(result, 'middle')?.byPlace ?? []
    const ends = Math.max(places[0] ?? 0, places.at(-1) ?? 0)
    const heart = [places[4] ?? 0, places[5] ?? 0]
    return is(told[0], ends) && heart.some((value) => is(told[1], value)) && ends > Math.max(...heart)
  }),
  reading<WindowResult>(/of the paragraph a search keeps it in/, (told, result, text) => {
    const found = cut(result, 'search')?.share ?? 0
    const blind = ['beginning', 'oldest', 'middle'].map((name) => cut(result, name)?.share ?? 0)
    const shares = told.slice(-2)
    const words = text.startsWith('With one word') ? 1 : told[0]?.value
    return words === result.words && tells(shares, found, Math.max(...blind)) && found > Math.max(...blind)
  }),
  reading<WindowResult>(/^The search misses/, (told, result) => {
    const missed = 1 - (cut(result, 'search')?.share ?? 0)
    return is(told[0], missed) && missed > 0
  }),
  reading<WindowResult>(/^The same articles take/, (told, { vocabularies }) => {
    const ratios = vocabularies.map(({ zh, en }) => zh / en)
    return ratios.slice(0, 3).every((ratio, at) => is(told[at], ratio)) && ratios.every((ratio) => ratio > 1)
  }),
]

export const variants = [[{}], [{ budget: '100000' }], [{ words: '1', budget: '400', reserve: '0' }, 'fish']]

export const answer = { en: /^search .*%$/, zh: /^检索 .*%$/ }
