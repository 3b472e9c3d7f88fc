import { experiment } from './experiment.ts'

export const ngram = experiment({
  engine: () => import('../labs/ngram.ts'),
  view: () => import('../views/labs/ngram.ts'),
  words: {
    en: async () => (await import('../messages/labs/ngram.en.ts')).ngramEn,
    zh: async () => (await import('../messages/labs/ngram.zh.ts')).ngramZh,
  },
})
