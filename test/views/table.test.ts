import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { tableLines } from '../../src/views/table.ts'
import { aFrame } from './frames.ts'

const models = {
  header: ['名称', '所属公司', '上下文'],
  rows: [
    ['通义千问 Qwen', '阿里巴巴', '256K'],
    ['GLM', '智谱 AI', '1M'],
  ],
  alignments: ['left', 'left', 'right'] as const,
}

test('columns line up when names mix Chinese and Latin', () => {
  expect(tableLines(models, aFrame(60))).toEqual([
    '名称           所属公司  上下文',
    '─────────────  ────────  ──────',
    '通义千问 Qwen  阿里巴巴    256K',
    'GLM            智谱 AI       1M',
  ])
})

test('the rule is drawn with hyphens in ASCII, and half as many lines where they are wide', () => {
  expect(tableLines(models, aFrame(60, { glyphs: 'ascii' }))[1]).toBe('-------------  --------  ------')
  expect(tableLines(models, aFrame(60, { ambiguousWidth: 2 }))[1]).toBe('──────   ────  ───')
})

test('the widest column shrinks and wraps inside its cells; rows of several lines have air between them', () => {
  const table = {
    header: ['Term', 'Meaning'],
    rows: [
      ['token', 'a piece of text that a model reads and writes'],
      ['weight', 'a number'],
    ],
  }
  expect(tableLines(table, aFrame(30))).toEqual([
    'Term    Meaning',
    '──────  ──────────────────────',
    'token   a piece of text that a',
    '        model reads and writes',
    '',
    'weight  a number',
  ])
})

test('a row becomes a card when a column would be a ribbon', () => {
  expect(tableLines(models, aFrame(20))).toEqual(
    [
      '名称：通义千问 Qwen',
      '所属公司：阿里巴巴',
      '上下文：256K',
      '',
      '名称：GLM',
      '所属公司：智谱 AI',
      '上下文：1M',
    ].map((line) => line.replace('：', ': ')),
  )
})

test('a card puts header and value side by side where there is room', () => {
  const table = {
    header: ['A', 'Bcdefghi', 'C', 'D', 'E'],
    rows: [['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'd', 'e']],
  }
  expect(tableLines(table, aFrame(30))).toEqual([
    'A         aaaaaaaaaa',
    'Bcdefghi  bbbbbbbbbb',
    'C         cccccccccc',
    'D         d',
    'E         e',
  ])
})

test('a screen reader hears the header before each value', () => {
  expect(tableLines(models, aFrame(80, { accessible: true, locale: 'zh' })).slice(0, 3)).toEqual([
    '名称：通义千问 Qwen',
    '所属公司：阿里巴巴',
    '上下文：256K',
  ])
})

test('a row with too few cells is filled, one with too many is cut to the header', () => {
  expect(tableLines({ header: ['A', 'B'], rows: [['1'], ['1', '2', '3']] }, aFrame(40))).toEqual([
    'A  B',
    '─  ─',
    '1',
    '1  2',
  ])
})

test('without headers there are rows only', () => {
  const rows = [
    ['键', '值'],
    ['长度', '一个很长很长的值'],
  ]
  expect(tableLines({ header: ['', ''], rows }, aFrame(40))).toEqual(['键    值', '长度  一个很长很长的值'])
  expect(tableLines({ header: ['', ''], rows }, aFrame(40, { accessible: true }))).toEqual([
    '键',
    '值',
    '',
    '长度',
    '一个很长很长的值',
  ])
})

const cell = fc
  .array(fc.constantFrom('模型', '。', 'word ', '😀', '👨‍👩‍👧', '（', 'x'), { maxLength: 20 })
  .map((parts) => parts.join(''))

test('no table is wider than the frame', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 20, max: 100 }),
      ([header = [], ...rows], width) => {
        for (const line of tableLines({ header, rows }, aFrame(width))) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width)
        }
      },
    ),
  )
})
