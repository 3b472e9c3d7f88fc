import type { ErrorWording } from './error-wording.ts'
export const defineEn = {
  summary: 'explain a term in one sentence',
  json: 'print JSON (llm-primer/define@1)',
  pinyin: 'Pinyin',
  aliases: 'Also called',
  confusedWith: 'Not the same as',
  taughtIn: 'Taught in',
  labs: 'Experiment',
  elsewhere: 'Elsewhere',
  count: (terms: number): string => `${terms} terms. One of them: llm-primer define token`,
  errors: {
    'unknown-term': (detail) => ({
      what: `The glossary has no term "${detail.wanted}".`,
      todo:
        detail.meant.length > 0
          ? `Did you mean ${detail.meant.join(', ')}?`
          : `Look for it everywhere: llm-primer search ${detail.wanted}`,
    }),
  } satisfies Partial<ErrorWording>,
}
