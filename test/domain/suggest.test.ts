import { expect, test } from 'vitest'
import { editDistance, suggest } from '../../src/domain/suggest.ts'

// The pairs of Damerau's and Levenshtein's papers and of their usual explanations.
test.each([
  ['kitten', 'sitting', 3],
  ['ca', 'ac', 1],
  ['flaw', 'lawn', 2],
  ['', 'abc', 3],
  ['元宝', '元寶', 1],
])('from %s to %s it takes %i changes', (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance)
})

test('suggests the nearest word, and nothing when all are far', () => {
  expect(suggest('modles', ['read', 'models', 'quiz'])).toBe('models')
  expect(suggest('xyz', ['read', 'models'])).toBeUndefined()
})
