import { experiment } from './experiment.ts'

export const injection = experiment({
  engine: () => import('../labs/injection.ts'),
  view: () => import('../views/labs/injection.ts'),
  words: {
    en: async () => (await import('../messages/labs/injection.en.ts')).injectionEn,
    zh: async () => (await import('../messages/labs/injection.zh.ts')).injectionZh,
  },
})
