import { expect, test } from 'vitest'
import { type HomePicture, homeLines } from '../../src/views/home.ts'
import { aFrame } from './frames.ts'

const picture: HomePicture = {
  day: '2026-11-23',
  read: 2,
  all: 13,
  due: 6,
  waiting: 3,
  dueTerms: ['embedding', 'n-gram'],
  cursor: 0,
}

test.each([
  [40, 'zh'],
  [80, 'zh'],
  [40, 'en'],
  [80, 'en'],
] as const)('of few rows the menu comes first: at %i columns in %s', (columns, locale) => {
  const frame = aFrame(columns, { locale })
  const whole = homeLines(picture, frame)
  const menu = whole.slice(-6)
  for (let height = 8; height <= whole.length; height += 1) {
    const lines = homeLines(picture, frame, height)
    expect(lines.length).toBeLessThanOrEqual(height)
    expect(lines.slice(-6)).toEqual(menu)
    // What is to be done next is never left out.
    expect(lines.some((line) => line.includes(frame.messages.home.review(6)))).toBe(true)
  }
})
