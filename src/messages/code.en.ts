import type { ErrorWording } from './error-wording.ts'

export const codeEn = {
  summary: 'show the programs of a section, or save them',
  where: 'a section, such as 1.12; without it, the sections that have programs',
  name: 'one of its programs',
  language: 'javascript or python',
  save: 'write the files (both languages unless one was named) into this folder; existing files stay',
  json: 'print JSON (llm-primer/code@1)',
  /** Above the list of sections. */
  list: 'Programs that run, with the standard library alone:',
  /** How to point them at a model. */
  setting:
    'They ask LLM_BASE_URL (standard: a model on this computer, http://localhost:11434/v1), with LLM_API_KEY and LLM_MODEL.',
  saved: (file: string): string => `saved ${file}`,
  same: (file: string): string => `${file} is there already, unchanged`,
  kept: (file: string): string => `${file} is there already and differs; it was left as it is`,
  errors: {
    'no-programs': (detail) => ({
      what: `${detail.where} has no programs.`,
      todo: 'See which sections have some: llm-primer code',
    }),
  } satisfies Partial<ErrorWording>,
}
