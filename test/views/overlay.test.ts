import { expect, test } from 'vitest'
import { overlay, overlayHeight } from '../../src/views/overlay.ts'

const below = { lines: ['a', 'b', 'c', 'd', 'e', 'f'] }
const place = { margin: 0, rows: 6 }
const page = (count: number) => ({
  lines: Array.from({ length: count }, (_, at) => String(at + 1)),
  keys: 'keys',
  more: '↓ more',
})

test('what fits leaves the other rows as they are', () => {
  expect(overlay(below, page(2), 0, { from: 1, to: 2 }, place).lines).toEqual([
    'a',
    '1',
    '2',
    'd',
    'e',
    'keys',
  ])
  expect(overlay(below, page(5), 0, { from: 1, to: 2 }, place).lines).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    'keys',
  ])
})

test('what is longer than the screen says that more follows, until its end', () => {
  expect(overlay(below, page(7), 0, { from: 1, to: 2 }, place).lines).toEqual([
    '1',
    '2',
    '3',
    '4',
    '↓ more',
    'keys',
  ])
  expect(overlay(below, page(7), 3, { from: 1, to: 2 }, place).lines).toEqual([
    '4',
    '5',
    '6',
    '7',
    '',
    'keys',
  ])
})

test.each([
  [6, 5, 5],
  [6, 6, 4],
  [2, 9, 1],
  [1, 9, 1],
])('of %s rows an overlay of %s lines has %s', (rows, lines, height) => {
  expect(overlayHeight(rows, lines)).toBe(height)
})
