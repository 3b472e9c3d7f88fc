import type { SearchEntry } from '../domain/search.ts'

/**
 * How an entry stands in the list that `search` reads: without its texts, which stand in a line of another file and need not
 * be parsed, and a question, of which there are most, as its id and its place.
 */
export type ListedEntry = string | Readable

/** Filled in where it lies: a copy of each of two thousand entries takes 2 ms. */
type Readable = Omit<SearchEntry, 'text' | 'stems'> & {
  text: string
  stems?: { names: readonly string[]; text: string; goals?: string }
}

export const listedEntry = (entry: SearchEntry): ListedEntry =>
  entry.kind === 'question'
    ? `${entry.id} ${entry.place}`
    : { ...entry, text: '', ...(entry.stems && { stems: { ...entry.stems, text: '' } }) }

/** The text, and behind a tab the stems of an English one. */
export const entryLine = ({ text, stems }: SearchEntry): string =>
  [text, ...(stems === undefined ? [] : [stems.text])].map((each) => each.replace(/[\t\n]/g, ' ')).join('\t')

/** The entry as it was. A pack of an earlier version lists questions as the others, and has the stems in its list. */
export function readEntry(listed: ListedEntry, line: string): SearchEntry {
  const tab = line.indexOf('\t')
  const text = tab < 0 ? line : line.slice(0, tab)
  const entry = typeof listed === 'string' ? question(listed) : listed
  entry.text = text
  if (tab >= 0) entry.stems = { ...entry.stems, names: entry.stems?.names ?? [], text: line.slice(tab + 1) }
  return entry
}

const NO_PINYIN: readonly string[] = []

/** A question is looked for by its words and its id, so it has no other names. */
function question(listed: string): Readable {
  const space = listed.indexOf(' ')
  const id = listed.slice(0, space)
  return {
    kind: 'question',
    id,
    title: '',
    names: [id],
    pinyin: NO_PINYIN,
    text: '',
    place: listed.slice(space + 1),
  }
}
