import type { ForwardResult } from '../../../src/labs/forward.ts'
import { quoted, reading } from '../walk/reading.ts'

export const readings = [
  reading<ForwardResult>(/stay exactly as they were/, (_, { exchange }, text) => {
    const [to, from] = quoted(text)
    return (
      exchange?.embedding === 0 &&
      exchange.projections === 0 &&
      exchange.gathered > 0 &&
      exchange.to === to &&
      exchange.from === from
    )
  }),
  reading<ForwardResult>(
    /^Without attention the last character does not notice/,
    (_, { without, exchange }) => {
      return without === 'attention' && (exchange === null || exchange.logits === 0)
    },
  ),
  reading<ForwardResult>(/^The part was left out after training/, (_, { without }) => without !== 'nothing'),
  reading<ForwardResult>(/^Nothing was trained/, (_, { stepsDone, blocks, predictions }) => {
    const chances = predictions.flatMap(({ guesses }) => guesses.map(({ probability }) => probability))
    return (
      stepsDone === 0 &&
      blocks.every(({ gathered, attended }) => gathered.length === attended.length) &&
      Math.max(...chances) < 2 * Math.min(...chances)
    )
  }),
]

export const variants = [[{ steps: '20' }], [{ steps: '5', without: 'attention' }]]
