import { expect, test } from 'vitest'
import { displayWidth } from '../../src/views/width.ts'

const narrow = { ambiguousWidth: 1, glyphs: 'unicode' } as const

test('a character that may join its neighbour is never counted as standing alone', () => {
  // Every one of these joins the letter before it, by UAX #29, so that the pair is as wide as the letter.
  const extending = Array.from({ length: 0x10000 }, (_, codePoint) => String.fromCodePoint(codePoint)).filter(
    (character) =>
      /^[\p{Mn}\p{Me}]$/u.test(character) && [...new Intl.Segmenter().segment(`x${character}`)].length === 1,
  )

  expect(extending.length).toBeGreaterThan(1000)
  expect(extending.filter((character) => displayWidth(`x${character}`, narrow) !== 1)).toEqual([])
})
