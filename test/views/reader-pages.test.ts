import { expect, test } from 'vitest'
import { drawnBefore, nextTop, topBefore } from '../../src/views/reader.ts'
import { sameLine } from '../../src/views/reader-lines.ts'

/** Thirty lines of text; figures and the like are given by their first line and the line after their last. */
const text = (wholes: readonly [number, number][] = [], blank: readonly number[] = []) => ({
  lines: Array.from({ length: 30 }, (_, line) => (blank.includes(line) ? '' : `line ${line}`)),
  wholes: wholes.map(([from, to]) => ({ from, to })),
})

test('running text goes on with the last line that was seen', () => {
  expect(nextTop(text(), 0, 10)).toBe(9)
})

test('a screen does not begin with a blank line', () => {
  expect(nextTop(text([], [9]), 0, 10)).toBe(10)
  expect(nextTop(text([], [10, 11]), 0, 10)).toBe(12)
})

test('a figure that the foot divides begins the next screen', () => {
  expect(nextTop(text([[7, 13]]), 0, 10)).toBe(7)
})

test('a figure is drawn on one screen, whole, and not twice across a page turn', () => {
  const figure = (from: number, to: number) => ({
    ...text(),
    wholes: [{ from, to, isFigure: true as const }],
  })
  // The foot of a screen of ten lines divides it: the screen ends before it, and the next one begins with it.
  expect(drawnBefore(figure(7, 13), 0, 10)).toBe(7)
  expect(nextTop(figure(7, 13), 0, 10)).toBe(7)
  expect(drawnBefore(figure(7, 13), 7, 10)).toBe(30)
  // It fits; it began above; it is higher than a screen; it is no figure.
  expect(drawnBefore(figure(7, 10), 0, 10)).toBe(30)
  expect(drawnBefore(figure(0, 12), 4, 10)).toBe(30)
  expect(drawnBefore(figure(7, 20), 0, 10)).toBe(30)
  expect(drawnBefore(text([[7, 13]]), 0, 10)).toBe(30)
})

test('one that was seen to its last line is not shown again', () => {
  expect(nextTop(text([[7, 10]]), 0, 10)).toBe(10)
})

test('one that is longer than a screen is divided, and goes on where it was left', () => {
  expect(nextTop(text([[7, 20]]), 0, 10)).toBe(10)
})

test('a heading goes with the figure that follows it', () => {
  expect(
    nextTop(
      text([
        [6, 9],
        [8, 13],
      ]),
      0,
      10,
    ),
  ).toBe(6)
})

test('every line of a text is seen, however high the screen, and going back leads to where one was or before', () => {
  const wholes: [number, number][] = [
    [3, 9],
    [12, 15],
    [14, 22],
    [24, 30],
  ]
  const layout = text(wholes, [2, 9, 11, 23])
  for (let height = 1; height <= 31; height += 1) {
    let top = 0
    while (top + height < layout.lines.length) {
      const next = nextTop(layout, top, height)
      expect(next).toBeGreaterThan(top)
      const unseen = layout.lines.slice(top + height, next)
      expect(unseen.join('')).toBe('')
      const back = topBefore(layout, next, height)
      expect(back).toBeLessThan(next)
      if (back + 1 < next) expect(nextTop(layout, back, height)).toBeGreaterThanOrEqual(next)
      top = next
    }
  }
})

test('a text that is heard goes on behind a box, however many lines its answer has', () => {
  const before = { lines: Array<string>(10).fill(''), starts: [0, 3, 7] }
  const after = { lines: Array<string>(12).fill(''), starts: [0, 3, 9] }
  const goesOn = [2, 6, 7, 8, 10].map((line) => sameLine(line, before, after))
  expect(goesOn).toEqual([2, 8, 9, 10, 12])
  expect(goesOn.map((line) => sameLine(line, after, before))).toEqual([2, 6, 7, 8, 10])
})
