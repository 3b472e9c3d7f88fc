import { experiment } from './experiment.ts'

export const forward = experiment({
  engine: () => import('../labs/forward.ts'),
  view: () => import('../views/labs/forward.ts'),
  words: {
    en: async () => (await import('../messages/labs/forward.en.ts')).forwardEn,
    zh: async () => (await import('../messages/labs/forward.zh.ts')).forwardZh,
  },
})
