import { experiment } from './experiment.ts'

export const emerge = experiment({
  engine: () => import('../labs/emerge.ts'),
  view: () => import('../views/labs/emerge.ts'),
  words: {
    en: async () => (await import('../messages/labs/emerge.en.ts')).emergeEn,
    zh: async () => (await import('../messages/labs/emerge.zh.ts')).emergeZh,
  },
})
