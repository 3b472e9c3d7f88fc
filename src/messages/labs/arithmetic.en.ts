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
    `A transformer of ${parameters} numbers after ${steps} training steps on two-digit additions`,
  loss: 'loss',
  explain: {
    counting: (seen: string, heldOut: string): string =>
      `What it read, it copies: ${seen} right. What it did not read, it puts together from similar lines, and that looks just as confident: ${heldOut} right. It shows no sign of which is which.`,
    tool: 'With the tool the model need not calculate. It writes down what is to be calculated, a program does it exactly, and the result comes back as text to go on from. Here a rule writes the call; in a product the model writes it, and can write it wrong.',
    adder: (heldOut: string, longer: string): string =>
      `The transformer found more than a list: of the additions it never saw it gets ${heldOut}. With one digit more it gets ${longer}: what it learned is tied to the places it practised on.`,
    seed: 'It learns in jumps, and when a jump comes depends on the seed. With fewer steps some seeds get nowhere: try --steps 600.',
    limit:
      'Large models have seen far more sums and can write out intermediate steps, so they get much further before they slip. The calculator still does not slip at all.',
  },
} satisfies LabWords & Record<string, unknown>

export type ArithmeticWords = typeof arithmeticEn
