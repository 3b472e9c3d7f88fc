import { experiment } from './experiment.ts'

export const next = experiment({
  engine: () => import('../labs/next.ts'),
  view: () => import('../views/labs/next.ts'),
  words: {
    en: async () => (await import('../messages/labs/next.en.ts')).nextEn,
    zh: async () => (await import('../messages/labs/next.zh.ts')).nextZh,
  },
})
