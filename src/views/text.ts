import type { Block, Inline } from '../domain/blocks.ts'
import type { Frame } from './frame.ts'

/** Blocks → lines no wider than the frame. */
export function blockLines(blocks: readonly Block[], frame: Frame): string[] {
  return blocks.flatMap((block) => [...linesOf(block, frame), ''])
}

function linesOf(block: Block, frame: Frame): string[] {
  if (block.type === 'heading') return [frame.theme.heading(plainText(block.children))]
  if (block.type === 'paragraph') return [plainText(block.children)]
  if (block.type === 'figure') return [...(block.drawing ?? [])]
  return []
}

/** The words of inline text, without style. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      'text' in inline ? inline.text : 'children' in inline ? plainText(inline.children) : '',
    )
    .join('')
