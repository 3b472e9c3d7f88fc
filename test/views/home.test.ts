import { expect, test } from 'vitest'
import { firstMenu, homeMenu } from '../../src/domain/home-page.ts'
import { type HomePicture, homeCursor, homeLines } from '../../src/views/home.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const picture: HomePicture = {
  changed: [],
  day: '2026-11-23',
  read: 2,
  all: 13,
  due: 6,
  waiting: 3,
  reviewMinutes: 5,
  dueTerms: ['embedding', 'n-gram'],
  map: [],
  isNew: false,
  offersLanguage: false,
  menu: homeMenu,
  cursor: 0,
}

const FRAMES = [
  [40, 'zh'],
  [80, 'zh'],
  [40, 'en'],
  [80, 'en'],
] as const

test.each(FRAMES)(
  'of few rows what is to be done and the menu come first: at %i columns in %s',
  (columns, locale) => {
    const frame = aFrame(columns, { locale })
    const whole = homeLines(begun, frame)
    for (let height = 12; height <= whole.length; height += 1) {
      const lines = homeLines(begun, frame, height)
      expect(lines.length).toBeLessThanOrEqual(height)
      for (const name of homeMenu) expect(lines.join('\n')).toContain(frame.messages.home.menu[name])
      // What is to be done next is never left out.
      expect(lines.some((line) => line.includes(frame.messages.home.review(6)))).toBe(true)
    }
  },
)

test.each(FRAMES)(
  'no line is over the width, and the cursor stands on what is chosen: at %i columns in %s',
  (columns, locale) => {
    const frame = aFrame(columns, { locale })
    for (let cursor = 0; cursor < homeMenu.length; cursor += 1) {
      const picture = { ...begun, cursor }
      const lines = homeLines(picture, frame)
      expect(lines.filter((line) => displayWidth(line, frame) > columns)).toEqual([])
      const { row, column } = homeCursor(lines, picture, frame)
      const name = frame.messages.home.menu[homeMenu[cursor] ?? 'read']
      const at = [...(lines[row] ?? '')].reduce<[string, number]>(
        ([rest, width], each) =>
          width < column ? [rest, width + displayWidth(each, frame)] : [rest + each, width],
        ['', 0],
      )
      // Its key stands before it.
      expect(at[0].slice(2).startsWith(name)).toBe(true)
    }
  },
)

const section = {
  ...{ id: 's', number: '1.2', minutes: 6, title: { zh: '节', en: 'section' } },
  ...{ labs: [], terms: [], questions: Array<string>(9).fill('q') },
}
const sectionsOf = (count: number) => Array.from({ length: count }, (_, at) => ({ ...section, id: `s${at}` }))
const chapterOf = (number: number, count: number) => ({
  ...{ id: `c${number}`, number, title: { zh: `第 ${number} 个`, en: `Chapter of number ${number}` } },
  ...{ lastChecked: '2026-11-29', sections: sectionsOf(count) },
})
/** Somebody who has begun, in a course of two chapters. */
const begun: HomePicture = {
  ...picture,
  map: [
    {
      chapter: chapterOf(1, 13),
      marks: [...Array(4).fill('read'), 'seen', ...Array(8).fill('unread')],
      read: 4,
      remembered: 0.72,
    },
    { chapter: chapterOf(2, 5), marks: Array(5).fill('unread'), read: 0 },
  ],
}

test('every chapter has a line with a sign for each of its sections, and what is remembered', () => {
  const lines = homeLines(begun, aFrame(80, { locale: 'en' }))

  expect(lines.find((line) => line.includes('Chapter of number 1'))).toMatch(
    /^1 {2}Chapter of number 1 +4 of 13 read$/,
  )
  expect(lines.find((line) => line.includes('●'))).toMatch(/^ {3}●●●●◐○○○○○○○○ +72% remembered /)
  expect(lines.find((line) => line.includes('Chapter of number 2'))).toMatch(/0 of 5 read$/)
  expect(lines).toContainEqual('○ unread  ◐ leafed through  ● read')
})

const weak = {
  number: '1.2',
  result: {
    goal: { id: 'g', zh: '说清平滑', en: 'explain smoothing' },
    ...{ right: 1, asked: 3, questions: 4, missed: ['a', 'b'] },
  },
}

test('of few rows chapters that are not begun or are done to the end have one line; the weak goal is named', () => {
  const frame = aFrame(80, { locale: 'en' })
  const done = { chapter: chapterOf(3, 4), marks: Array(4).fill('practised'), read: 4, remembered: 0.9 }
  const many = { ...begun, map: [...begun.map, done], weak }
  const whole = homeLines(many, frame)
  expect(whole.join('\n')).toContain('Weakest so far (1.2): explain smoothing, 1 of 3 right.')
  const fewer = homeLines(many, frame, whole.length - 4).join('\n')
  expect(fewer).toMatch(/●●●●◐○/)
  expect(fewer).toContain('Chapter of number 2')
  expect(fewer).toContain('Chapter of number 3')
  expect(fewer).not.toMatch(/^ +○○○○○$/m)
  expect(fewer).not.toMatch(/^ +✓✓✓✓/m)
  // What waits is told before what is weak.
  expect(fewer).toContain('3 more wait')
})

test('a way in that is longer than the line goes on under itself', () => {
  const fresh = { ...begun, due: 0, waiting: 0, isNew: true, menu: firstMenu }
  for (const [columns, locale] of FRAMES) {
    const frame = aFrame(columns, { locale })
    const text = homeLines(fresh, frame).join('\n')
    expect(text.replace(/\s+/g, '')).toContain((frame.messages.home.ways.read ?? '').replace(/\s+/g, ''))
    expect(homeLines(fresh, frame).every((line) => displayWidth(line, frame) <= columns)).toBe(true)
  }
})

test('somebody new is told what this is, how long it takes, and three ways in; the other language offers itself', () => {
  const frame = aFrame(80, { locale: 'en' })
  const fresh = { ...begun, due: 0, waiting: 0, isNew: true, offersLanguage: true, menu: firstMenu }
  const text = homeLines(fresh, frame).join('\n')

  // Thirteen and five sections of six minutes are 108 minutes.
  expect(text.replace(/\s+/g, ' ')).toContain(
    '18 sections of a few minutes each: about 2 hours of reading, and',
  )
  expect(text).toMatch(/› c From the start.*\n {2}w Find out what I know.*\n {2}l Play with an experiment/)
  expect(text).toContain('中文：按 L')
  expect(homeLines(begun, frame).join('\n')).not.toContain('中文：')
})

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
