/** A number as it is written in a sentence; shares count as parts of one. */
export interface Told {
  readonly value: number
  /** Half of its last written digit. */
  readonly slack: number
}

/**
 * What one kind of sentence says, decided from the numbers of the run and from what is printed alone. It knows nothing of
 * why the experiment shows the sentence.
 */
export interface Reading<Result> {
  /** The words by which the sentence is known, in English. */
  readonly words: RegExp
  isTrue(told: readonly Told[], result: Result, text: string): boolean
}

export const reading = <Result>(
  words: RegExp,
  isTrue: (told: readonly Told[], result: Result, text: string) => boolean,
): Reading<Result> => ({ words, isTrue })

/** All numbers of a sentence, in their order. */
export function toldIn(text: string): readonly Told[] {
  // A year, a name such as cl100k and a mark such as --k are no numbers of the run.
  const numbers = text.matchAll(
    /(?<![A-Za-z\d.-])[+−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d+)?(?![A-Za-z\d])(?:\s?%)?/g,
  )
  return [...numbers].map(([written]) => {
    const digits = written.replaceAll(',', '').replace('−', '-').replace(/\s?%$/, '')
    const [mantissa = '', exponent = '0'] = digits.split('e')
    const decimals = mantissa.split('.')[1]?.length ?? 0
    const unit = written.endsWith('%') ? 0.01 : 1
    return {
      value: Number(digits) * unit,
      slack: 0.5 * 10 ** (Number(exponent) - decimals) * unit,
    }
  })
}

/** Whether the written number is this one, rounded. */
export const is = (told: Told | undefined, actual: number | undefined): boolean =>
  told !== undefined && actual !== undefined && Math.abs(told.value - actual) <= told.slack * 1.000001 + 1e-12

/** Whether the sentence has these numbers, in this order, and no others. */
export const tells = (told: readonly Told[], ...actual: readonly (number | undefined)[]): boolean =>
  told.length === actual.length && told.every((each, at) => is(each, actual[at]))

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

export const mean = (values: readonly number[]): number => sum(values) / values.length

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return mean(sorted.length % 2 === 1 ? sorted.slice(half, half + 1) : sorted.slice(half - 1, half + 1))
}

/** The words between quotation marks. */
export const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/“(.+?)”/g)].map(([, word = '']) => word)
