import { expect, test } from 'vitest'
import { labs } from '../../src/domain/labs.ts'
import { labMenu, labMenuKeys } from '../../src/views/lab-menu.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const rows = labs.map(({ name, seconds }) => ({ name, number: '1.10', seconds }))

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
  expect(lines[focus - 1]).toMatch(/^› 1\.10 +A language model that counts +ngram/)
})
