import type { RagResult } from '../../../src/labs/rag.ts'
import { reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<RagResult>(/^Among the first three/, (told, { recall }) => {
    const three = recall.find(({ k }) => k === 3)
    // BM25 is the name of a method and no figure.
    return tells(told, three?.bm25, three?.bigrams) && Math.max(three?.bm25 ?? 1, three?.bigrams ?? 1) < 1
  }),
]

export const answer = { en: /^ *10 +\d+% +\d+% +\d+%$/, zh: /^ *10 +\d+% +\d+% +\d+%$/ }
