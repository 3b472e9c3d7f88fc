import { experiment } from './experiment.ts'

export const window = experiment({
  engine: () => import('../labs/window.ts'),
  view: () => import('../views/labs/window.ts'),
  words: {
    en: async () => (await import('../messages/labs/window.en.ts')).windowEn,
    zh: async () => (await import('../messages/labs/window.zh.ts')).windowZh,
  },
})
