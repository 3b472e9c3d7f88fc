import { experiment } from './experiment.ts'

export const cachebill = experiment({
  engine: () => import('../labs/cachebill.ts'),
  view: () => import('../views/labs/cachebill.ts'),
  words: {
    en: async () => (await import('../messages/labs/cachebill.en.ts')).cachebillEn,
    zh: async () => (await import('../messages/labs/cachebill.zh.ts')).cachebillZh,
  },
})
