import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const emergeEn = {
  about: {
    title: 'An ability that appears from nowhere?',
    line: 'models of four sizes learn to add: whole sums jump, digits climb',
  },
  options: {
    dim: 'only this width, rounded to a multiple of four; without it 4, 8, 16 and 24',
    digits: 'digits of the numbers that are added',
  },
  predict: {
    question:
      'Four models of about 300, 1,000, 3,600 and 7,800 numbers learn to add for equally long. Which is the first to get at least half of the sums right?',
    choices: ['the second, or already the first', 'the third', 'the fourth', 'none of them'],
  },
  tries: [
    {
      command: 'llm-primer lab emerge --dim 8 --steps 3000',
      why: 'break the rule: a small model, trained longer. Was it size that was missing?',
    },
    { command: 'llm-primer lab emerge --seed 1', why: 'other chance: where does the jump fall now?' },
    { command: 'llm-primer lab emerge --digits 1', why: 'an easier task, in a few seconds' },
  ],
  task: (digits: number, steps: number, tried: number): string =>
    `Adding numbers of ${digits} ${digits === 1 ? 'digit' : 'digits'}: ${counted(steps, 'training step')} for each model, tried on ${tried} sums it has not seen.`,
  size: (parameters: string): string => `${parameters} numbers`,
  whole: 'Whole sums right',
  digit: 'Digits right: the same models, the same answers',
  columns: {
    dim: 'Width',
    parameters: 'Numbers',
    loss: 'Loss',
    digit: 'Digits',
    independent: 'Digits, multiplied',
    whole: 'Whole',
  },
  explain: {
    jump: (small: string, large: string, smallDigit: string, largeDigit: string): string =>
      `By whole sums the ability comes out of nowhere: ${small} with the smallest model, ${large} with the largest. By digits the way is much shorter, from ${smallDigit} to ${largeDigit}: the smallest model was never at nothing.`,
    noJump: (small: string, large: string): string =>
      `This time nothing comes out of nowhere: whole sums go from ${small} with the smallest model to ${large} with the largest. Give all of them more steps, or take another seed.`,
    power: (digits: number): string =>
      `A sum counts only if all ${digits} digits are right. The column “Digits, multiplied” is digit accuracy to the power of ${digits}: it shows how far that rule alone presses the small models down.`,
    both: (from: string, to: string): string =>
      `The rule is not everything, though: digit accuracy itself rises from ${from} to ${to} between two neighbouring sizes. Both sides of the dispute find their point here; only the finer measure lets you see which part is which.`,
    limit:
      'Where a jump falls depends on the seed. A small model can make it too, given the steps, so “size” here means size for equal steps. These are sums of tiny models: they say how such a curve can come about, not what caused those of large models.',
  },
} satisfies LabWords & Record<string, unknown>

export type EmergeWords = typeof emergeEn
