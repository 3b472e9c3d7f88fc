import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const windowEn = {
  about: {
    title: 'The window is a budget',
    line: 'a text that is too long, cut in five ways: what is still there? And three vocabularies that count',
  },
  options: {
    question: 'a question of yours: what would a search send for it?',
    budget: 'tokens of the window',
    reserve: 'tokens of it that are kept free for the answer',
    words: 'words of a paragraph that the search is given to find it',
    encoding: 'the vocabulary that counts',
  },
  predict: {
    question:
      'A text has many more tokens than the window. The paragraph that is needed stands anywhere in it. Which way keeps it most often, with the same room?',
    choices: [
      'keeping the first paragraph and the newest',
      'cutting the middle out',
      'searching with two words of the paragraph',
    ],
  },
  tries: [
    {
      command: 'llm-primer lab window --text notes.txt --budget 8000',
      why: 'your own text, and the window of a small local model',
    },
    {
      command: 'llm-primer lab window --words 1 --budget 700',
      why: 'break it: a search that hardly knows what it looks for',
    },
    {
      command: 'llm-primer lab window "Why can a model not count letters?"',
      why: 'what a search would send for a question',
    },
  ],
  text: (tokens: string, paragraphs: string, encoding: string): string =>
    `The text: ${counted(tokens, 'token')} of ${encoding} in ${paragraphs} paragraphs`,
  room: (budget: string, reserve: string, left: string): string =>
    `The window: ${counted(budget, 'token')}, of which ${reserve} stay free for the answer; ${left} are left for the text`,
  kept: (tried: number): string =>
    `How often a paragraph is still there (${tried} tried, each as the one that is needed)`,
  cuts: {
    refuse: 'refuse',
    beginning: 'beginning',
    oldest: 'drop oldest',
    middle: 'cut middle',
    search: 'search',
  },
  byPlace: 'The same by where it stood, in tenths of the text',
  tenth: (number: number): string => `tenth ${number}`,
  shades: (key: string, numbers: boolean): string =>
    `Share that is there, from low to high: ${key}${numbers ? '; numbers are per cent' : ''}.`,
  found: (question: string, kept: number): string =>
    `For “${question}” a search sends ${kept} paragraphs; the first of them`,
  vocabularies: 'What a vocabulary makes of it',
  columns: { name: 'Vocabulary', text: 'The text', en: 'English', zh: 'Chinese', ratio: 'Ratio' },
  times: (ratio: string): string => `× ${ratio}`,
  articles: 'English and Chinese: articles 1, 3 and 24 of the Universal Declaration of Human Rights.',
  explain: {
    fits: (tokens: string, budget: string): string =>
      `The text fits: ${counted(tokens, 'token')} into a window of ${budget}. No way of cutting has anything to do.`,
    refuses:
      'A server that refuses keeps nothing, and says so: an error is a cut that you notice. The others answer as if they had read it all.',
    oldest: (late: string, early: string): string =>
      `Dropping the oldest keeps ${late} of the last tenth and ${early} of the second. In a long chat what was agreed on early goes first, and nobody is told.`,
    middle: (ends: string, inside: string): string =>
      `Cutting the middle keeps up to ${ends} at the ends and ${inside} at the heart of the text.`,
    search: (words: number, search: string, blind: string): string =>
      `With ${words === 1 ? 'one word' : `${words} words`} of the paragraph a search keeps it in ${search} of the cases, wherever it stood; the best blind cut in ${blind}, with the same room.`,
    misses: (share: string): string =>
      `The search misses ${share}: words that stand in many paragraphs find others first. And people ask in other words than the text has, which this test leaves out.`,
    vocabularies: (r50k: string, cl100k: string, o200k: string): string =>
      `The same articles take ${r50k} times as many tokens in Chinese as in English with GPT-2’s vocabulary, ${cl100k} times with cl100k and ${o200k} times with o200k. Petrov et al. (2023) measured 3.21 and 1.91 for the first two on longer texts. So a window holds more or less of a language according to its vocabulary.`,
    lesson:
      'Count before you send, keep room for the answer, and cut yourself, by what is needed, instead of leaving it to a server that may do it in silence.',
    limit:
      'That a paragraph is in the window does not say that the model uses it. How well yours reads a full window, a recipe on your own model tells.',
  },
} satisfies LabWords & Record<string, unknown>

export type WindowWords = typeof windowEn
