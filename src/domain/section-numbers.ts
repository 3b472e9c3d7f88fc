import { inlineText } from './block-text.ts'
import type { Block, Inline } from './blocks.ts'
import { mapBlocks } from './map-blocks.ts'

/** `1.3`: a chapter and the place in it, of a section or a figure. */
const NUMBER = /^(\d+)\.(\d+)$/

export const isNumber = (text: string): boolean => NUMBER.test(text.trim())

/** `1.2` → `4.2` with a shift of 3. What is no such number, a year for example, stays. */
export function shiftedNumber(number: string, shift: number): string {
  const [, chapter, order] = NUMBER.exec(number) ?? []
  return chapter === undefined ? number : `${Number(chapter) + shift}.${order}`
}

/**
 * A link to a section with the section's number for its words: a writer leaves the words empty. A number that was typed is
 * replaced, words stay. Undefined: there is no such section.
 */
export function numberedLink(
  link: Inline & { readonly type: 'section' },
  numberOf: (section: string) => string | undefined,
): Inline | undefined {
  const words = inlineText(link.children).trim()
  if (words !== '' && !isNumber(words)) return link
  const number = numberOf(link.section)
  return number === undefined ? undefined : { ...link, children: [{ type: 'text', text: number }] }
}

/** Blocks in which links to sections and figures have the numbers of chapters so many places further on. */
export const shiftedBlocks = (blocks: readonly Block[], shift: number): readonly Block[] =>
  mapBlocks(blocks, {
    inline: (inline) =>
      inline.type === 'section' && isNumber(inlineText(inline.children))
        ? { ...inline, children: [{ type: 'text', text: shiftedNumber(inlineText(inline.children), shift) }] }
        : inline,
    block: (block) =>
      block.type === 'figure' && block.number !== undefined
        ? { ...block, number: shiftedNumber(block.number, shift) }
        : block,
  })
