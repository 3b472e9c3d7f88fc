import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const bottleneckEn = {
  about: {
    title: 'A box that is too small',
    line: 'letters copied through one vector, and with attention: how many are right at each length',
  },
  options: {
    dim: 'numbers in the one vector; the network with attention stays as it is',
    length: 'the longest sequence that is trained on',
  },
  predict: {
    question:
      'A network reads letters into one vector and copies them from it. How many letters does it get right in the longest sequences that it was trained on?',
    choices: ['nearly all', 'more than half', 'less than half'],
  },
  tries: [
    { command: 'llm-primer lab bottleneck --dim 4', why: 'break it: a box of four numbers' },
    {
      command: 'llm-primer lab bottleneck --dim 64',
      why: 'a larger box: the curve moves to the right. Does it stop falling? (takes twice as long)',
    },
    {
      command: 'llm-primer lab bottleneck --steps 1600',
      why: 'the same box, four times the training: how much of it was practice?',
    },
    {
      command: 'llm-primer lab bottleneck --length 6',
      why: 'break attention: letters 7 to 10 stand where it never had to look',
    },
  ],
  task: (length: number, fixed: number, attention: number): string =>
    `Copying sequences of 1 to ${length} random letters out of eight; ${fixed === attention ? `${counted(fixed, 'training step')} each` : `${fixed} and ${counted(attention, 'training step')}`}.`,
  sizes: (dim: number, fixed: string, attention: string): string =>
    `One vector of ${dim} numbers: two LSTMs, ${fixed} parameters. Attention: no recurrence, ${attention} parameters.`,
  byLength: 'Letters right, by the length of the sequence',
  fixed: 'one vector',
  attention: 'attention',
  axis: (from: number, to: number): string => `from left to right: ${from} to ${to} letters`,
  columns: { length: 'Letters', whole: 'all right' },
  notes: (chance: string): string =>
    `“All right”: sequences without a single wrong letter. * longer than anything in training. Guessing gets ${chance} of the letters.`,
  example: 'The same sequence, three times',
  read: 'read:',
  throughVector: 'copied from one vector:',
  withAttention: 'copied with attention:',
  explain: {
    falls: (short: number, shortRight: string, long: number, longRight: string, dim: number): string =>
      `Through one vector ${shortRight} of the letters come out right at length ${short}, and ${longRight} at length ${long}. The sequence grows; the box still holds ${dim} ${dim === 1 ? 'number' : 'numbers'}.`,
    enough: (right: string, length: number): string =>
      `Through one vector ${right} of the letters come out right even at length ${length}: so short a sequence fits into the box.`,
    looks: (right: string, length: number): string =>
      `With attention it is ${right} at length ${length}. Nothing has to be packed: before each letter is written, all the letters read are there to be looked at.`,
    learning: (right: string, length: number): string =>
      `With attention it is ${right} at length ${length}: it has not learned yet where to look. Give it more steps.`,
    beyond: (length: number, right: string, whole: string): string =>
      `Attention has a limit of its own. At length ${length}, longer than anything in training, ${right} of its letters are right and ${whole} of the sequences: it finds letters by their place, and the last places were never trained.`,
    packing:
      'By size alone the standard box would do: twelve letters out of eight are 36 bits, and 24 numbers can hold those. What is hard is to learn the packing.',
    limit:
      'Random letters cannot be guessed from one another; a sentence can be summed up. And the second network leaves out recurrence, too: attention came into use as an addition to recurrent networks.',
    untrained: 'Nothing was trained: both write what random weights say, and all curves are near chance.',
  },
} satisfies LabWords & Record<string, unknown>

export type BottleneckWords = typeof bottleneckEn
