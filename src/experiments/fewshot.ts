import { experiment } from './experiment.ts'

export const fewshot = experiment({
  engine: () => import('../labs/fewshot.ts'),
  view: () => import('../views/labs/fewshot.ts'),
  words: {
    en: async () => (await import('../messages/labs/fewshot.en.ts')).fewshotEn,
    zh: async () => (await import('../messages/labs/fewshot.zh.ts')).fewshotZh,
  },
})
