import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const arithmeticEn = {
  about: {
    title: '37 × 48 =',
    line: 'a model that goes on writing against one that calls a calculator; --train: a transformer learns to add',
  },
  options: {
    sum: 'two whole numbers with + - or x between them: 37 x 48',
    n: 'characters that the counting model takes together; with few it cannot see the whole sum',
    learned: 'let your sum stand in the textbook',
    'no-tool': 'take the calculator away',
    train: 'train a small transformer to add',
    dim: 'width of that transformer',
  },
  predict: {
    question:
      'A counting model has read 3,000 worked sums, but not this one, and goes on after the equals sign. What does it write?',
    choices: ['nothing like a number', 'a number, and a wrong one', 'the right number'],
  },
  tries: [
    { command: 'llm-primer lab arithmetic "62 + 81"', why: 'another sum; try an easy one' },
    {
      command: 'llm-primer lab arithmetic "37 x 48" --learned',
      why: 'now it stands in the textbook: knowing or looking up?',
    },
    {
      command: 'llm-primer lab arithmetic "123456789 x 987654321" --no-tool',
      why: 'break it: long numbers and no calculator',
    },
    {
      command: 'llm-primer lab arithmetic --train',
      why: 'train a transformer to add (a few seconds), then ask for longer sums',
    },
  ],
  alone: 'The model alone goes on writing',
  withTool: 'The model with a calculator',
  call: 'It writes',
  result: 'It gets back',
  answer: 'It writes on',
  right: '✓ right',
  wrong: '✗ wrong',
  itIs: (right: string): string => `It is ${right}.`,
  scores: (tried: number, textbook: string): string =>
    `${tried} sums of each kind, after a textbook of ${textbook}`,
  columns: {
    sums: 'Sums',
    counting: 'Model alone',
    tool: 'With tool',
    exact: 'Whole result',
    digit: 'Digits',
  },
  kinds: { seen: 'in the textbook', heldOut: 'as long, not in it', longer: 'one digit longer' },
  adder: (parameters: string, steps: number): string =>
    `A transformer of ${parameters} numbers after ${counted(steps, 'training step')} on two-digit additions`,
  loss: 'loss',
  explain: {
    counting: (seen: string, heldOut: string): string =>
      `What it read, it copies: ${seen} right. What it did not read, it puts together from similar lines, and that looks just as confident: ${heldOut} right. It shows no sign of which is which.`,
    blind: (n: number, seen: string): string =>
      `With ${n} characters at a time it cannot see a whole sum. So it does not even copy: of the sums it has read it gets ${seen} right.`,
    tool: 'With the tool the model need not calculate. It writes down what is to be calculated, a program does it exactly, and the result comes back as text to go on from. Here a rule writes the call; in a product the model writes it, and can write it wrong.',
    rule: (heldOut: string): string =>
      `The transformer found a rule and not a list: of the additions it never saw it gets ${heldOut}.`,
    noRule: (heldOut: string, digit: string): string =>
      `The transformer has not found the rule yet: of the additions it never saw it gets ${heldOut} whole, and ${digit} of the digits. Train it longer, or take another seed.`,
    longer: (longer: string): string =>
      `With one digit more it gets ${longer}: what it learned is tied to the places it practised on.`,
    order:
      'It writes the first digit of the result first. The carry that this digit depends on has not been written by then, but both numbers stand in view.',
    limit:
      'A large model can write out intermediate steps, and slips all the same now and then. The calculator does not slip.',
  },
} satisfies LabWords & Record<string, unknown>

export type ArithmeticWords = typeof arithmeticEn
