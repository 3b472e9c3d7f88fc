import type { NextResult, Round } from '../../labs/next.ts'
import { joinTokens, type Unit } from '../../labs/sentences.ts'
import type { NextWords } from '../../messages/labs/next.en.ts'
import type { Prediction } from '../../messages/labs/words.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent, significant } from '../numbers.ts'
import { indented, prose } from '../prose.ts'
import { tokenName } from '../token-name.ts'
import type { Idle } from './lab-view.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: NextResult, words: NextWords, frame: Frame): string[] {
  return result.rounds.length > 0
    ? unplayedLines(result, words, frame)
    : distributionLines(result, words, frame)
}

/** The game where nobody can play: what the model guessed, and what it cost. */
const unplayedLines = ({ rounds }: NextResult, { game }: NextWords, frame: Frame): string[] =>
  rounds.flatMap((round, at) => [
    ...prose(`${game.round(at + 1, rounds.length)}  ${round.before} …`, frame),
    ...indented(game.model(round.answer, round.bits.toFixed(1), round.modelGuess), frame).map(
      frame.theme.muted,
    ),
  ])

/** A round of the game after the learner's answer. */
export interface PlayedRound {
  readonly round: Round
  readonly right: boolean
  /** What the learner's guess cost. */
  readonly bits: number
}

export const roundLines = (text: string, frame: Frame): string[] => prose(text, frame)

export function playedRoundLines(
  { round, right, bits }: PlayedRound,
  { game }: NextWords,
  frame: Frame,
): string[] {
  const verdict = right ? game.right(round.answer) : game.wrong(round.answer)
  return [
    ...indented(verdict, frame).map(right ? frame.theme.good : frame.theme.bad),
    ...indented(game.bits(bits.toFixed(1), round.bits.toFixed(1), round.modelGuess), frame).map(
      frame.theme.muted,
    ),
  ]
}

/** Mean bits of both, and what the rule of scoring was. */
export function playedTotalLines(
  played: readonly PlayedRound[],
  { game }: NextWords,
  frame: Frame,
): string[] {
  if (played.length === 0) return []
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const yours = mean(played.map(({ bits }) => bits))
  const models = mean(played.map(({ round }) => round.bits))
  return [
    ...prose(game.total(yours.toFixed(2), models.toFixed(2)), frame).map(frame.theme.strong),
    ...prose(yours < models ? game.won : game.lost, frame),
    '',
    ...prose(game.rule, frame).map(frame.theme.muted),
  ]
}

function distributionLines(result: NextResult, words: NextWords, frame: Frame): string[] {
  const { theme } = frame
  const others = result.vocabulary - result.top.length
  return [
    ...prose(words.after(result.prompt), frame).map(theme.strong),
    ...barLines(
      [
        ...result.top.map(({ token, probability }, at) => ({
          label: tokenName(token, frame),
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
      .flatMap((text) => indented(`${text}`, frame)),
  ]
}

/** Sentence starts show as dots. */
const contextText = (context: readonly string[], unit: Unit): string =>
  joinTokens(
    context.map((token) => (token === '<s>' ? '·' : token)),
    unit,
  )

export function explanation(result: NextResult, { explain }: NextWords): readonly Statement[] {
  const { rounds } = result
  const bits = rounds.reduce((sum, round) => sum + round.bits, 0) / Math.max(1, rounds.length)
  const first = rounds.filter(({ answer, modelGuess }) => answer === modelGuess).length
  return [
    claim(
      'entropy',
      rounds.length === 0,
      explain.entropy(
        significant(result.entropyBits),
        significant(result.perplexity),
        significant(result.entropyWithoutContext),
      ),
    ),
    claim('game', rounds.length > 0, explain.game(significant(bits), first, rounds.length)),
    background(explain.all),
    claim('limit', result.tokens > 0, explain.limit(grouped(result.tokens))),
  ]
}

export function outcome({ top, rounds }: NextResult): number {
  if (rounds.length > 0) {
    const bits = rounds.reduce((sum, round) => sum + round.bits, 0) / rounds.length
    return bits < 3 ? 0 : bits <= 7 ? 1 : 2
  }
  const first = top[0]?.probability ?? 0
  return first >= 0.9 ? 0 : first >= 0.3 ? 1 : 2
}

export const prediction = ({ game }: Readonly<Record<string, unknown>>, words: NextWords): Prediction =>
  game === true ? words.predictGame : words.predict

export const idle = ({ game }: Readonly<Record<string, unknown>>): Idle | undefined =>
  game === true ? { names: ['top'], beside: '--game' } : { names: ['rounds'], without: '--game' }
