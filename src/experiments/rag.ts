import { experiment } from './experiment.ts'

export const rag = experiment({
  engine: () => import('../labs/rag.ts'),
  view: () => import('../views/labs/rag.ts'),
  words: {
    en: async () => (await import('../messages/labs/rag.en.ts')).ragEn,
    zh: async () => (await import('../messages/labs/rag.zh.ts')).ragZh,
  },
})
