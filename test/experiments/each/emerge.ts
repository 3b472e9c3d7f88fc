import type { EmergeResult } from '../../../src/labs/emerge.ts'
import { reading, tells } from '../walk/reading.ts'

export const readings = [
  reading<EmergeResult>(/^By whole sums the ability comes out of nowhere/, (told, { sizes }) => {
    const [small, large] = [sizes[0], sizes.at(-1)]
    return (
      tells(told, small?.exact, large?.exact, small?.digit, large?.digit) &&
      (small?.exact ?? 1) <= 0.25 &&
      (large?.exact ?? 0) >= 0.5 &&
      (small?.digit ?? 0) > 0.15 &&
      (large?.digit ?? 0) - (small?.digit ?? 0) < (large?.exact ?? 0) - (small?.exact ?? 0)
    )
  }),
  reading<EmergeResult>(/^This time nothing comes out of nowhere/, (told, { sizes }) => {
    const [small, large] = [sizes[0]?.exact ?? 0, sizes.at(-1)?.exact ?? 1]
    return tells(told, small, large) && !(small < 0.2 && large > 0.8)
  }),
  reading<EmergeResult>(/^A sum counts only if all/, (told, { digits, sizes }) => {
    return (
      tells(told, digits + 1, digits + 1) &&
      sizes.every(({ digit, independent }) => Math.abs(independent - digit ** (digits + 1)) < 1e-9)
    )
  }),
  reading<EmergeResult>(/^The rule is not everything/, (told, { sizes }) => {
    const rises = sizes.slice(1).map(({ digit }, at) => [sizes[at]?.digit ?? 0, digit] as const)
    return rises.some(([from, to]) => tells(told, from, to) && to > from)
  }),
]

export const variants = [[{ steps: '3' }]]

export const answer = { en: /^7,\d+ numbers .*%$/, zh: /^7,\d+ 个参数 .*%$/ }
