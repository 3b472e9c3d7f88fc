import { experiment } from './experiment.ts'

export const clip = experiment({
  engine: () => import('../labs/clip.ts'),
  view: () => import('../views/labs/clip.ts'),
  words: {
    en: async () => (await import('../messages/labs/clip.en.ts')).clipEn,
    zh: async () => (await import('../messages/labs/clip.zh.ts')).clipZh,
  },
})
