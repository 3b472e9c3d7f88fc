import { expect, test } from 'vitest'
import type { LabRow } from '../../src/views/lab.ts'
import { labMenu, labMenuKeys } from '../../src/views/lab-menu.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const rows: readonly LabRow[] = [
  { name: 'next', section: 'a', number: '1.1', seconds: 0.2, title: 'What comes next?', line: 'chances' },
  {
    name: 'ngram',
    section: 'b',
    number: '1.10',
    seconds: 3,
    title: '靠计数的语言模型，计数、回退、困惑度，以及越写越像抄书的生成',
    line: 'counts, back-off, perplexity, and text that copies',
  },
  {
    name: 'hallucinate',
    section: 'c',
    number: '1.9',
    seconds: 0,
    title: 'Lands',
    line: 'when to keep quiet',
  },
]

test.each([20, 40, 60, 80, 100])('no row is wider than %i columns, whichever is chosen', (width) => {
  for (const locale of ['zh', 'en'] as const)
    for (const change of [{}, { glyphs: 'ascii' }, { ambiguousWidth: 2 }] as const) {
      const frame = aFrame(width, { locale, ...change })
      for (const cursor of rows.keys())
        for (const line of labMenu(rows, cursor, frame).lines)
          expect.soft(displayWidth(line, frame), line).toBeLessThanOrEqual(width)
      expect(displayWidth(labMenuKeys(frame), frame)).toBeLessThanOrEqual(width)
    }
})

test('only the chosen experiment says what it does, and the focus is on that', () => {
  const frame = aFrame(80, { locale: 'en' })
  const { lines, focus } = labMenu(rows, 1, frame)
  expect(lines[focus]).toContain('counts, back-off')
  expect(lines.filter((line) => line.includes('counts, back-off'))).toHaveLength(1)
  expect(lines[focus - 1]).toMatch(/^› 1\.10 +靠计数的语言模型.* ngram/)
})
