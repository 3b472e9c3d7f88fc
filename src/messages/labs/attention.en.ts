import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const attentionEn = {
  about: {
    title: 'Attention',
    line: 'step by hand, a trained translation with its alignment, a reversal',
  },
  options: {
    mode: 'translate [SENTENCE] (standard), step (by hand), or reverse',
    causal: 'step: hide the words that come later',
    'no-scale': 'break it: do not divide the scores by √d',
    window: 'translate: mix so many neighbours into each source word',
    length: 'reverse: letters to turn round',
  },
  predict: {
    question:
      'The network writes the French for “the”: le, since it is a farmer, fermier; for a queen it would be la. Which English word will it look at?',
    choices: ['the, or another word', 'farmer, which comes later', 'all words alike'],
  },
  predictStep: {
    question: '“mouse” asks for doing, not for things. Which word gets most of its weight?',
    choices: ['mouse itself', 'cat', 'chased'],
  },
  predictReverse: {
    question: 'The network turns letters round. Where will it look for the first letter that it writes?',
    choices: ['at the first letter', 'at the last letter', 'at all letters alike'],
  },
  tries: [
    {
      command: 'llm-primer lab attention translate',
      why: 'a network learns to translate into French and shows where it looks',
    },
    {
      command: 'llm-primer lab attention translate --no-scale',
      why: 'break it: what does a run learn without the root? Try several seeds',
    },
    {
      command: 'llm-primer lab attention translate --window 1',
      why: 'each word mixed with its neighbours: does the picture still point at the right one?',
    },
    { command: 'llm-primer lab attention step --causal', why: 'words that come later get no weight' },
    { command: 'llm-primer lab attention reverse', why: 'turn a row of letters round' },
  ],
  handmade: 'Four words, vectors set by hand. First number: things; second: doing.',
  parts: ['things', 'doing'],
  query: 'Query: what the word asks for',
  key: 'Key: what it offers',
  value: 'Value: what it passes on',
  scores: 'Score = query · key',
  scaled: 'Divided by √2',
  notScaled: 'Not divided by √2',
  weights: 'Weight = softmax of each row',
  out: 'Output = weights · values',
  shades: (key: string): string => `low ${key} high`,
  shadesAndNumbers: (key: string): string => `low ${key} high; the number is in hundredths`,
  learned: (parameters: string, steps: string): string =>
    `${parameters} numbers, ${counted(steps, 'training step')}`,
  loss: 'Loss, in nats a word',
  exact: (share: string, of: string): string =>
    `Right to the last word: ${share} of ${of} sentences it had never seen`,
  stage: (step: number): string => `After ${step} steps`,
  wrote: (words: string): string => `wrote: ${words}`,
  nothing: '(nothing)',
  explain: {
    step: 'A word compares its query with every key, turns the scores into shares by softmax, and takes the mixture of the values. All rows are worked out at once: nothing waits for the word before.',
    scale:
      'The root keeps scores small. Where they grow, softmax gives all the weight to a single key; its slope vanishes, and nothing is learned any longer.',
    causal:
      'The upper triangle is empty: a word that has not been said yet cannot be looked at. That is how a model is trained that writes from left to right.',
    alone: 'Nobody said which word belongs to which: the sentences alone were given.',
    early: (word: string, at: string): string =>
      `“${word}” is written first and looks at the last word, “${at}”.`,
    ahead: (word: string, at: string): string =>
      `“${word}” stands before its noun, follows from it, and looks ahead to “${at}”.`,
    elsewhere: (word: string, at: string, follows: string): string =>
      `This time “${word}”, which follows from “${follows}”, looks at “${at}”.`,
    unscaled: (exact: string): string =>
      `Without the root ${exact} of the held-out sentences came out right. Try other seeds: how far a run gets is chance.`,
    window:
      'Each source word already holds its neighbours, so any of them can be looked at for the same purpose. The weights still work, but they are no explanation any more: what the picture points at need not be the word that matters.',
    reverse:
      'What is asked for here is a place, not a word: the first letter written looks at the last one read.',
    unfinished: (exact: string): string =>
      `Of what it had never seen it gets ${exact} right to the last. It has not learned all of it: train longer, or take another seed.`,
    untrained: 'Nothing was trained: the weights are those of random numbers.',
    limit:
      'The task comes from a small grammar. A large model has many heads in many layers, and not all of them can be read like this.',
  },
} satisfies LabWords & Record<string, unknown>

export type AttentionWords = typeof attentionEn
