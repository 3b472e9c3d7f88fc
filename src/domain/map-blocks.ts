import type { Block, Inline } from './blocks.ts'

/** What becomes of each inline and each block; what is inside them has been changed before. */
export interface BlockChange {
  readonly inline?: (inline: Inline) => Inline
  readonly block?: (block: Block) => Block
}

/** The blocks with everything inside them changed, however deep. */
export const mapBlocks = (blocks: readonly Block[], change: BlockChange): Block[] =>
  blocks.map((block) => {
    const inner = mapInside(block, change)
    return change.block?.(inner) ?? inner
  })

function mapInside(block: Block, change: BlockChange): Block {
  const runs = (inlines: readonly Inline[]): Inline[] => inlines.map((inline) => mapInline(inline, change))
  const inside = (blocks: readonly Block[]): Block[] => mapBlocks(blocks, change)
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, children: runs(block.children) }
    case 'image':
    case 'figure':
      return { ...block, caption: runs(block.caption) }
    case 'table':
      return {
        ...block,
        header: block.header.map(runs),
        rows: block.rows.map((row) => row.map(runs)),
      }
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: inside(item.blocks) })) }
    case 'quote':
      return { ...block, blocks: inside(block.blocks) }
    case 'callout':
      return {
        ...block,
        ...(block.title === undefined ? {} : { title: runs(block.title) }),
        blocks: inside(block.blocks),
      }
    case 'details':
      return { ...block, summary: runs(block.summary), blocks: inside(block.blocks) }
    case 'footnotes':
      return { ...block, notes: block.notes.map((note) => ({ ...note, blocks: inside(note.blocks) })) }
    case 'pair': {
      const [first, second] = block.blocks
      const one = (each: Block): Block => inside([each])[0] ?? each
      return { ...block, blocks: [one(first), one(second)] }
    }
    default:
      return block
  }
}

function mapInline(inline: Inline, change: BlockChange): Inline {
  const inner =
    'children' in inline
      ? { ...inline, children: inline.children.map((child) => mapInline(child, change)) }
      : inline
  return change.inline?.(inner) ?? inner
}
