import type { MaskResult } from '../../../src/labs/mask.ts'
import { reading, tells } from '../walk/reading.ts'

const perplexity = ({ views }: MaskResult, view: string): number | undefined =>
  views.find((each) => each.view === view)?.perplexity

export const readings = [
  reading<MaskResult>(/^The sentence was picked/, (_, { chosen, views, answer }) => {
    const first = (view: string): string | undefined =>
      views.find((each) => each.view === view)?.top[0]?.token
    return chosen && first('both') === answer && first('left') !== answer
  }),
  reading<MaskResult>(/^With no context every gap looks the same/, (_, { context, views }) => {
    return context === 0 && new Set(views.map(({ top }) => top[0]?.token)).size === 1
  }),
  reading<MaskResult>(/That is the advantage of BERT/, (told, result) => {
    const [left, both] = [perplexity(result, 'left'), perplexity(result, 'both')]
    return tells(told, left, both) && (both ?? 1) < (left ?? 0)
  }),
  reading<MaskResult>(/the second side helps nothing/, (told, result) => {
    const [left, both] = [perplexity(result, 'left'), perplexity(result, 'both')]
    return tells(told, left, both) && (both ?? 0) >= (left ?? 1)
  }),
]

export const answer = { en: /^Both +\d+% +[\d.]+$/, zh: /^两边都看 +\d+% +[\d.]+$/ }
