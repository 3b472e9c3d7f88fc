import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const grammarEn = {
  about: {
    title: 'Valid is not right',
    line: 'a tiny model writes JSON, freely and under a grammar: what the mask mends and what it hides',
  },
  options: {
    null: 'let the grammar allow null as well',
    tries: 'texts for each sum, written each way',
  },
  predict: {
    question:
      'A tiny model has learned to answer some sums with null: nobody knows. Now a grammar allows {"sum":N} alone, with a whole number for N. What does the model write for those sums?',
    choices: [
      'nothing: it finds no way on',
      'a number for some of them',
      'a number for all of them, or nearly',
    ],
  },
  tries: [
    { command: 'llm-primer lab grammar --null', why: 'a form with a place for “unknown”' },
    {
      command: 'llm-primer lab grammar --steps 0',
      why: 'break it: a model that knows nothing, and JSON all the same',
    },
    { command: 'llm-primer lab grammar --steps 1500', why: 'train it longer: what is still wrong?' },
  ],
  model: (parameters: string, steps: string): string =>
    `A GPT of ${parameters} numbers after ${counted(steps, 'training step')}. It read sums of two numbers below ten with their answers, 70% as {"sum":N}, the rest with quotation marks or in words; where the first is 8 or 9 the answer was null.`,
  form: (allowNull: boolean): string =>
    allowNull
      ? 'Valid is {"sum":N} with a whole number, or null.'
      : 'Valid is {"sum":N} with a whole number.',
  question: (question: string): string => `To ${question} it writes`,
  free: (text: string): string => `free    ${text}`,
  masked: (text: string): string => `masked  ${text}`,
  taken: (before: string, share: string): string =>
    `after ${before} the mask took ${share} of the probability away`,
  results: (texts: number): string => `All sums, ${texts} texts each way`,
  valid: { free: 'free: valid', masked: 'masked: valid' },
  right: { free: 'free: right', masked: 'masked: right' },
  unknown: 'Sums that nobody knows',
  admitted: { free: 'free: unknown', masked: 'mask: unknown' },
  invented: { free: 'free: number', masked: 'mask: number' },
  of: (count: number, of: number): string => `${count} of ${of}`,
  forced: (places: number, texts: number): string =>
    `At ${places} places in ${texts} texts the mask took more than half of the probability away.`,
  loss: 'Loss of each training step, in nats a sign of the answer',
  explain: {
    untrained: (valid: number, texts: number): string =>
      `Nothing was trained, and ${valid} of ${texts} masked texts are valid all the same: the form comes from the grammar and says nothing of the model.`,
    valid: (free: number, masked: number, texts: number): string =>
      `Free, ${free} of ${texts} texts are valid; masked, ${masked}. At each sign the mask takes away every token that the grammar does not allow, so nothing invalid can be written.`,
    wrong: (valid: number, wrong: number): string =>
      `Of ${valid} valid masked texts ${wrong} are wrong. A program reads them without an error; whoever checks the form alone does not notice.`,
    invents: (admitted: number, of: number, invented: number): string =>
      `For sums that nobody knows it wrote “unknown” freely in ${admitted} of ${of} cases. The mask has no place for that, and ${invented} times a number stands there instead: valid, sure of itself, made up.`,
    admits: (admitted: number, of: number): string =>
      `With null allowed it admits in ${admitted} of ${of} cases that it does not know. A form needs a place for that.`,
    forced: (places: number): string =>
      `The mask looks one sign ahead and never back. At ${places} places the model wanted something else by more than half; what was written there was drawn from what was left.`,
    retried: (retried: string, masked: string): string =>
      `Of the free texts that happen to be valid ${retried} are right, of the masked ones ${masked}. Asking again until a text is valid keeps what the model meant; masking bends it into the form. Park et al. (2024) call it the difference between conditioning and masking.`,
    lesson:
      'Check the form by program, and the content as well: sums, references, what may stand in a field. Leave room for “not known” in every form.',
    limit:
      'This model writes no reasons before its answer, so nothing here says what a form costs a model that thinks first. The published findings on that go both ways.',
  },
} satisfies LabWords & Record<string, unknown>

export type GrammarWords = typeof grammarEn
