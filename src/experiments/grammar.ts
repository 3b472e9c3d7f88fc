import { experiment } from './experiment.ts'

export const grammar = experiment({
  engine: () => import('../labs/grammar.ts'),
  view: () => import('../views/labs/grammar.ts'),
  words: {
    en: async () => (await import('../messages/labs/grammar.en.ts')).grammarEn,
    zh: async () => (await import('../messages/labs/grammar.zh.ts')).grammarZh,
  },
})
