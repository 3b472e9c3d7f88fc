import { expect, test } from 'vitest'
import { type HomePicture, homeLines } from '../../src/views/home.ts'
import { aFrame } from './frames.ts'

const picture: HomePicture = {
  day: '2026-11-23',
  read: 2,
  all: 13,
  due: 6,
  waiting: 3,
  reviewMinutes: 5,
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

const section = {
  ...{ id: 's', number: '1.2', minutes: 6, title: { zh: '节', en: 'section' } },
  ...{ goals: [], labs: [], terms: [], questions: Array<string>(9).fill('q') },
}
const textOf = (change: Partial<HomePicture>): string =>
  homeLines({ ...picture, reading: { section, begun: false }, ...change }, aFrame(80, { locale: 'en' }))
    .join(' ')
    .replace(/\s+/g, ' ')

test('before a new section, how many reviews wait, from when none will, and which pace fits the minutes', () => {
  // Nine questions bring 49 reviews in sixty days (test/loop); twelve fit five minutes.
  const pace = '5 minutes a day keep up with about one new section in 5 days'
  const queue = '50 more wait; without a new section, none does from 14\u00a0Jan on.'.replace(/\s/g, ' ')
  for (const due of [12, 0]) {
    const text = textOf({ due, waiting: 50, clear: '2027-01-14' })
    expect(text).toContain(queue)
    expect(text.split(queue)).toHaveLength(2)
    expect(text).toContain(pace)
  }
  expect(textOf({ waiting: 0 })).not.toContain('keep up')
  expect(textOf({ waiting: 50, reading: { section, begun: true } })).not.toContain('keep up')
})
