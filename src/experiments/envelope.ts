import { experiment } from './experiment.ts'

export const envelope = experiment({
  engine: () => import('../labs/envelope.ts'),
  view: () => import('../views/labs/envelope.ts'),
  words: {
    en: async () => (await import('../messages/labs/envelope.en.ts')).envelopeEn,
    zh: async () => (await import('../messages/labs/envelope.zh.ts')).envelopeZh,
  },
})
