import type { Screen } from '../src/terminal/screen.ts'

/** A window that never asks and never draws: what a page shows in it is looked at. */
export const stillScreen = (
  size: { readonly columns: number; readonly rows: number },
  ambiguousWidth: 1 | 2 = 1,
): Screen => ({
  size: () => size,
  answers: () => ({ ambiguousWidth, background: 'dark' }),
  answered: async () => {},
  draw: () => {},
  next: () => new Promise(() => {}),
  hasMore: () => false,
  suspend: (run) => run(),
  close: async () => {},
})
