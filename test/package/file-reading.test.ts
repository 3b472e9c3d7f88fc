import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..', 'src')

/**
 * Who may open files for reading by itself, and why. Everybody else goes through files/plain-file.ts, which waits for no
 * pipe, follows no device and has a limit.
 */
const READERS: Readonly<Record<string, string>> = {
  'files/course.ts': 'the compiled course in dist/, or of a pack whose every byte was looked at',
  'files/vocabularies.ts': 'a part of the package',
  'files/lines.ts': 'answers that come line by line, also through a pipe; devices are refused',
}

test('files from outside are read within bounds: nobody reads them by himself', () => {
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .filter((path) =>
      /\b(?:readFileSync|readFile|createReadStream)\(|openSync\([^)]*'r'\)/.test(
        // A folder is opened to be synced, never read.
        readFileSync(join(root, path), 'utf8').replace("openSync(folder, 'r')", ''),
      ),
    )

  expect(found.sort()).toEqual(Object.keys(READERS).sort())
})
