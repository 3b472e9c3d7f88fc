import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What of a content folder `check` looks at; everything else there is left alone. */
const LOOKED_AT = [
  ...['sources.json', 'constants.json', 'glossary.json', 'timeline.json', 'ids.json'],
  ...['chapters', 'catalog'],
]

/**
 * Paths within a content folder at which a link, a pipe or a device stands. A link may lead out of the folder, a pipe may
 * never end: the folder must not be read further. No link is followed to find them.
 */
export const strangeEntries = (root: string): readonly string[] =>
  LOOKED_AT.flatMap((name) => strangeAt(join(root, name)))

function strangeAt(path: string): readonly string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined || stat.isFile()) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => strangeAt(join(path, name)))
}
