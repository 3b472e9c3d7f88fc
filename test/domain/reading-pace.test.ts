import { expect, test } from 'vitest'
import {
  fastReading,
  type InView,
  type LastPage,
  lastPageAfter,
  readingOf,
} from '../../src/domain/reading-pace.ts'

const MINUTE = 60_000

test('a fast reader takes 400 words or 600 characters a minute; signs take no time', () => {
  expect(fastReading('word '.repeat(400))).toBeCloseTo(MINUTE, 6)
  expect(fastReading('字'.repeat(600))).toBeCloseTo(MINUTE, 6)
  expect(fastReading('don’t 0.155 e-mail')).toBeCloseTo((3 / 400) * MINUTE, 6)
  expect(fastReading('── │ …。，')).toBe(0)
})

/** A section of 60 lines of ten words each, read on a screen of 20: a line takes 1.5 s, the last page half a minute. */
const text = { section: 's', end: 60, words: (from: number, to: number) => 'word '.repeat(10 * (to - from)) }
const view = (from: number, seconds: number): InView => ({
  from,
  to: from + 20,
  height: 20,
  now: seconds * 1000,
})
const after = (...views: readonly InView[]): LastPage | undefined =>
  views.reduce<LastPage | undefined>((page, each) => lastPageAfter(page, text, each), undefined)
const reading = (page: LastPage | undefined, seconds: number): string => readingOf(page, text, seconds * 1000)

test('a section whose last page was on the screen for as long as a fast reader needs is read, else seen', () => {
  const page = after(view(0, 0), view(20, 60), view(40, 120))

  expect(reading(page, 149)).toBe('seen')
  expect(reading(page, 150)).toBe('read')
  expect(reading(after(view(0, 0), view(20, 60)), 900)).toBe('begun')
})

test('holding the key down reads nothing, a screen at a time or a line at a time', () => {
  expect(reading(after(view(0, 0), view(20, 0.25), view(40, 0.5)), 0.75)).toBe('seen')
  const lines = Array.from({ length: 41 }, (_, at) => view(at, at / 30))

  expect(reading(after(...lines), 2)).toBe('seen')
})

test('of the last page only what came into view since then has to be read', () => {
  // The screen before had 15 lines of it; the last five take 7.5 s.
  const page = after(view(0, 0), view(35, 60), view(40, 120))

  expect(reading(page, 127)).toBe('seen')
  expect(reading(page, 127.5)).toBe('read')
  // Line by line, each is read when it comes.
  const lines = Array.from({ length: 41 }, (_, at) => view(at, at * 2))
  expect(reading(after(...lines), 81.5)).toBe('read')
})

test('who jumps over a part of the last page has seen the end and not read it', () => {
  const page = after(view(0, 0), view(50, 10))

  expect(reading(page, 900)).toBe('seen')
  expect(reading(lastPageAfter(page, text, view(40, 1000)), 1030)).toBe('read')
})

test('a section shorter than the screen is its last page', () => {
  const short = { ...text, end: 8 }
  const page = lastPageAfter(undefined, short, view(0, 0))

  expect(readingOf(page, short, 11_900)).toBe('seen')
  expect(readingOf(page, short, 12_000)).toBe('read')
  expect(readingOf(page, { section: 'another', end: 8 }, 99_000)).toBe('begun')
})
