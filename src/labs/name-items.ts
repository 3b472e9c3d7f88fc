import { type Random, shuffled } from './random.ts'
import type { Batch } from './transformer.ts'

/** Stands before the first and after the last character of an item. */
export const itemBorder = 0

/** Every item between borders, filled up to the longest; what stands after the border does not count. */
export function batchOfItems(items: readonly (readonly number[])[]): Batch {
  const length = Math.max(1, ...items.map((item) => item.length + 1))
  const fill = (item: readonly number[], rest: number): number[] => [
    ...item,
    ...new Array<number>(length - item.length).fill(rest),
  ]
  return {
    batch: items.length,
    ids: items.flatMap((item) => fill([itemBorder, ...item], itemBorder)),
    targets: items.flatMap((item) => fill([...item, itemBorder], -1)),
  }
}

/** Longest item: a border fits into the context beside it. */
export const longestItem = 15

/** The lines of a list as items, and a tenth of them kept apart. */
export function splitItems(
  text: string,
  random: Random,
): { readonly learned: string[]; readonly heldOut: string[] } {
  const lines = text.split('\n').map((line) => [...line.trim()].slice(0, longestItem).join(''))
  const items = shuffled(
    lines.filter((line) => [...line].length > 1),
    random,
  )
  const count = Math.max(1, Math.floor(items.length / 10))
  return { heldOut: items.slice(0, count), learned: items.slice(count) }
}
