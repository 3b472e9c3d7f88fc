import type { Frame } from './frame.ts'

/** The bar before what is set apart from the text. */
export const barOf = ({ glyphs, ambiguousWidth }: Frame): string =>
  glyphs === 'ascii' || ambiguousWidth === 2 ? '|' : '│'
