import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const distanceEn = {
  about: {
    title: 'Agreement at a distance',
    line: 'the keys of the box … are: n-grams of n = 2 to 8 against one layer of attention',
  },
  options: {
    distance: 'nouns between subject and verb in the sentence that is shown',
    trained: 'learn only from sentences up to this distance',
    nouns: 'how many different nouns the sentences use',
    shuffle: 'break it: the words before the verb in random order',
  },
  predict: {
    question:
      '“The keys of the box near the letter behind the cup” – is or are? Counting with n = 8 and one layer of attention learn from the same sentences. Who knows?',
    choices: ['both', 'attention alone', 'neither'],
  },
  tries: [
    {
      command: 'llm-primer lab distance --nouns 12',
      why: 'more nouns: now n = 8 is long enough for two of them in between, but has it counted the context?',
    },
    {
      command: 'llm-primer lab distance --trained 2',
      why: 'a test at distances that nobody trained on; try several seeds',
    },
    {
      command: 'llm-primer lab distance --shuffle',
      why: 'break it: in random order no one can tell the subject',
    },
    { command: 'llm-primer lab distance --distance 4', why: 'a longer sentence: where does it look?' },
  ],
  task: (sentences: string, trained: number, tried: number): string =>
    `${sentences} sentences with up to ${trained} ${trained === 1 ? 'noun' : 'nouns'} between subject and verb to learn from; ${tried} new draws of each distance to try.`,
  network: (parameters: string, steps: number): string =>
    `Attention: ${parameters} numbers, ${counted(steps, 'training step')}`,
  grid: 'Verb right, with d nouns between subject and verb (a coin gets half)',
  seen: 'Contexts that had been counted at all',
  counting: (n: number): string => `n = ${n}`,
  attention: 'attention',
  shades: (key: string): string => `low ${key} high`,
  shadesAndNumbers: (key: string): string => `low ${key} high; the number is in hundredths`,
  example: 'Where attention looks before it says the verb',
  said: (said: string, right: string): string =>
    said === right ? `It says “${said}”, which is right.` : `It says “${said}”; right is “${right}”.`,
  explain: {
    rule: (reached: string, short: string): string =>
      `Each noun between takes three words, so with d of them the subject is in view only from n = 3d + 2 on: 5, 8, 11, 14. From there on counting gets ${reached}, below it ${short}: the words it can see say nothing about the subject.`,
    sparse: (n: number, seen: string): string =>
      `A longer n alone is not enough. With n = ${n} the subject is in view, but only ${seen} of these contexts were ever counted; for the rest counting backs off to shorter ones, which do not reach the subject.`,
    attention: (right: string, onSubject: string): string =>
      `Attention gets ${right}, near or far. It compares all words with one question at once, so the subject is one step away wherever it stands: ${onSubject} of the weight lies on it.`,
    missed: (least: string): string =>
      `Attention has not learned it this time: at some distance it gets only ${least}. Train it longer, or take another seed.`,
    beyond: (trained: number, right: readonly string[]): string =>
      `Nothing farther than ${trained} was learned from. Attention gets ${right.join(', ')} at those distances: whether it holds depends on the seed, since nothing in training said what the far places are for.`,
    shuffled: (best: readonly string[], right: readonly string[]): string =>
      `In random order the subject cannot be told from the other nouns. The best left is to go with the majority, which for d = 1 to 4 is right, on average, in ${best.join(', ')}; attention gets ${right.join(', ')}. It does need the order.`,
    untrained: 'The network was not trained; its weights are those of random numbers.',
    limit:
      'The grammar is tiny, and the subject always stands second: the network may have learned a place and not a grammar. It was asked for the verb alone. Running text is not that regular.',
  },
} satisfies LabWords & Record<string, unknown>

export type DistanceWords = typeof distanceEn
