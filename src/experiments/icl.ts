import { experiment } from './experiment.ts'

export const icl = experiment({
  engine: () => import('../labs/icl.ts'),
  view: () => import('../views/labs/icl.ts'),
  words: {
    en: async () => (await import('../messages/labs/icl.en.ts')).iclEn,
    zh: async () => (await import('../messages/labs/icl.zh.ts')).iclZh,
  },
})
