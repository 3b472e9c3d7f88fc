import { sep } from 'node:path'

/** A path as it is shown and documented, the same on every system. */
export const withSlashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))
