import { experiment } from './experiment.ts'

export const gpt = experiment({
  engine: () => import('../labs/gpt.ts'),
  view: () => import('../views/labs/gpt.ts'),
  words: {
    en: async () => (await import('../messages/labs/gpt.en.ts')).gptEn,
    zh: async () => (await import('../messages/labs/gpt.zh.ts')).gptZh,
  },
})
