/** A command to try next, and what to look for. */
export interface Try {
  readonly command: string
  readonly why: string
}

/** A question before the run; the view says which choice came true. */
export interface Prediction {
  readonly question: string
  readonly choices: readonly string[]
}

/** The wording that every experiment has; each adds the labels of its own pictures. */
export interface LabWords {
  readonly about: {
    /** Heading over the result. */
    readonly title: string
    /** What it shows, in one line of the list. */
    readonly line: string
  }
  /** By option name, without dashes. */
  readonly options: Readonly<Record<string, string>>
  readonly predict: Prediction
  readonly tries: readonly Try[]
}
