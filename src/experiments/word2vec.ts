import { experiment } from './experiment.ts'

export const word2vec = experiment({
  engine: () => import('../labs/word2vec.ts'),
  view: () => import('../views/labs/word2vec.ts'),
  words: {
    en: async () => (await import('../messages/labs/word2vec.en.ts')).word2vecEn,
    zh: async () => (await import('../messages/labs/word2vec.zh.ts')).word2vecZh,
  },
})
