import { expect, test } from 'vitest'
import { shownQuantity } from '../../src/domain/shown-quantity.ts'

// 5/7 of a hundred; 2 to the 20th and 33rd power.
test.each([
  [{ value: 71.4285714286, unit: '%', tolerance: 0.5 }, '71.43%'],
  [{ value: 71.4285714286, unit: '%', tolerance: 0.0001 }, '71.4286%'],
  [{ value: 71.4285714286 }, '71.4286'],
  [{ value: 1_048_576, tolerance: 100_000 }, '1048576'],
  [{ value: 8_589_934_592, unit: 'B' }, '8589934592 B'],
  [{ value: 53.333333333, unit: '¥', tolerance: 0.2 }, '¥53.33'],
  [{ value: 0.3, tolerance: 0 }, '0.3'],
])('%o is shown as %s', (quantity, shown) => {
  expect(shownQuantity(quantity)).toBe(shown)
})
