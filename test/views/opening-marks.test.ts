import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { layOutBlocks } from '../../src/views/blocks.ts'
import { bareText } from '../../src/views/highlight.ts'
import { aFrame } from './frames.ts'

const layOut = (markdown: string, width: number) =>
  layOutBlocks(parseMarkdown(markdown), aFrame(width, { locale: 'en' }), { use: 'keys' })

test('a term is found where its words stand, over a line break too', () => {
  const { lines, openings } = layOut('A word and [a very long name](term:token) at the end of it.', 24)
  const [{ opens, spans } = { opens: undefined, spans: [] }] = openings
  expect(opens).toEqual({ kind: 'term', term: 'token' })
  expect(spans.map(({ line, from, to }) => bareText(lines[line] ?? '').slice(from, to)).join(' ')).toBe(
    'a very long name',
  )
  expect(spans.length).toBe(2)
})

test('lines are the same with marks and without', () => {
  const markdown =
    'See [1.5](section:transformer), **[bold](term:token)** and [a page](https://example.com/x).\n\n| a | b |\n|---|---|\n| [x](term:token) | y |'
  const frame = aFrame(40, { locale: 'en' })
  const blocks = parseMarkdown(markdown)
  expect(layOutBlocks(blocks, frame, { use: 'keys' }).lines).toEqual(layOutBlocks(blocks, frame).lines)
})

test('what is printed has nothing to open', () => {
  expect(layOutBlocks(parseMarkdown('[x](term:token)'), aFrame(40)).openings).toEqual([])
})
