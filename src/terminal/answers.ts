/** What a terminal said of itself; a field is missing when it has said nothing. */
export interface TerminalAnswers {
  readonly ambiguousWidth?: 1 | 2
  readonly background?: 'dark' | 'light'
}

/** The answers as words, for another run on the same terminal. */
export const answersText = ({ ambiguousWidth, background }: TerminalAnswers): string =>
  [ambiguousWidth && WIDTHS[ambiguousWidth], background].filter((word) => word !== undefined).join(' ')

const WIDTHS = { 1: 'narrow', 2: 'wide' } as const

/** Words that are not understood say nothing. */
export function answersFrom(text: string): TerminalAnswers {
  const words = text.split(' ')
  const one = <Word extends string>(...known: readonly Word[]): Word | undefined =>
    known.find((word) => words.includes(word))
  const width = one('narrow', 'wide')
  const background = one('dark', 'light')
  return {
    ...(width && { ambiguousWidth: width === 'wide' ? 2 : 1 }),
    ...(background && { background }),
  }
}

/**
 * Asks for the background (OSC 11), then shows an ambiguous character in the corner and asks where the cursor is. The
 * colour comes first, since every terminal answers the second question and few the first.
 */
export const QUESTION = '\x1b]11;?\x1b\\\x1b[1;1H“\x1b[6n\x1b[1;1H\x1b[2K'

/** A column report after the ambiguous character: `1;2` or `1;3`. Some programs in between answer anything (dvtm: `0;0`). */
export function widthOf(report: string): TerminalAnswers['ambiguousWidth'] {
  return report === '1;2' ? 1 : report === '1;3' ? 2 : undefined
}

/** `rgb:1616/1818/1d1d` → dark. Luminance by ITU-R BT.709, without gamma: only the side of the middle counts. */
export function backgroundOf(colour: string): TerminalAnswers['background'] {
  const parts = /^rgb:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})$/i.exec(colour)?.slice(1)
  if (parts === undefined) return undefined
  const [red = 0, green = 0, blue = 0] = parts.map(
    (part) => Number.parseInt(part, 16) / (16 ** part.length - 1),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? 'light' : 'dark'
}

/** A question under way: what was answered, and how long is left to wait. */
export interface Inquiry {
  readonly answers: TerminalAnswers
  /** Milliseconds of `performance.now()`. */
  readonly asked: number
  /** After so many milliseconds the width, asked last, was answered. */
  readonly answeredIn?: number
}

export const isAwaited = ({ answeredIn }: Inquiry): boolean => answeredIn === undefined

/** The inquiry after a report: `cursor` is the first since it began. A background may come at any time. */
export function answeredWith(
  inquiry: Inquiry,
  report: { readonly name: 'cursor-report' | 'background-report'; readonly text: string },
  now: number,
): Inquiry {
  const { answers, asked } = inquiry
  if (report.name === 'background-report') {
    const background = backgroundOf(report.text)
    return background ? { ...inquiry, answers: { ...answers, background } } : inquiry
  }
  if (!isAwaited(inquiry)) return inquiry
  const ambiguousWidth = widthOf(report.text)
  return {
    answers: { ...answers, ...(ambiguousWidth && { ambiguousWidth }) },
    asked,
    answeredIn: now - asked,
  }
}
