import { experiment } from './experiment.ts'

export const template = experiment({
  engine: () => import('../labs/template.ts'),
  view: () => import('../views/labs/template.ts'),
  words: {
    en: async () => (await import('../messages/labs/template.en.ts')).templateEn,
    zh: async () => (await import('../messages/labs/template.zh.ts')).templateZh,
  },
})
