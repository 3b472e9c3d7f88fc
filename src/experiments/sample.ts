import { experiment } from './experiment.ts'

export const sample = experiment({
  engine: () => import('../labs/sample.ts'),
  view: () => import('../views/labs/sample.ts'),
  words: {
    en: async () => (await import('../messages/labs/sample.en.ts')).sampleEn,
    zh: async () => (await import('../messages/labs/sample.zh.ts')).sampleZh,
  },
})
