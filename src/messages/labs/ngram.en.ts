import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const ngramEn = {
  about: {
    title: 'A language model that counts',
    line: 'counts, back-off, perplexity for n = 1 to 5, and text that copies',
  },
  options: {
    prompt: 'the beginning that the text goes on from',
    n: 'how many tokens are counted together',
    unit: 'count words (single characters of Chinese) or every character',
    length: 'tokens to write',
    'no-smoothing': 'break it: count only, with probability 0 for what was never seen',
  },
  predict: {
    question: 'Which n predicts text best that the model has not counted?',
    choices: ['n = 1', 'n = 2 or 3', 'n = 4 or 5'],
  },
  tries: [
    {
      command: 'llm-primer lab ngram --n 5',
      why: 'fluent, and copied: watch the longest run taken from the text',
    },
    {
      command: 'llm-primer lab ngram --no-smoothing',
      why: 'break it: one unseen place makes the whole text impossible',
    },
    { command: 'llm-primer lab ngram --unit character --n 4', why: 'letters instead of words' },
  ],
  counted: (tokens: string, vocabulary: string, sentences: string, heldOut: string): string =>
    `Counted: ${counted(tokens, 'token')} in ${sentences} sentences, ${vocabulary} different. Held out: ${heldOut} tokens, every tenth sentence.`,
  columns: {
    n: 'n',
    contexts: 'Contexts',
    seen: 'Context seen',
    impossible: 'Count says 0',
    perplexity: 'Perplexity',
  },
  infinite: 'infinite',
  heldOut: 'On held-out text',
  after: (prompt: string): string => `What followed “${prompt}”`,
  noContext: 'no context',
  backOff: 'Back-off: the first of these that was seen gives the answer',
  step: (context: string, what: string): string => `${context}: ${what}`,
  never: 'never seen, go to a shorter one',
  times: (times: string, distinct: string): string =>
    `seen ${counted(times, 'time')}, ${distinct} different followers`,
  written: (n: number): string => `Written by n = ${n}`,
  copied: (tokens: number, of: number, text: string): string =>
    `Longest run copied from the text: ${tokens} of ${of} tokens: “${text}”`,
  nothing: '(nothing: the prompt was never seen, and without smoothing there is nowhere to go)',
  explain: {
    sparse: (best: number, seenBest: string, seenLast: string): string =>
      `Best is n = ${best}. There, ${seenBest} of the contexts in held-out text had been seen; with n = 5 only ${seenLast}. Longer contexts say more and are met less often: that is the sparse-data problem.`,
    longest: (best: number, seen: string): string =>
      `Best is n = ${best}, the longest that was tried: ${seen} of its contexts in held-out text had been seen. The sparse-data problem begins where a longer context is not met often enough any more.`,
    impossible: (share: string): string =>
      `By counting alone with n = 5, ${share} of the held-out places would be impossible. Smoothing (Witten–Bell) gives every token some share, taken from shorter contexts.`,
    broken:
      'Without smoothing one place of probability 0 is enough: the whole text gets probability 0, and its perplexity is infinite.',
    limit:
      'All of it is counting. Nothing is shared between similar words: what “cat” taught the table says nothing about “dog”.',
  },
} satisfies LabWords & Record<string, unknown>

export type NgramWords = typeof ngramEn
