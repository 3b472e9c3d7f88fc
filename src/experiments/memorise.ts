import { experiment } from './experiment.ts'

export const memorise = experiment({
  engine: () => import('../labs/memorise.ts'),
  view: () => import('../views/labs/memorise.ts'),
  words: {
    en: async () => (await import('../messages/labs/memorise.en.ts')).memoriseEn,
    zh: async () => (await import('../messages/labs/memorise.zh.ts')).memoriseZh,
  },
})
