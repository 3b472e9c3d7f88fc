/** A command to try next, and what to look for. */
export interface Try {
  readonly command: string
  readonly why: string
}

/** The wording that every experiment has; each adds the labels of its own pictures. */
export interface LabWords {
  /** By option name, without dashes. */
  readonly options: Readonly<Record<string, string>>
  /** Asked before the run; the view says which choice came true. */
  readonly predict: { readonly question: string; readonly choices: readonly string[] }
  readonly tries: readonly Try[]
}
