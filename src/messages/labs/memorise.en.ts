import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

export const memoriseEn = {
  about: {
    title: 'What stood in the text, letter for letter',
    line: 'random strings planted among names: how often until the model recites them?',
  },
  options: {
    dim: 'width of the model, rounded to a multiple of four',
    secrets: 'strings planted equally often',
  },
  predict: {
    question:
      'Random strings of ten letters are planted in a list of names, some once, some up to 100 times. How often must one stand there until the model writes half of its kind to the end from the first three letters?',
    choices: ['once is enough', '3 or 10 times', '30 or 100 times, or not even then'],
  },
  tries: [
    {
      command: 'llm-primer lab memorise --dim 8',
      why: 'break it: a model with little room. What does it still recite?',
    },
    { command: 'llm-primer lab memorise --steps 2000', why: 'train longer: does seldom become enough?' },
    { command: 'llm-primer lab memorise --seed 1', why: 'other strings, other chance' },
  ],
  model: (parameters: string, steps: string): string =>
    `A GPT of ${parameters} numbers after ${counted(steps, 'training step')}`,
  data: (names: string, lines: string, letters: number): string =>
    `${names} names; with the planted strings of ${letters} random letters ${lines} lines`,
  recited: (given: number): string => `Written to the end from the first ${given} letters`,
  copies: (copies: number): string => `planted ${copies} ×`,
  of: (completed: number, secrets: number): string => `${completed} of ${secrets}`,
  columns: {
    copies: 'Planted',
    loss: 'Nats a letter',
    preferred: 'Liked better',
    secret: 'One of them',
    written: 'It writes',
  },
  preferredNote:
    '“Liked better”: of random strings that it never read, the share that it finds likelier. Half of them where it has no memory.',
  loss: 'Loss of each training step, in nats a character',
  explain: {
    untrained: 'Nothing was trained: no string is known.',
    recites: (most: number, mostDone: string, least: number, leastDone: string): string =>
      `What stood there ${times(most)} it completes in ${mostDone} of the cases, what stood there ${times(least)} in ${leastDone}. Nobody asked it to learn by heart; the loss is lowest for whoever knows the next letter.`,
    none: 'Nothing is recited yet: with so little training or room the strings left no more than a trace.',
    trace: (copies: number, preferred: string): string =>
      `A memory shows before it can be recited: of the strings planted ${times(copies)} it completes few or none, and yet of random strings that it never read it likes only ${preferred} better. So one can find out whether a text was in the training, with nothing being recited.`,
    lesson:
      'What stands in a training text again and again, an address, a song, a test with its answers, can come out of the model again. So texts are cleared of repetitions before training, and a test that leaked measures memory.',
    limit:
      'The strings are random, so they cannot be put together from a pattern: whoever writes them has them by heart. Text that follows a pattern is not so easily told from knowledge.',
  },
} satisfies LabWords & Record<string, unknown>

export type MemoriseWords = typeof memoriseEn
