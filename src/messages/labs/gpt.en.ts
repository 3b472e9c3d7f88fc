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
      command: 'llm-primer lab gpt --corpus classics --dim 32',
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
    loaded: 'GPT as loaded',
    after: 'GPT after',
  },
  samples: 'Drawn while it learned (* stands in the list)',
  step: (step: number): string => `step ${step}`,
  explain: {
    learned: (before: string, after: string, bigram: string): string =>
      `It began at ${before}, as good as guessing evenly, and ended at ${after} on items it had never seen. Counting pairs of characters gives ${bigram}.`,
    loadedOnly: (loss: string, bigram: string): string =>
      `Loaded, and not trained further: ${loss} on the items that are held out. Counting pairs of characters gives ${bigram}.`,
    continued: (before: string, after: string, bigram: string): string =>
      `Loaded at ${before}, it stands at ${after} on held-out items after this training. Counting pairs of characters gives ${bigram}.`,
    sameList:
      'They are the very items that were held out from its first training on this list: it has never seen them.',
    otherList:
      'It learned from another list before. Whether that held some of these items, the file does not say; it may have seen them.',
    unknownList:
      'The file does not say what it was trained on. It may have seen some of these items, and the held-out loss may look better than it is.',
    nothing: (before: string, after: string): string =>
      `This training did it no good: ${before} before, ${after} after. Look at --rate and --steps.`,
    known: (known: number): string =>
      `Of 100 items drawn at the end ${known} stand in the list. The others are new, and look like the list: put together from what it learned of their spelling.`,
    noise: (known: number): string =>
      `Of 100 items drawn at the end ${known} stand in the list. The others hardly look like it: their neighbouring characters are not those of the list.`,
    memorised: (known: number): string =>
      `Of 100 items drawn at the end ${known} stand in the list. It has learned them by heart: so few items, so many numbers.`,
    overfit: (train: string, after: string): string =>
      `At the end its loss was ${train} on the items it learned from and ${after} on those held out, worse than counting: it knows its own list, and nothing beside it.`,
    behind: 'On held-out items counting pairs still does better. Train longer, or use a larger width.',
    rival: (fourgram: string): string =>
      `With so little text, careful counting of four characters is a serious rival: it gets ${fourgram}.`,
    same: 'A large model differs in size and text, not in kind: the same loss, the same step downhill, the same drawing of the next token.',
    limit: 'Counting cannot use what stands far back; a network with attention can.',
    untrained: 'Nothing was trained: this is what random weights say.',
  },
} satisfies LabWords & Record<string, unknown>

export type GptWords = typeof gptEn
