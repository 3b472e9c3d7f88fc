import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placedOf, tickedOf } from '../../src/domain/partial.ts'

test('of the right options so many were found, and so many wrong ones ticked', () => {
  const options = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, correct: 'abc'.includes(id) }))

  expect(tickedOf(options, ['a', 'b'])).toEqual({ found: 2, right: 3, extra: 0 })
  expect(tickedOf(options, ['c', 'd', 'e'])).toEqual({ found: 1, right: 3, extra: 2 })
})

const inOrder = (right: string, given: string): string =>
  placedOf([...right], [...given])
    .filter((each) => each.inOrder)
    .map(({ id }) => id)
    .join('')

test('one item moved to the end leaves the others in order', () => {
  expect(inOrder('abcde', 'bcdea')).toBe('bcde')
  expect(inOrder('abcde', 'abcde')).toBe('abcde')
  expect(inOrder('abcde', 'edcba')).toHaveLength(1)
  expect(placedOf(['a', 'b', 'c'], ['b', 'c', 'a'])).toEqual([
    { id: 'a', distance: 2, inOrder: false },
    { id: 'b', distance: -1, inOrder: true },
    { id: 'c', distance: -1, inOrder: true },
  ])
})

test('of several longest orders the one with most items in their own places counts', () => {
  // d is in its place; with b or c instead of it two would be in order as well.
  expect(inOrder('abcde', 'baedc')).toContain('d')
  expect(inOrder('abcde', 'baedc')).toHaveLength(2)
})

test('no more items could be called in order', () => {
  const letters = [...'abcdef']
  fc.assert(
    fc.property(fc.shuffledSubarray(letters, { minLength: 6 }), (given) => {
      const isIncreasing = (ids: readonly string[]): boolean =>
        ids.every((id, at) => at === 0 || given.indexOf(ids[at - 1] ?? '') < given.indexOf(id))
      const subsets = Array.from({ length: 64 }, (_, bits) => letters.filter((__, at) => (bits >> at) & 1))
      const longest = Math.max(...subsets.filter(isIncreasing).map(({ length }) => length))
      const found = [...inOrder('abcdef', given.join(''))]

      expect(isIncreasing(found)).toBe(true)
      expect(found).toHaveLength(longest)
    }),
    { numRuns: 60 },
  )
})
