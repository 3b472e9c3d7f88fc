import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const nextEn = {
  about: {
    title: 'What comes next?',
    line: 'probabilities of the next word; --game: guess against the model, scored in bits',
  },
  options: {
    prompt: 'the beginning of a sentence',
    n: 'how many tokens the model looks at, the next one included',
    unit: 'count words (single characters of Chinese) or every character',
    top: 'how many candidates to show',
    game: 'guess the next word yourself, against the model',
    rounds: 'rounds of the game',
  },
  predict: {
    question: 'How sure is a model that only counted this course of the next word here?',
    choices: [
      'nearly certain: 90% or more for its first choice',
      'it has a favourite: 30% to 90%',
      'wide open: below 30%',
    ],
  },
  predictGame: {
    question: 'How many bits will a word cost the model on average? A coin toss costs 1.',
    choices: ['less than 3', '3 to 7', 'more than 7'],
  },
  tries: [
    { command: 'llm-primer lab next "a language model"', why: 'your own beginning' },
    {
      command: 'llm-primer lab next --n 1',
      why: 'break it: without context every sentence goes on in the same way',
    },
    { command: 'llm-primer lab next --game', why: 'guess against the model; both are scored in bits' },
  ],
  after: (prompt: string): string => `After “${prompt}”`,
  all: (others: string): string => `all ${others} others together`,
  backOff: 'Contexts that were looked up, longest first',
  seen: (context: string, times: string): string =>
    context === ''
      ? `no context: ${counted(times, 'token')}`
      : `“${context}”: seen ${counted(times, 'time')}`,
  never: (context: string): string => `“${context}”: never seen`,
  explain: {
    entropy: (bits: string, perplexity: string, without: string): string =>
      `Mean surprise of the next word: ${bits} bits, as if choosing among ${perplexity} equally likely words. Without context it would be ${without} bits.`,
    game: (bits: string, first: number, rounds: number): string =>
      `In these sentences a word costs the model ${bits} bits on average, and its first choice is right in ${first} of ${rounds}. A certain guess would cost 0 bits, a coin toss 1.`,
    all: 'This is the whole output of a language model: a share for each token of its vocabulary, all together the whole. A large model does the same thing with another estimate.',
    limit: (tokens: string): string =>
      `The model here counted ${counted(tokens, 'token')}. It knows nothing of meaning, and what it has not seen it can only guess by how common words are.`,
  },
  game: {
    intro:
      'You see the beginning of a sentence that the model has not counted. Type the next word, then say how sure you are. /q stops.',
    round: (number: number, of: number): string => `${number} of ${of}`,
    guess: 'Next word: ',
    sure: 'How sure? 1 guess (25%), 2 unsure (50%), 3 sure (90%)',
    right: (answer: string): string => `✓ Right: ${answer}`,
    wrong: (answer: string): string => `✗ It was: ${answer}`,
    bits: (yours: string, models: string, guess: string): string =>
      `you ${yours} bits · model ${models} bits (its first choice: ${guess})`,
    model: (answer: string, bits: string, guess: string): string =>
      `it was: ${answer} · model ${bits} bits (its first choice: ${guess})`,
    total: (yours: string, models: string): string =>
      `A word cost you ${yours} bits on average, the model ${models}. Fewer is better.`,
    won: 'You predict this text better than counting does.',
    lost: 'Counting predicts this text better than you did: it knows how common each word is.',
    rule: 'A right guess costs −log₂ of how sure you were. A wrong one leaves the answer only its share of the rest, by how common it is: being sure and wrong is dearest.',
  },
} satisfies LabWords & Record<string, unknown>

export type NextWords = typeof nextEn
