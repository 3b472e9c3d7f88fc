import type { LabWords } from './words.ts'

export const gptEn = {
  about: {
    title: 'A small GPT learns names',
    line: 'a transformer trained while you watch: loss, samples, learned by heart or new',
  },
  options: {
    prompt: 'how the names are to begin',
    dim: 'width of the vector that stands for a character',
    layers: 'blocks of attention and feed-forward',
    heads: 'attention heads',
    context: 'characters that it can look at',
    batch: 'items in each step',
    rate: 'learning rate',
    temperature: 'for drawing: below 1 safer, above 1 wilder',
  },
  predict: {
    question: 'After training, what will its names be like?',
    choices: ['noise', 'like names, mostly new', 'real names from the list'],
  },
  tries: [
    {
      command: 'llm-primer lab gpt --steps 0',
      why: 'break it: the same network before it has learned anything',
    },
    {
      command: 'llm-primer lab gpt --temperature 3',
      why: 'break it: a trained network, drawn from too wildly',
    },
    { command: 'llm-primer lab gpt mar', why: 'names that begin with mar' },
    {
      command: 'llm-primer lab gpt --corpus classics --steps 200',
      why: 'too little text for so many characters: it learns verses by heart',
    },
    { command: 'llm-primer lab gpt --text FILE', why: 'your own list, one item a line' },
  ],
  model: (parameters: string, shape: string): string => `${parameters} numbers: ${shape}`,
  shape: (layers: number, heads: number, dim: number, context: number, vocabulary: number): string =>
    `${layers} × attention with ${heads} heads, width ${dim}, context ${context}, ${vocabulary} characters`,
  data: (items: string, heldOut: string): string => `learned from ${items} items; ${heldOut} held out`,
  loss: 'Loss of each training step, in nats a character',
  compare: 'Loss on items that were held out',
  rows: {
    uniform: 'guessing evenly',
    bigram: 'counting pairs',
    fourgram: 'counting fours',
    before: 'GPT before',
    after: 'GPT after',
  },
  samples: 'Drawn while it learned (* stands in the list)',
  step: (step: number): string => `step ${step}`,
  explain: {
    learned: (before: string, after: string, bigram: string): string =>
      `It began at ${before}, as good as guessing evenly, and ended at ${after} on items it had never seen. Counting pairs of characters gives ${bigram}.`,
    known: (known: number): string =>
      `Of 100 items drawn at the end ${known} stand in the list. The others are new: put together from what it learned of their spelling.`,
    memorised: (known: number): string =>
      `Of 100 items drawn at the end ${known} stand in the list. It has learned them by heart: so few items, so many numbers.`,
    overfit: 'On held-out items it is worse than counting: it knows its own list, and nothing beside it.',
    same: 'A large model differs in size and text, not in kind: the same loss, the same step downhill, the same drawing of the next token.',
    limit:
      'With so little text and so few seconds, careful counting of four or five characters is a serious rival. It falls behind where something far back matters.',
    untrained: 'Nothing was trained: this is what random weights say.',
  },
} satisfies LabWords & Record<string, unknown>

export type GptWords = typeof gptEn
