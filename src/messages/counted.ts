/** `1 token`, `2 tokens`, for English words that take an s. */
export const counted = (count: number | string, noun: string): string =>
  `${count} ${noun}${String(count) === '1' ? '' : 's'}`
