import type { NextResult } from '../../../src/labs/next.ts'
import { mean, reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<NextResult>(/^Mean surprise of the next word/, (told, { entropyBits, entropyWithoutContext }) => {
    return tells(told, entropyBits, 2 ** entropyBits, entropyWithoutContext)
  }),
  reading<NextResult>(/^In these sentences a word costs the model/, (told, { rounds }) => {
    const right = rounds.filter(({ answer, modelGuess }) => answer === modelGuess).length
    return tells(told, mean(rounds.map(({ bits }) => bits)), right, rounds.length, 0, 1)
  }),
  reading<NextResult>(/^The model here counted/, (told, { tokens }) => tells(told, tokens)),
]

export const variants = [[{}], [{ game: true, rounds: '3' }]]

export const answer = { en: /█.* [\d.]+%$/, zh: /█.* [\d.]+%$/ }
