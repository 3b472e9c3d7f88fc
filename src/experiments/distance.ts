import { experiment } from './experiment.ts'

export const distance = experiment({
  engine: () => import('../labs/distance.ts'),
  view: () => import('../views/labs/distance.ts'),
  words: {
    en: async () => (await import('../messages/labs/distance.en.ts')).distanceEn,
    zh: async () => (await import('../messages/labs/distance.zh.ts')).distanceZh,
  },
})
