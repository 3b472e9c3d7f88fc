import { expect, test } from 'vitest'
import type { SearchKind } from '../../src/domain/search.ts'
import { type ShownHit, searchLines } from '../../src/views/search.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const hit = (kind: SearchKind, title: string, text: string, found: string): ShownHit => ({
  entry: { kind, id: 'attention', title, names: [], pinyin: [], text, place: '1.5' },
  score: 1,
  excerpt: { text, from: text.indexOf(found), to: text.indexOf(found) + found.length },
})
const hits = [
  hit('term', '注意力机制 attention', '让模型按不同的权重回看全部输入，注意力由此得名。', '注意力'),
  hit('section', 'Transformer', '每个词元同时看见所有其他词元，这叫注意力。', '注意力'),
  hit('question', '注意力算的是什么？', '注意力算的是什么？', '注意力'),
]

test('each hit has its place, its words and the command that opens it', () => {
  expect(searchLines(hits, 5, aFrame(60, { locale: 'zh' })).join('\n')).toMatchInlineSnapshot(`
    "注意力机制 attention             llm-primer define attention
      术语：让模型按不同的权重回看全部输入，注意力由此得名。

    1.5  Transformer                         llm-primer read 1.5
      正文：每个词元同时看见所有其他词元，这叫注意力。

    1.5 节的题目                             llm-primer quiz 1.5
      题目：注意力算的是什么？

    共找到 5 条，其中 2 条没有列出，用 --limit 查看"
  `)
})

test('the found words are marked', () => {
  const frame = aFrame(60)
  const marking = { ...frame, theme: { ...frame.theme, marked: (text: string) => `<${text}>` } }

  expect(searchLines(hits, 3, marking).join('\n')).toContain('这叫<注意力>')
})

test('on a narrow screen the command gets a line of its own', () => {
  expect(searchLines(hits, 3, aFrame(40))).toContain('llm-primer define attention')
})

test.each([20, 40, 80])('no line is wider than %i columns', (width) => {
  const frame = aFrame(width, { locale: 'zh' })

  expect(
    Math.max(...searchLines(hits, 9, frame).map((line) => displayWidth(line, frame))),
  ).toBeLessThanOrEqual(width)
})
