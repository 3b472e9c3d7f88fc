import { experiment } from './experiment.ts'

export const tokens = experiment({
  engine: () => import('../labs/tokens.ts'),
  view: () => import('../views/labs/tokens.ts'),
  words: {
    en: async () => (await import('../messages/labs/tokens.en.ts')).tokensEn,
    zh: async () => (await import('../messages/labs/tokens.zh.ts')).tokensZh,
  },
})
