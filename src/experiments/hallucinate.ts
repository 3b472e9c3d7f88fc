import { experiment } from './experiment.ts'

export const hallucinate = experiment({
  engine: () => import('../labs/hallucinate.ts'),
  view: () => import('../views/labs/hallucinate.ts'),
  words: {
    en: async () => (await import('../messages/labs/hallucinate.en.ts')).hallucinateEn,
    zh: async () => (await import('../messages/labs/hallucinate.zh.ts')).hallucinateZh,
  },
})
