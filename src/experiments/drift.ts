import { experiment } from './experiment.ts'

export const drift = experiment({
  engine: () => import('../labs/drift.ts'),
  view: () => import('../views/labs/drift.ts'),
  words: {
    en: async () => (await import('../messages/labs/drift.en.ts')).driftEn,
    zh: async () => (await import('../messages/labs/drift.zh.ts')).driftZh,
  },
})
