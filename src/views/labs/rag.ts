import type { Found, RagResult } from '../../labs/rag.ts'
import type { RagWords } from '../../messages/labs/rag.en.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: RagResult, words: RagWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  const { found } = result
  return [
    ...(result.recall.length === 0
      ? []
      : [...strong(words.recall(result.questions)), ...recallTable(result, words, frame), '']),
    ...strong(words.question(result.question)),
    ...prose(words.material(grouped(result.chunks), grouped(result.characters)), frame).map(
      frame.theme.muted,
    ),
    '',
    ...strong(words.methods.bm25),
    ...foundTable(found.bm25, words, frame),
    '',
    ...strong(words.methods.bigrams),
    ...foundTable(found.bigrams, words, frame),
    '',
    ...promptLines(result, words, frame),
  ]
}

const longestExcerpt = 60

function foundTable(found: readonly Found[], { columns, nothing }: RagWords, frame: Frame): string[] {
  if (found.length === 0) return prose(nothing, frame)
  const numbered = found.some(({ section }) => section !== '')
  return tableLines(
    {
      header: [columns.score, ...(numbered ? [columns.section] : []), columns.text],
      alignments: ['right', 'left', 'left'],
      rows: found.map(({ score, section, text }) => [
        significant(score),
        ...(numbered ? [section] : []),
        excerpt(text),
      ]),
    },
    frame,
    textColumns(frame),
  )
}

function excerpt(text: string): string {
  const line = [...text.replace(/\s+/g, ' ')]
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt).join('')}…` : line.join('')
}

/** What would be sent to a model, word for word. */
function promptLines({ question, found, method }: RagResult, words: RagWords, frame: Frame): string[] {
  const { prompt } = words
  const pieces = found[method].map(({ section, text }, at) => prompt.source(at + 1, section, text))
  const all = [prompt.rule, ...pieces, prompt.question(question)]
  const characters = all.reduce((sum, piece) => sum + [...piece].length, 0)
  return [
    ...prose(words.assembled(grouped(characters)), frame).map(frame.theme.strong),
    ...all.flatMap((piece) => piece.split('\n')).flatMap((line) => prose(line, frame)),
  ]
}

const recallTable = ({ recall }: RagResult, { columns }: RagWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [columns.k, 'BM25', columns.bigrams, columns.chance],
      alignments: ['right', 'right', 'right', 'right'],
      rows: recall.map(({ k, bm25, bigrams, chance }) => [
        String(k),
        percent(bm25, 0),
        percent(bigrams, 0),
        percent(chance, 0),
      ]),
    },
    frame,
    textColumns(frame),
  )

export function explanation({ recall }: RagResult, { explain }: RagWords): readonly Statement[] {
  const three = recall.find(({ k }) => k === 3)
  return [
    claim(
      'recall',
      three !== undefined && Math.max(three.bm25, three.bigrams) < 1,
      explain.recall(percent(three?.bm25 ?? 0, 0), percent(three?.bigrams ?? 0, 0)),
    ),
    background(explain.methods),
    background(explain.apart),
    background(explain.limit),
  ]
}

/** Which method has the right section among the first three more often; within 5 points they count as equal. */
export function outcome({ recall }: RagResult): number | undefined {
  const three = recall.find(({ k }) => k === 3)
  if (!three) return undefined
  const lead = three.bm25 - three.bigrams
  return Math.abs(lead) <= 0.05 ? 2 : lead > 0 ? 0 : 1
}
