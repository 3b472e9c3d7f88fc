import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { figureNumbers } from '../../src/domain/figures.ts'

const chapters = join(import.meta.dirname, '../../content/chapters')

interface Bar {
  readonly cells: number
  readonly value: number
}

/** The bars of a drawing that stand alone on their lines, each beside one number. */
function barsOf(lines: readonly string[], numbers: Readonly<Record<string, string>>): readonly Bar[] {
  return lines.flatMap((line) => {
    const bars = line.match(/█+|#+/g) ?? []
    const names = [...line.matchAll(/\{\{([a-z0-9-]+)\}\}/g)]
    const value = Number.parseFloat((numbers[names[0]?.[1] ?? ''] ?? '').replaceAll(',', ''))
    return bars.length === 1 && names.length === 1 && value > 0
      ? [{ cells: bars[0]?.length ?? 0, value }]
      : []
  })
}

/** Every list of lines within a figure. */
function drawingsOf(part: unknown): readonly (readonly string[])[] {
  if (Array.isArray(part)) return [part.filter((line) => typeof line === 'string')]
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(drawingsOf) : []
}

const figures = readdirSync(chapters).flatMap((chapter) =>
  readdirSync(join(chapters, chapter, 'figures')).map((file) => ({
    file,
    figure: JSON.parse(readFileSync(join(chapters, chapter, 'figures', file), 'utf8')),
  })),
)

test('a bar is as long as its number says, to a cell, in every form of a figure', () => {
  const measured = figures.flatMap(({ file, figure: { computed, drawing, ascii, narrow } }) =>
    [drawing, ascii, narrow]
      .flatMap(drawingsOf)
      .map((lines) => ({ file, bars: barsOf(lines, figureNumbers(computed) ?? {}) }))
      .filter(({ bars }) => bars.length > 2),
  )
  expect(new Set(measured.map(({ file }) => file)).size).toBeGreaterThan(3)
  for (const { file, bars } of measured) {
    const { cells, value } = bars.reduce((one, other) => (other.value > one.value ? other : one))
    for (const bar of bars)
      expect
        .soft(Math.abs(bar.cells - (bar.value * cells) / value), `${file}: ${bar.value}`)
        .toBeLessThanOrEqual(1)
  }
})
