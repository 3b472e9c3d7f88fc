import type { LabWords } from './words.ts'

export const ragEn = {
  about: {
    title: 'Search first, then answer',
    line: 'this course searched with its own questions: BM25 against vectors, and the prompt',
  },
  options: {
    question: 'what to ask; without it, a question of this course',
    k: 'chunks that go into the prompt',
    size: 'characters in a chunk, at most',
    method: 'which search fills the prompt',
  },
  predict: {
    question:
      'The course is searched with its own questions. Which search has the right section among the first three more often?',
    choices: [
      'BM25: rare words that both have',
      'vectors that count character pairs',
      'both about equally often',
    ],
  },
  tries: [
    { command: 'llm-primer lab rag "Why does a model invent court rulings?"', why: 'ask something yourself' },
    {
      command: 'llm-primer lab rag --size 20',
      why: 'break it: scraps instead of chunks',
    },
    {
      command: 'llm-primer lab rag --size 20000 --k 5',
      why: 'the other way round: whole sections. What does the prompt cost now?',
    },
    {
      command: 'llm-primer lab rag --text notes.txt "What did we decide?"',
      why: 'your own notes as the material',
    },
  ],
  question: (question: string): string => `Question: ${question}`,
  material: (chunks: string, characters: string): string =>
    `Searched: ${characters} characters in ${chunks} chunks`,
  methods: {
    bm25: 'Found by BM25 (words in common, rare ones count more)',
    bigrams: 'Found by vectors of character pairs (cosine)',
  },
  columns: {
    score: 'Score',
    section: 'Section',
    text: 'Begins',
    k: 'First k',
    bigrams: 'Pairs',
    chance: 'Chance',
  },
  nothing: 'Nothing in common with any chunk.',
  assembled: (characters: string): string => `The prompt that a model would get (${characters} characters)`,
  prompt: {
    rule: 'Answer from the sources below only, and name their numbers. If they do not hold the answer, say so.',
    source: (number: number, section: string, text: string): string =>
      `[${number}]${section === '' ? '' : ` (${section})`} ${text}`,
    question: (question: string): string => `Question: ${question}`,
  },
  recall: (questions: number): string =>
    `Recall@k over the ${questions} questions of the course: a chunk of the right section is among the first k`,
  explain: {
    recall: (bm25: string, bigrams: string): string =>
      `Among the first three, BM25 has the right section for ${bm25} of the questions, the vectors for ${bigrams}. For the rest the best model in the world would have to answer from the wrong pages.`,
    methods:
      'BM25 looks for the same words and trusts rare ones. Vectors of character pairs forgive endings and typing errors, but everyday words fill them. Neither knows that a car is a vehicle; vectors from a trained model do, and many systems use both.',
    apart:
      'So measure step by step: was the right piece found, and was it read well. The first takes no model at all, as you just saw.',
    limit:
      'No model answers here: nothing is sent anywhere. A hit means the right section, not yet the right sentence. And who asks without having the text in view chooses other words.',
  },
} satisfies LabWords & Record<string, unknown>

export type RagWords = typeof ragEn
