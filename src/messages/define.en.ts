export const defineEn = {
  summary: 'explain a term in one sentence',
  json: 'print JSON (llm-primer/define@1)',
  pinyin: 'Pinyin',
  aliases: 'Also called',
  confusedWith: 'Not the same as',
  taughtIn: 'Taught in',
  elsewhere: 'Elsewhere',
  count: (terms: number): string => `${terms} terms. One of them: llm-primer define token`,
}
