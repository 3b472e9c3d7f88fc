import { allBlocks, inlineRuns, inlineText, pagesOf } from './block-text.ts'
import type { Inline } from './blocks.ts'
import type { CheckedText, Place } from './check-content.ts'

/** A paragraph with its place: the page, counted from 1, and its first words. */
export interface Paragraph extends Place {
  readonly page: number
  readonly inlines: readonly Inline[]
  readonly text: string
}

/** Every paragraph of a text, also those in lists, quotes and callouts. */
export const paragraphsOf = ({ file, blocks }: CheckedText): readonly Paragraph[] =>
  pagesOf(blocks).flatMap((page, at) =>
    allBlocks(page).flatMap((block) =>
      block.type === 'paragraph' ? [paragraph(file, at + 1, block.children)] : [],
    ),
  )

function paragraph(file: string, page: number, inlines: readonly Inline[]): Paragraph {
  const text = inlineText(inlines)
  return { file, page, inlines, text, place: `${page}: ${beginning(text)}` }
}

/** Every stretch of running text with its place: paragraphs, list items, headings, table cells, captions. */
export const runsOf = ({ file, blocks }: CheckedText): readonly Paragraph[] =>
  pagesOf(blocks).flatMap((page, at) =>
    allBlocks(page).flatMap((block) => inlineRuns(block).map((run) => paragraph(file, at + 1, run))),
  )

/** The first words of a text, to find it by. */
const beginning = (text: string): string => {
  const words = text.trim().replaceAll(/\s+/g, ' ')
  return words.length > 24 ? `${words.slice(0, 24)}…` : words
}
