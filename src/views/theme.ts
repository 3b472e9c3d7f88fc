/** Paints text by its role. The painted text has the same width as the text. */
export type Paint = (text: string) => string

/** Colours by meaning; body text keeps the terminal's own colour. */
export interface Theme {
  readonly heading: Paint
  readonly strong: Paint
  readonly emphasis: Paint
  readonly underline: Paint
  readonly deleted: Paint
  /** What can be acted on: keys, links, the chosen row. */
  readonly accent: Paint
  /** What is secondary: dates, sources, keys. */
  readonly muted: Paint
  readonly code: Paint
  readonly good: Paint
  readonly bad: Paint
  readonly caution: Paint
  /** A search match or the chosen row. */
  readonly marked: Paint
  /** Code, by role of the word. */
  readonly keyword: Paint
  readonly string: Paint
  readonly number: Paint
  readonly comment: Paint
}

const asItIs: Paint = (text) => text

/** No colour at all: pipes, NO_COLOR, tests. */
export const plainTheme: Theme = {
  heading: asItIs,
  strong: asItIs,
  emphasis: asItIs,
  underline: asItIs,
  deleted: asItIs,
  accent: asItIs,
  muted: asItIs,
  code: asItIs,
  good: asItIs,
  bad: asItIs,
  caution: asItIs,
  marked: asItIs,
  keyword: asItIs,
  string: asItIs,
  number: asItIs,
  comment: asItIs,
}
