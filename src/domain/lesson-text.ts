import { allBlocks, inlineRuns, inlineText } from './block-text.ts'
import type { Block } from './blocks.ts'

/** The words of paragraphs and headings, each in one line: what experiments learn from. */
export const paragraphsOf = (blocks: readonly Block[]): string[] =>
  allBlocks(blocks)
    .filter(({ type }) => type === 'paragraph' || type === 'heading')
    .map((block) => inlineRuns(block).map(inlineText).join(' '))
