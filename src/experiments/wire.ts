import { experiment } from './experiment.ts'

export const wire = experiment({
  engine: () => import('../labs/wire.ts'),
  view: () => import('../views/labs/wire.ts'),
  words: {
    en: async () => (await import('../messages/labs/wire.en.ts')).wireEn,
    zh: async () => (await import('../messages/labs/wire.zh.ts')).wireZh,
  },
})
