import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { bareText } from '../../src/views/highlight.ts'
import { anchorAt, lineOf } from '../../src/views/reader.ts'
import { textLayout } from '../../src/views/texts.ts'
import { aFrame } from './frames.ts'

const sentence = fc.constantFrom(
  '一行写满之后标点要么跟着前一个字一起走，',
  '要么换到别的地方。',
  'a few words of Latin ',
)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''))
const block = fc.oneof(
  paragraph,
  paragraph.map((text) => `## ${text.slice(0, 8)}`),
  fc
    .array(paragraph, { minLength: 1, maxLength: 4 })
    .map((items) => items.map((item) => `- ${item}`).join('\n\n')),
)
const text = fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join('\n\n'))
const width = fc.integer({ min: 20, max: 120 })

const at = (markdown: string, columns: number) =>
  textLayout(parseMarkdown(markdown, 'common'), aFrame(columns))
const words = (line = ''): string => bareText(line).replace(/[\s•]/g, '')

test('every line is found again at its own width', () => {
  fc.assert(
    fc.property(text, width, (markdown, columns) => {
      const layout = at(markdown, columns)
      for (let line = layout.starts[0] ?? 0; line < layout.lines.length; line += 1)
        expect(lineOf(layout, anchorAt(layout, 0, line))).toBe(line)
    }),
    { numRuns: 50 },
  )
})

test('at another width the line at the anchor, or the one after it, has the first words of the line', () => {
  fc.assert(
    fc.property(text, width, width, (markdown, columns, others) => {
      const [here, there] = [at(markdown, columns), at(markdown, others)]
      here.lines.forEach((line, place) => {
        if (words(line).length < 4) return
        const found = lineOf(there, anchorAt(here, 0, place))
        const near = there.lines
          .slice(Math.max(0, found - 1), found + 2)
          .map(words)
          .join('')
        expect(near).toContain(words(line).slice(0, 4))
      })
    }),
    { numRuns: 50 },
  )
})
