import type { LabWords } from './words.ts'

export const sampleEn = {
  about: {
    title: 'How a next token is drawn',
    line: 'temperature, top-k and top-p on a live distribution',
  },
  options: {
    prompt: 'the beginning of a sentence',
    temperature: 'below 1 sharper, above 1 flatter; 0 always takes the most likely',
    'top-k': 'keep only so many tokens; 0 keeps all',
    'top-p': 'keep the fewest tokens that reach this share; 1 keeps all',
    n: 'how many tokens the counting model looks at',
    unit: 'count words (single characters of Chinese) or every character',
    continuations: 'how many continuations to draw',
    length: 'most tokens of a continuation',
  },
  predict: {
    question: 'Five times the same prompt at temperature 1: how many different continuations?',
    choices: ['always the same', 'two or three', 'four or five'],
  },
  tries: [
    {
      command: 'llm-primer lab sample --temperature 0',
      why: 'always the most likely token: five times the same',
    },
    {
      command: 'llm-primer lab sample --temperature 5',
      why: 'break it: nearly a toss-up over the whole vocabulary',
    },
    { command: 'llm-primer lab sample --temperature 5 --top-k 5', why: 'hot, but only among the best five' },
  ],
  after: (prompt: string): string => `After “${prompt}”`,
  columns: { token: 'Token', before: 'Model', after: 'Drawn from' },
  rule: (temperature: string, topK: string, topP: string): string =>
    `T = ${temperature} · top-k = ${topK} · top-p = ${topP}`,
  allOf: 'all',
  kept: (kept: string, vocabulary: string): string => `${kept} of ${vocabulary} tokens can still be drawn`,
  entropy: (before: string, after: string): string => `mean surprise ${before} → ${after} bits`,
  drawn: 'Drawn with this rule',
  keys: { temperature: 'temperature', draw: 'new draw', scroll: 'scroll', leave: 'leave' },
  explain: {
    order:
      'The order is: divide by the temperature, keep the k likeliest, keep only as many as it takes to reach p, bring what is left up to a whole, draw. The model’s own numbers do not change.',
    zero: 'At temperature 0 nothing is drawn: the most likely token is taken each time.',
    hot: (shown: number, before: string, after: string): string =>
      `A temperature above 1 lifts the long tail: all but the ${shown} tokens above had ${before} of the probability together and now have ${after}. Most of them would be odd here.`,
    cut: (kept: string): string =>
      `A temperature above 1 lifts the long tail, but top-k and top-p have cut it off: the heat stirs ${kept} ${kept === '1' ? 'token' : 'tokens'} and no others.`,
    limit:
      'The distribution is a small counting model’s. A large model has another one, and draws in the same way.',
  },
} satisfies LabWords & Record<string, unknown>

export type SampleWords = typeof sampleEn
