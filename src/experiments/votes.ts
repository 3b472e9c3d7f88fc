import { experiment } from './experiment.ts'

export const votes = experiment({
  engine: () => import('../labs/votes.ts'),
  view: () => import('../views/labs/votes.ts'),
  words: {
    en: async () => (await import('../messages/labs/votes.en.ts')).votesEn,
    zh: async () => (await import('../messages/labs/votes.zh.ts')).votesZh,
  },
})
