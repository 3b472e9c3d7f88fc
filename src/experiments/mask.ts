import { experiment } from './experiment.ts'

export const mask = experiment({
  engine: () => import('../labs/mask.ts'),
  view: () => import('../views/labs/mask.ts'),
  words: {
    en: async () => (await import('../messages/labs/mask.en.ts')).maskEn,
    zh: async () => (await import('../messages/labs/mask.zh.ts')).maskZh,
  },
})
