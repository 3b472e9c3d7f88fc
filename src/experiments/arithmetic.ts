import { experiment } from './experiment.ts'

export const arithmetic = experiment({
  engine: () => import('../labs/arithmetic.ts'),
  view: () => import('../views/labs/arithmetic.ts'),
  words: {
    en: async () => (await import('../messages/labs/arithmetic.en.ts')).arithmeticEn,
    zh: async () => (await import('../messages/labs/arithmetic.zh.ts')).arithmeticZh,
  },
})
