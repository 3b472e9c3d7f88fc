import { experiment } from './experiment.ts'

export const attention = experiment({
  engine: () => import('../labs/attention.ts'),
  view: () => import('../views/labs/attention.ts'),
  words: {
    en: async () => (await import('../messages/labs/attention.en.ts')).attentionEn,
    zh: async () => (await import('../messages/labs/attention.zh.ts')).attentionZh,
  },
})
