import { guessBits, type NextResult, type Round, type Sureness } from '../../../labs/next.ts'
import type { NextWords } from '../../../messages/labs/next.en.ts'
import { type LineInput, openLineInput } from '../../../terminal/line-input.ts'
import { type PlayedRound, playedRoundLines, playedTotalLines, roundLines } from '../../../views/labs/next.ts'
import { askNumber, say } from '../../shared/choose.ts'
import type { Context } from '../../shared/context.ts'

/** The guessing game: the learner against the model, round by round. Ctrl-C ends it and shows the score so far. */
export async function playNext(result: NextResult, words: NextWords, context: Context): Promise<string[]> {
  const { terminal, frame } = context
  const input = await openLineInput(context)
  const played: PlayedRound[] = []
  try {
    terminal.print(['', ...roundLines(words.game.intro, frame), ''])
    for (const [at, round] of result.rounds.entries()) {
      const guess = await askGuess(input, words, () =>
        terminal.print(
          roundLines(`${words.game.round(at + 1, result.rounds.length)}  ${round.before} …`, frame),
        ),
      )
      const sure = guess === undefined ? undefined : await askSureness(input, words, context)
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

/** The next word. Without one, and for a question mark, the beginning is said again; `/q` stops. */
async function askGuess(
  input: LineInput,
  { game }: NextWords,
  tell: () => void,
): Promise<string | undefined> {
  for (;;) {
    tell()
    const line = await input.ask(game.guess)
    const word = line?.normalize('NFKC').trim()
    if (line === undefined || word === '/q') return undefined
    if (word !== '' && word !== '?') return line
  }
}

const SURENESS: readonly Sureness[] = ['guess', 'unsure', 'sure']

/** Enter alone means unsure. */
async function askSureness(
  input: LineInput,
  { game }: NextWords,
  context: Context,
): Promise<Sureness | undefined> {
  const tell = (): void => say(game.sure, context)
  tell()
  const words = { q: 'end', '/q': 'end' } as const
  const ask = context.messages.quiz.typed.sure
  const said = await askNumber({ count: SURENESS.length, ask, tell, words }, input, context)
  return said === 'end' ? undefined : said === 'usual' ? 'unsure' : SURENESS[said]
}
