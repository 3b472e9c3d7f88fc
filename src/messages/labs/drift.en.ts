import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const driftEn = {
  about: {
    title: 'Temperature 0 that wanders',
    line: 'the same numbers added up in other orders: in 32 bits, in 16, with ties and without',
  },
  options: {
    precision: 'how the sums of the requests are kept',
    ties: 'give every token a twin whose logit is all but the same',
    fixed: 'always add up in the same order, whatever the load',
    tokens: 'tokens that each request writes',
    requests: 'requests with the same prompt',
  },
  predict: {
    question:
      'Fifty requests, one prompt, always the likeliest token, nothing is drawn. Only the order in which a server adds changes with its load; its sums are kept in 16 bits. How many different texts come of it?',
    choices: ['one: there is no chance in it', 'two or three', 'more than three'],
  },
  tries: [
    { command: 'llm-primer lab drift --fixed', why: 'the cure: one order whatever the load' },
    { command: 'llm-primer lab drift --precision float32', why: 'the same in 32 bits' },
    { command: 'llm-primer lab drift --precision float32 --ties', why: 'break it: 32 bits and near ties' },
  ],
  setting: (vocabulary: number, width: number, steps: number): string =>
    `${vocabulary} tokens, a logit the sum of ${width} products, ${counted(steps, 'step')}; weights and states are random numbers`,
  example: 'One logit, its products added up in so many parts',
  columns: { parts: 'Parts', precision: 'Sums kept in', none: 'No ties', ties: 'Near ties' },
  precisions: {
    float32: '32 bits',
    rounded: '32, end 16',
    bfloat16: '16 bits',
  },
  flips: 'How often another order makes another token the likeliest',
  of: (flipped: number, compared: number): string => `${flipped} of ${compared}`,
  flipsNote:
    '“32, end 16”: added up in 32 bits, the finished sum rounded to bfloat16. “16 bits”: every partial sum rounded to bfloat16. Of equal logits the first wins.',
  texts: (requests: number, tokens: number): string =>
    `Different texts among ${requests} requests, while they write ${counted(tokens, 'token')}`,
  how: (precision: string, ties: boolean, fixed: boolean): string =>
    `sums: ${precision}; ${ties ? 'near ties' : 'no ties'}; ${fixed ? 'one order' : 'the order changes with the load'}`,
  curve: 'different texts',
  token: (place: number): string => `token ${place}`,
  found: (texts: number, first: number | null): string =>
    first === null
      ? 'All requests wrote the same text.'
      : `${texts} different texts; the first difference is at token ${first}.`,
  explain: {
    digits: (changed: number, compared: number): string =>
      `In 32 bits ${changed} of ${compared} sums come out differently in their last digits, and not one winner changes: between the best two tokens there is far more room.`,
    ties: (share: string): string =>
      `With near ties in 32 bits the winner changes in ${share} of the cases. Where two tokens are all but equal, the last digit decides.`,
    equal:
      'Rounded once, at the end, near ties become exact ones, and of these the first wins in every order. It is not the coarse result that wanders.',
    coarse: (coarse: string, plain: string): string =>
      `Rounded on the way, to 16 bits at every step, ${coarse} of the winners change without any ties, against ${plain} in 32 bits: small differences are made large before the comparison.`,
    wanders: (texts: number, requests: number, tokens: number, first: number): string =>
      `One prompt, nothing drawn: ${requests} requests write ${texts} different texts of ${counted(tokens, 'token')}, the first other token at place ${first}. What follows it has another text before it, so two texts that part seldom meet again.`,
    same: (requests: number, tokens: number): string =>
      `${requests} requests write one and the same text of ${counted(tokens, 'token')}, although every sum was added up in changing orders: no difference reached a winner.`,
    fixed: (requests: number): string =>
      `With one order ${requests} requests write one text. vLLM and SGLang have such a mode; it costs speed.`,
    published: (share: string): string =>
      `On a real server 18 of 1,000 answers of 100 tokens differed at temperature 0, and none with a fixed order (thinking-machines-lab/batch_invariant_ops). Here ${share} of the winners change at each step: this toy rounds every partial sum, where a server rounds between layers.`,
    lesson:
      'The order is no chance of the sampler: it depends on how many other requests are computed at the same time. So temperature zero and a seed do not promise the same text, unless the server fixes the order.',
    limit:
      'Weights are random, not learned, and the row of texts is made up; only the arithmetic is real. How close tokens come in a model of your own, its log probabilities tell.',
  },
} satisfies LabWords & Record<string, unknown>

export type DriftWords = typeof driftEn
