import { experiment } from './experiment.ts'

export const ranking = experiment({
  engine: () => import('../labs/ranking.ts'),
  view: () => import('../views/labs/ranking.ts'),
  words: {
    en: async () => (await import('../messages/labs/ranking.en.ts')).rankingEn,
    zh: async () => (await import('../messages/labs/ranking.zh.ts')).rankingZh,
  },
})
