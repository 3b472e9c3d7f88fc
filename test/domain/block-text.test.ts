import { expect, test } from 'vitest'
import { runningText } from '../../src/domain/block-text.ts'
import type { Block } from '../../src/domain/blocks.ts'

const words = (text: string) => [{ type: 'text' as const, text }]
const paragraph = (text: string): Block => ({ type: 'paragraph', children: words(text) })

test('a heading, a caption and the cells of a table do not run into what follows', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 2, id: 'box', children: words('A box that is too small') },
    paragraph('This is called attention. '),
    { type: 'figure', figure: 'bottleneck', caption: words('The bottleneck, and attention') },
    paragraph('In the experiment:'),
    {
      type: 'table',
      alignments: ['left', 'right'],
      header: [words('token'), words('share')],
      rows: [[words('Paris'), words('0.62')]],
    },
  ]

  expect(runningText(blocks)).toBe(
    'A box that is too small · This is called attention. The bottleneck, and attention · In the experiment: token · share · Paris · 0.62',
  )
})

test('sentences in Chinese, in quotation marks and in brackets need no dot', () => {
  expect(runningText(['他说“懂了。”', '（见下图。）', '图一', '完'].map(paragraph))).toBe(
    '他说“懂了。” （见下图。） 图一 · 完',
  )
})
