import { expect, test } from 'vitest'
import { pairLines } from '../../src/domain/kept-runs.ts'

test('a number that became a word stands beside it; a line without a partner stands alone', () => {
  const one = ['n  1', 'Perplexity  400.5', '', 'n  2', 'Perplexity  215.8', 'the end']
  const other = ['n  1', 'Perplexity  infinite', '', 'n  2', 'Perplexity  infinite', 'one more', 'the end']
  expect(pairLines(one, other)).toEqual([
    { one: 'n  1', other: 'n  1', same: true },
    { one: 'Perplexity  400.5', other: 'Perplexity  infinite', same: false },
    { one: '', other: '', same: true },
    { one: 'n  2', other: 'n  2', same: true },
    { one: 'Perplexity  215.8', same: false },
    { other: 'Perplexity  infinite', same: false },
    { other: 'one more', same: false },
    { one: 'the end', other: 'the end', same: true },
  ])
})
