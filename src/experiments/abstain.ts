import { experiment } from './experiment.ts'

export const abstain = experiment({
  engine: () => import('../labs/abstain.ts'),
  view: () => import('../views/labs/abstain.ts'),
  words: {
    en: async () => (await import('../messages/labs/abstain.en.ts')).abstainEn,
    zh: async () => (await import('../messages/labs/abstain.zh.ts')).abstainZh,
  },
})
