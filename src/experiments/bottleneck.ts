import { experiment } from './experiment.ts'

export const bottleneck = experiment({
  engine: () => import('../labs/bottleneck.ts'),
  view: () => import('../views/labs/bottleneck.ts'),
  words: {
    en: async () => (await import('../messages/labs/bottleneck.en.ts')).bottleneckEn,
    zh: async () => (await import('../messages/labs/bottleneck.zh.ts')).bottleneckZh,
  },
})
