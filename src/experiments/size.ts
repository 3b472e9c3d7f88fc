import { experiment } from './experiment.ts'

export const size = experiment({
  engine: () => import('../labs/size.ts'),
  view: () => import('../views/labs/size.ts'),
  words: {
    en: async () => (await import('../messages/labs/size.en.ts')).sizeEn,
    zh: async () => (await import('../messages/labs/size.zh.ts')).sizeZh,
  },
})
