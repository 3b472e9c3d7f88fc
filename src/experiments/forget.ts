import { experiment } from './experiment.ts'

export const forget = experiment({
  engine: () => import('../labs/forget.ts'),
  view: () => import('../views/labs/forget.ts'),
  words: {
    en: async () => (await import('../messages/labs/forget.en.ts')).forgetEn,
    zh: async () => (await import('../messages/labs/forget.zh.ts')).forgetZh,
  },
})
