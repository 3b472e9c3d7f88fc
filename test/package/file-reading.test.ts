import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..', 'src')

/**
 * Who takes from Node what reads files, and why. Everybody else goes through files/plain-file.ts and files/own-file.ts, which
 * wait for no pipe, follow no device and have a limit.
 */
const READERS: Readonly<Record<string, string>> = {
  'files/plain-file.ts': 'the one reader',
  'files/own-file.ts': 'the same for what the learner keeps: it also looks at owners',
  'files/journal.ts': 'line by line, through files that those two have opened; writes what it opens itself',
  'files/snapshot.ts': 'the ends of a journal that the one reader has opened',
  'files/course.ts': 'the compiled course in dist/, or of a pack whose every byte was looked at',
  'files/vocabularies.ts': 'a part of the package',
  'files/lines.ts': 'answers that come line by line, also through a pipe; devices are refused',
  'files/folders.ts': 'opens folders and files to sync them',
  'files/lock.ts': 'opens what it makes',
  'files/replace-file.ts': 'opens what it makes',
  'files/output-file.ts': 'opens what it will write over, to learn whether it may',
}
/** Copying reads as well, and so does everything of `node:fs/promises`. */
const READING =
  /\b(?:readFileSync|readFile|createReadStream|openSync|open|opendir|readSync|readvSync|copyFileSync|cpSync|openAsBlob)\b/

const importsReaders = (source: string): boolean =>
  [
    ...source.matchAll(
      /(?:import\s+([^;]*?)\s+from\s+|import\(|require\()['"]((?:node:)?fs(?:\/promises)?)['"]/g,
    ),
  ].some(
    ([, names = '*', module = '']) =>
      module.endsWith('promises') || /\*|^\w+$/.test(names) || READING.test(names),
  )

test('files from outside are read within bounds: nobody else takes a reader from Node', () => {
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && importsReaders(readFileSync(join(root, path), 'utf8')))

  expect(found.sort()).toEqual(Object.keys(READERS).sort())
})

test.each([
  "import { readFileSync } from 'node:fs'",
  "import {\n  existsSync,\n  createReadStream as stream,\n} from 'node:fs'",
  "import * as fs from 'node:fs'",
  "import fs from 'fs'",
  "import { readFile } from 'node:fs/promises'",
  "const { readFileSync } = await import('node:fs')",
  "const fs = require('node:fs')",
])('a reader is found: %s', (source) => expect(importsReaders(source)).toBe(true))

test('looking and writing are no reading', () =>
  expect(importsReaders("import { statSync, writeFileSync } from 'node:fs'")).toBe(false))
