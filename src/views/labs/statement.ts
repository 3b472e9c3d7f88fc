/** One paragraph of an explanation: what this run shows, or what is so in any run. */
export type Statement = Claim | Background

/** Says something of this run, and is shown where the result bears it out. */
export interface Claim {
  readonly kind: 'claim'
  /** Tells it from the other claims of the same experiment. */
  readonly name: string
  readonly text: string
  readonly holds: boolean
}

/** How it works and what it leaves out. It holds no number and compares nothing (a test looks): that is for claims. */
export interface Background {
  readonly kind: 'background'
  readonly text: string
}

export const claim = (name: string, holds: boolean, text: string): Claim => ({
  kind: 'claim',
  name,
  holds,
  text,
})

export const background = (text: string): Background => ({ kind: 'background', text })

/** What is shown of them, in their order. */
export const shownTexts = (statements: readonly Statement[]): string[] =>
  statements.filter((each) => each.kind === 'background' || each.holds).map(({ text }) => text)
