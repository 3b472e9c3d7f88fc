import type { Block } from '../domain/blocks.ts'
import { type Layout, layOutBlocks, linkLines } from './blocks.ts'
import type { Frame } from './frame.ts'
import { runsOf } from './inlines.ts'
import { breakRuns } from './line-break.ts'
import { createLinkList } from './link-list.ts'

/** A Markdown text that is not the course, with its footnotes and, where links cannot be clicked, their addresses. */
export function textLayout(blocks: readonly Block[], frame: Frame): Layout {
  const notes = blocks.flatMap((block) => (block.type === 'footnotes' ? block.notes : []))
  const layout = layOutBlocks(blocks, frame, { sources: notes.map(({ key }) => ({ key, url: '' })) })
  return { ...layout, lines: [...layout.lines, ...linkLines(layout.links, frame, notes.length + 1)] }
}

/** The headings of a text as its contents. */
export function headingLines(blocks: readonly Block[], frame: Frame): string[] {
  const plain = { ...frame, hyperlinks: true }
  return blocks.flatMap((block) => {
    if (block.type !== 'heading') return []
    const indent = ' '.repeat(Math.min((block.level - 1) * 2, frame.width >> 2))
    const runs = runsOf(block.children, { frame: plain, links: createLinkList(), marks: [] })
    const lines = breakRuns(
      runs.map(({ text }) => ({ text })),
      frame.width - indent.length,
      frame,
    )
    return lines.map((line) => indent + line)
  })
}
