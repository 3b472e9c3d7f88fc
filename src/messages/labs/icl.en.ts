import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const iclEn = {
  about: {
    title: 'Learning from the prompt',
    line: 'two networks read a row they never saw, twice: in the repeat one of them knows it',
  },
  options: {
    pattern: 'your own row of 2 to 8 signs: ABCDEF, or words with spaces',
    period: 'signs in each row that is tried',
    'no-repeats': 'break it: learn from text in which nothing repeats',
  },
  predict: {
    question:
      'Two networks, of one layer and of two, read a row of signs that they never saw, and then the same row again. Their weights stay as they are. Who gets the repeat right?',
    choices: [
      'neither: it was never taught this row',
      'both about equally often',
      'the one with two layers, far more often',
    ],
  },
  tries: [
    {
      command: 'llm-primer lab icl red green blue pink',
      why: 'your own row: signs that the network has no names for',
    },
    { command: 'llm-primer lab icl ABAC', why: 'A is followed by B, then by C: what does it say after A?' },
    {
      command: 'llm-primer lab icl --no-repeats',
      why: 'break it: the same network, but its training text never repeated anything',
    },
    { command: 'llm-primer lab icl --steps 150', why: 'trained too briefly: the loss has not fallen yet' },
  ],
  task: (signs: number, period: number, tried: number): string =>
    `${signs} signs. Rows of ${period} different ones in random order, each written twice; ${tried} rows are tried, none was trained on.`,
  network: (layers: number): string => (layers === 1 ? '1 layer' : `${layers} layers`),
  sizes: (layers: string, parameters: string, steps: string): string =>
    `${layers}: ${parameters} numbers, ${counted(steps, 'training step')}`,
  loss: (layers: string): string => `Loss of the network with ${layers}`,
  accuracy: 'Next sign right',
  chance: 'blind guess',
  first: (layers: string): string => `${layers}, first time`,
  repeat: (layers: string): string => `${layers}, in the repeat`,
  byPlace: (period: number): string => `Sign by sign: the repeat begins with sign ${period + 1}`,
  prompt: (row: string): string => `Prompt: ${row}`,
  guesses: 'In its repeat, after each sign',
  columns: { read: 'Read', wanted: 'Next', guess: (layers: string): string => `With ${layers}` },
  unnamed: (mark: string): string => `${mark}: one of the network’s signs that this row does not use`,
  head: 'Where the upper of two layers looks (rows: sign being read in the repeat; columns: the prompt)',
  shades: (key: string): string => `low ${key} high`,
  shadesAndNumbers: (key: string): string => `low ${key} high; the number is in hundredths`,
  explain: {
    untrained:
      'The network with two layers was not trained: it guesses evenly, and its map is that of random numbers.',
    prompt: (first: string, repeat: string, chance: string): string =>
      `The first time no network can know what comes: ${first} right, a blind guess gets ${chance}. In the repeat the one with two layers is right in ${repeat}. Between the two nothing was trained; what it knows of this row stands in the prompt and nowhere else. That is in-context learning.`,
    late: (repeat: string): string =>
      `With two layers the repeat came out right in ${repeat} only. The ability appears within a few dozen steps, and the loss falls steeply when it does. Here it did not get that far: train longer, or take another seed.`,
    follower: (share: string, evenly: string): string =>
      `The upper layer looks at what came after the sign being read the last time, and says that: ${share} of its weight, where even spreading would give ${evenly}.`,
    previous: (share: string, evenly: string): string =>
      `It can find the place because the layer below has noted at each sign which one stood before it: ${share} of that layer’s weight is on the sign just before (evenly: ${evenly}). Such a pair is called an induction head.`,
    elsewhere: (share: string, evenly: string): string =>
      `To find the place it needs a note of what stood before each sign. In most runs the layer below looks one sign back for it. Not in this one: ${share} of its weight is there, where even spreading would give ${evenly}; how it keeps the note this map does not show.`,
    oneLayer: (repeat: string): string =>
      `With one layer no such pair can form: it sees signs and places, but not yet what stood before what. Knowing that rows repeat after 3 to 8 signs, it gets ${repeat}.`,
    unrelated: (repeat: string): string =>
      `Trained on text in which nothing repeats, the same network gets ${repeat} in the repeat, no better than guessing. To learn from the prompt is itself something that is learned, and only from text where it pays.`,
    ambiguous:
      'In your row a sign occurs twice. The rule “what followed it last time” then has more than one answer, and the network was trained only on rows without such doubles.',
    limit:
      'This network knows a single trick: repetition. GPT-3 continues patterns it has to work out, such as a translation. Heads like this were found in large models too; what part of their in-context learning comes from them is still being studied.',
  },
} satisfies LabWords & Record<string, unknown>

export type IclWords = typeof iclEn
