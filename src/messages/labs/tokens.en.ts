import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const tokensEn = {
  about: {
    title: 'How text becomes tokens',
    line: 'tokens, ids and bytes in three published vocabularies; --train: learn one, merge by merge',
  },
  options: {
    words: 'what to cut into tokens',
    encoding: 'which published vocabulary',
    train: 'learn a vocabulary from text instead, merge by merge',
    merges: 'how many merges to learn',
    'no-split': 'break it: let merges cross from one word into the next',
  },
  predict: {
    question:
      'The same sentence in Chinese and in English: how many more tokens does Chinese take in GPT-2’s vocabulary?',
    choices: ['about the same', 'up to twice as many', 'more than twice as many'],
  },
  predictTraining: {
    question: 'At first every byte is a token. How many tokens do the merges save?',
    choices: ['less than 15%', '15 to 35%', 'more than 35%'],
  },
  tries: [
    {
      command: 'llm-primer lab tokens "strawberry and  strawberry"',
      why: 'the same word with and without a space in front is cut differently',
    },
    {
      command: 'llm-primer lab tokens --encoding r50k "你好，世界"',
      why: 'break it: a vocabulary that hardly saw Chinese cuts inside characters',
    },
    { command: 'llm-primer lab tokens --train --merges 30', why: 'learn byte-pair merges from the lessons' },
    {
      command: 'llm-primer lab tokens --train --no-split',
      why: 'break it: tokens that run over word borders',
    },
  ],
  sizes: (characters: string, bytes: string): string => `${characters} characters, ${bytes} bytes in UTF-8`,
  encoding: (name: string, vocabulary: string, count: string): string =>
    `${name}: ${counted(count, 'token')} (vocabulary of ${vocabulary})`,
  more: (count: string): string => `… and ${count} more`,
  ids: 'ids',
  split: 'Characters cut in the middle',
  splitCharacter: (character: string, bytes: string, ids: string): string =>
    `${character} = ${bytes}, tokens ${ids}`,
  same: 'The same sentence in both languages',
  columns: { encoding: 'Vocabulary', zh: 'Chinese', en: 'English', ratio: 'Ratio' },
  trained: (characters: string, bytes: string, tokens: string, merges: string): string =>
    `Learned from ${characters} characters: ${bytes} bytes become ${counted(tokens, 'token')} after ${merges} merges.`,
  mergeColumns: { number: '#', pair: 'Pair', merged: 'New token', count: 'Side by side' },
  sample: 'The text in this vocabulary',
  keys: { next: 'next merge', rest: 'all the others' },
  explain: {
    bytes:
      'The tokenizer works on bytes, so nothing is unknown to it. Where a vocabulary has no token for a character, the character falls into pieces.',
    cut: (characters: number, name: string): string =>
      `A Chinese character is three bytes. Of the characters above, ${name} cuts ${characters} in the middle.`,
    price:
      'Vocabularies differ in what they were learned from. The newer ones saw more Chinese, so the same meaning costs fewer tokens, and less money and context.',
    special:
      'The counts leave out the special tokens that every vocabulary has beside these, such as the one that marks the end of a text.',
    spelling:
      'The model sees ids, never letters. That is why it finds it hard to count the letters of a word.',
    training: (first: string, last: string): string =>
      `Each merge joins the pair that stands side by side most often: the first one ${first} times, the last one ${last} times. What is frequent becomes one token, what is rare stays in pieces.`,
    noSplitYet: (tokens: readonly string[]): string =>
      `Without cutting at words first, merges run over the ends of words: ${tokens.map((token) => `“${token}”`).join(', ')} ${tokens.length === 1 ? 'is a token' : 'are tokens'} now. With more merges whole pairs of words get tokens.`,
    noSplit:
      'Without cutting at words first, merges run over spaces and commas: frequent word pairs get tokens, and the same word appears inside many of them.',
  },
} satisfies LabWords & Record<string, unknown>

export type TokensWords = typeof tokensEn
