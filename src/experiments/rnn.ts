import { experiment } from './experiment.ts'

export const rnn = experiment({
  engine: () => import('../labs/rnn.ts'),
  view: () => import('../views/labs/rnn.ts'),
  words: {
    en: async () => (await import('../messages/labs/rnn.en.ts')).rnnEn,
    zh: async () => (await import('../messages/labs/rnn.zh.ts')).rnnZh,
  },
})
