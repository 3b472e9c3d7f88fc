import type { NextResult } from '../../labs/next.ts'
import { joinTokens, type Unit } from '../../labs/sentences.ts'
import type { NextWords } from '../../messages/labs/next.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent, significant } from '../numbers.ts'
import { prose } from '../prose.ts'

export function lines(result: NextResult, words: NextWords, frame: Frame): string[] {
  const { theme, messages } = frame
  const others = result.vocabulary - result.top.length
  return [
    ...prose(words.after(result.prompt), frame).map(theme.strong),
    ...barLines(
      [
        ...result.top.map(({ token, probability }, at) => ({
          label: token === '' ? messages.lab.endOfSentence : token,
          value: probability,
          text: percent(probability),
          marked: at === 0,
        })),
        { label: words.all(grouped(others)), value: result.rest, text: percent(result.rest) },
      ],
      frame,
    ),
    '',
    ...prose(words.backOff, frame).map(theme.muted),
    ...result.backOff
      .map(({ context, total }) => {
        const text = contextText(context, result.unit)
        return total === 0 ? words.never(text) : words.seen(text, grouped(total))
      })
      .flatMap((text) => prose(`  ${text}`, frame)),
  ]
}

/** Sentence starts show as dots. */
const contextText = (context: readonly string[], unit: Unit): string =>
  joinTokens(
    context.map((token) => (token === '<s>' ? '·' : token)),
    unit,
  )

export const explanation = (result: NextResult, { explain }: NextWords): readonly string[] => [
  explain.entropy(
    significant(result.entropyBits),
    significant(result.perplexity),
    significant(result.entropyWithoutContext),
  ),
  explain.all,
  explain.limit(grouped(result.tokens)),
]

export function outcome({ top }: NextResult): number {
  const first = top[0]?.probability ?? 0
  return first >= 0.9 ? 0 : first >= 0.3 ? 1 : 2
}
