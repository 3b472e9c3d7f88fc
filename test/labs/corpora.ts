import { readFileSync } from 'node:fs'

const read = (name: string): string =>
  readFileSync(new URL(`../../content/corpora/${name}.txt`, import.meta.url), 'utf8')

/** The texts that experiments learn from, as they stand in content/. */
export const alice = read('alice')
export const classics = read('classics')
export const names = read('names')
