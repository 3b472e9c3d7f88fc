import { experiment } from './experiment.ts'

export const evaluation = experiment({
  engine: () => import('../labs/eval.ts'),
  view: () => import('../views/labs/eval.ts'),
  words: {
    en: async () => (await import('../messages/labs/eval.en.ts')).evalEn,
    zh: async () => (await import('../messages/labs/eval.zh.ts')).evalZh,
  },
})
