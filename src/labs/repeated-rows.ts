import { PrimerError } from '../errors.ts'
import { integerBelow, type Random, shuffled } from './random.ts'
import type { Batch } from './transformer.ts'

/** Ids of signs, from 0 up to, but without, `signCount`. */
export type Row = readonly number[]

/** How many different signs there are: blind guessing is right once in so many times. */
export const signCount = 8
export const shortestPeriod = 3
/** Most signs of a text: the longest row, twice. */
export const context = 2 * signCount

/** Different signs in random order. */
export const drawRow = (period: number, random: Random): Row =>
  shuffled(
    Array.from({ length: signCount }, (_, sign) => sign),
    random,
  ).slice(0, period)

export const nameOfRow = (row: Row): string => row.join(' ')

/** A row of any length, again and again until the text is full. Rows that are kept apart are never drawn. */
export function drawRepeatingText(keptApart: ReadonlySet<string>, random: Random): Row {
  for (;;) {
    const row = drawRow(shortestPeriod + integerBelow(signCount - shortestPeriod + 1, random), random)
    if (!keptApart.has(nameOfRow(row)))
      return Array.from({ length: context + 1 }, (_, place) => row[place % row.length] ?? 0)
  }
}

/** As long, but every sign is drawn by itself: nothing read tells anything of what comes. */
export const drawUnrelatedText = (random: Random): Row =>
  Array.from({ length: context + 1 }, () => integerBelow(signCount, random))

/** Every sign of the texts asks for the one after it. */
export const batchOfTexts = (texts: readonly Row[]): Batch => ({
  batch: texts.length,
  ids: texts.flatMap((text) => text.slice(0, -1)),
  targets: texts.flatMap((text) => text.slice(1)),
})

/** A row and what its signs are called. */
export interface NamedRow {
  readonly row: Row
  /** By sign. */
  readonly names: readonly string[]
}

export const namedByLetters = (row: Row): NamedRow => ({ row, names: [...'ABCDEFGH'] })

/**
 * The learner's own row: words, or the characters of a single word. Which of the network's signs stands for which of
 * them does not matter to it, so they are numbered as they come.
 * @throws PrimerError `wrong-value` for fewer than 2 or more than 8
 */
export function parseRow(text: string): NamedRow {
  const words = text.trim().split(/\s+/u)
  const typed = words.length > 1 ? words : [...(words[0] ?? '')]
  if (typed.length < 2 || typed.length > signCount)
    throw new PrimerError({
      code: 'wrong-value',
      option: 'pattern',
      value: text,
      expected: `2–${signCount}: ABCDEF, "red green blue"`,
    })
  const names = [...new Set(typed)]
  return { row: typed.map((name) => names.indexOf(name)), names }
}
