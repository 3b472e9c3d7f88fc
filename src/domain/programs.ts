/** A language that programs of the course are written in, with the ending of its files. */
export const PROGRAM_LANGUAGES = { javascript: 'mjs', python: 'py' } as const
export type ProgramLanguage = keyof typeof PROGRAM_LANGUAGES

/** A short program that a section shows, as the learner's language has it. */
export interface Program {
  /** `chat`: saved as `chat.mjs` and `chat.py`. */
  readonly name: string
  readonly language: ProgramLanguage
  readonly text: string
}

export const fileNameOf = ({ name, language }: Pick<Program, 'name' | 'language'>): string =>
  `${name}.${PROGRAM_LANGUAGES[language]}`
