import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const fewshotEn = {
  about: {
    title: 'What examples say, and what they do not',
    line: 'no, few and many examples; right, random and flipped labels; the same in every order',
  },
  options: { habit: 'share of training rows in which every word has its usual label' },
  predict: {
    question:
      'A small model gives each word its usual label when it is asked without examples. Now eight examples stand before the question, all with the labels swapped. How often is the answer still the usual label? Its weights do not change.',
    choices: [
      'nearly always: it knows better',
      'about half of the time',
      'hardly ever: it goes with the examples',
    ],
  },
  tries: [
    {
      command: 'llm-primer lab fewshot --habit 1',
      why: 'break it: training rows that never had another label',
    },
    {
      command: 'llm-primer lab fewshot --habit 0.95',
      why: 'other labels in one row of twenty: is that enough?',
    },
    { command: 'llm-primer lab fewshot --seed 1', why: 'another network, other rows' },
  ],
  model: (parameters: string, steps: string): string =>
    `A transformer of ${parameters} numbers after ${counted(steps, 'training step')}; eight words, two labels`,
  rows: (habit: string): string =>
    `${habit} of the rows that it read have the usual labels; of the others one half has all labels swapped, the other labels by chance`,
  usual: (tried: number): string => `How often the answer is the usual label (${tried} questions each)`,
  columns: { examples: 'Examples' },
  labellings: { right: 'right', random: 'random', flipped: 'swapped' },
  note: 'Of examples with random labels each is right half of the time; with swapped ones none is.',
  after: (count: number): string => `After ${count} examples`,
  order: 'The same four examples in another order',
  orders: (changing: number, sets: number, orders: number): string =>
    `In ${changing} of ${sets} sets with random labels some of the ${orders} orders give another answer than the others.`,
  copied: (share: string): string =>
    `With one example of each word it gives the label that stands there for the word in ${share} of the cases.`,
  loss: 'Loss of each training step, in nats a label',
  explain: {
    untrained: 'Nothing was trained: neither habit nor example means anything to it.',
    zero: (share: string): string =>
      `Without any example the answer is the usual label in ${share} of the cases: that much it brings along from its training.`,
    follows: (count: number, share: string): string =>
      `From ${count} swapped ${count === 1 ? 'example' : 'examples'} on it goes with the examples, at the end the usual label comes in ${share} of the cases. It did not learn the words anew; it recognised a kind of row that it had read before. Large models go with swapped labels, small ones less (Wei et al., 2023).`,
    wavers: (count: number, low: string, end: string, others: string): string =>
      `Swapped labels do not turn it for good: after ${count} swapped ${count === 1 ? 'example' : 'examples'} the usual label comes in ${low}, at the end in ${end}. Other labels stood in about ${others} of the rows that it read, which is little to know such rows by.`,
    resists: (end: string, others: string): string =>
      `Swapped labels do not win: at the end the usual label still comes in ${end}. Other labels stood in about ${others} of the rows that it read.`,
    keeps: (share: string): string =>
      `Swapped labels leave it cold: still ${share}. No row of its training had them, so nothing in it can take them for a hint.`,
    costs: (points: string): string =>
      `Random labels cost ${points} against right ones. In Min et al. (2022) they cost models up to GPT-3 no more than 5 points: there the examples mostly showed which words and labels there are. This model has read rows with labels by chance, and takes them at their word.`,
    free: (points: string): string =>
      `Random labels cost ${points} against right ones, as in Min et al. (2022), where it was 0 to 5 points: what the examples say of the labels hardly counts beside the habit.`,
    order: (changing: number, sets: number, orders: number): string =>
      `Only the order changed, and ${changing} of ${sets} sets of examples got more than one answer in their ${orders} orders. Lu et al. (2021) found orders of the same examples between nearly the best result and chance.`,
    lookup: (share: string): string =>
      `It hardly looks a word up among its examples: ${share}, where guessing gives 50%. What it reads off them is which kind of row this is. (Copying by induction heads is the subject of the experiment on in-context learning.)`,
    lookupPartly: (share: string): string =>
      `It looks a word up among its examples now and then: ${share}, where guessing gives 50%. For the rest it reads off them which kind of row this is. (Copying by induction heads is the subject of the experiment on in-context learning.)`,
    lesson:
      'Examples change no weights. They tell which of the known tasks is meant, which labels there are and what the form is. So test a set of examples as you test a program: with cases that are not in it, and in another order.',
    limit:
      'A handful of words and labels is no language. How much a large model of your own trusts examples, and whether it is one of those that examples throw off, only cases of your own tell.',
  },
} satisfies LabWords & Record<string, unknown>

export type FewshotWords = typeof fewshotEn
