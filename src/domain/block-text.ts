import type { Block, Inline } from './blocks.ts'

/** The blocks and all blocks inside them, in reading order. */
export const allBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => [block, ...allBlocks(blocksInside(block))])

function blocksInside(block: Block): readonly Block[] {
  if (block.type === 'list') return block.items.flatMap(({ blocks }) => blocks)
  if (block.type === 'footnotes') return block.notes.flatMap(({ blocks }) => blocks)
  return 'blocks' in block ? block.blocks : []
}

/** The blocks between page marks. */
export function pagesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]]
  for (const block of blocks) {
    if (block.type === 'page') pages.push([])
    else pages.at(-1)?.push(block)
  }
  return pages
}

/** Each run of inline text that belongs to the block itself: one for a paragraph, one for each cell of a table. */
export function inlineRuns(block: Block): readonly (readonly Inline[])[] {
  if (block.type === 'table') return [block.header, ...block.rows].flat()
  if ('children' in block) return [block.children]
  if ('caption' in block) return [block.caption]
  if ('summary' in block) return [block.summary]
  return 'title' in block && block.title ? [block.title] : []
}

/** The inlines and all inlines inside them, in reading order. */
export const allInlines = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.flatMap((inline) => ('children' in inline ? [inline, ...allInlines(inline.children)] : [inline]))

/** Every inline of the blocks, however deep, in reading order. */
export const inlinesOf = (blocks: readonly Block[]): readonly Inline[] =>
  allBlocks(blocks).flatMap((block) => inlineRuns(block).flatMap(allInlines))

/** The words of inline text, without style and marks; of an image its alternative text. */
export const inlineText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      'text' in inline
        ? inline.text
        : 'children' in inline
          ? inlineText(inline.children)
          : inline.type === 'image'
            ? inline.alternative
            : inline.type === 'break'
              ? ' '
              : '',
    )
    .join('')

/**
 * The words of blocks in one line: paragraphs, lists, tables and captions, without the drawings. A piece that is no
 * sentence (a caption, a heading, a cell) is set off by a dot from what follows.
 */
export const runningText = (blocks: readonly Block[]): string =>
  allBlocks(blocks)
    .flatMap(inlineRuns)
    .map((run) => inlineText(run).trim())
    .filter((words) => words !== '')
    .map((words, at, all) => (at === all.length - 1 || SENTENCE_END.test(words) ? words : `${words} ·`))
    .join(' ')

const SENTENCE_END = /[.!?:;,…。！？：；，、—]["”’'）)》」】]*$/

/** The words of the last heading at or before a block, counted from 0; undefined before the first heading. */
export function headingAt(blocks: readonly Block[], at: number): string | undefined {
  const heading = blocks.slice(0, at + 1).findLast((block) => block.type === 'heading')
  return heading?.type === 'heading' ? inlineText(heading.children) : undefined
}
