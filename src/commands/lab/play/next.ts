import { guessBits, type NextResult, type Round, type Sureness } from '../../../labs/next.ts'
import type { NextWords } from '../../../messages/labs/next.en.ts'
import { type LineInput, openLineInput } from '../../../terminal/line-input.ts'
import { type PlayedRound, playedRoundLines, playedTotalLines, roundLines } from '../../../views/labs/next.ts'
import type { Context } from '../../shared/context.ts'

/** The guessing game: the learner against the model, round by round. Ctrl-C ends it and shows the score so far. */
export async function playNext(result: NextResult, words: NextWords, context: Context): Promise<string[]> {
  const { terminal, frame } = context
  const input = await openLineInput(context)
  const played: PlayedRound[] = []
  try {
    terminal.print(['', ...roundLines(words.game.intro, frame), ''])
    for (const [at, round] of result.rounds.entries()) {
      terminal.print(
        roundLines(`${words.game.round(at + 1, result.rounds.length)}  ${round.before} …`, frame),
      )
      const guess = await input.ask(words.game.guess)
      const sure = guess === undefined ? undefined : await askSureness(input, words)
      if (guess === undefined || sure === undefined) break
      const one = scored(round, guess, sure)
      terminal.print([...playedRoundLines(one, words, frame), ''])
      played.push(one)
    }
  } finally {
    input.close()
  }
  return playedTotalLines(played, words, frame)
}

const scored = (round: Round, guess: string, sure: Sureness): PlayedRound => ({
  round,
  right: guessBits(round, guess, 'sure') < 1,
  bits: guessBits(round, guess, sure),
})

const sureness: Readonly<Record<string, Sureness>> = { '1': 'guess', '2': 'unsure', '3': 'sure' }

/** Enter alone means unsure. */
async function askSureness(input: LineInput, { game }: NextWords): Promise<Sureness | undefined> {
  for (;;) {
    const line = await input.ask(`${game.sure} `)
    if (line === undefined) return undefined
    const said = line.trim() === '' ? 'unsure' : sureness[line.trim()]
    if (said) return said
  }
}
