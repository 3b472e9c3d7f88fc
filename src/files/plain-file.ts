import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/** A folder, a pipe or a device stands where a file belongs. */
export class NotAFile extends Error {
  readonly path: string

  constructor(path: string) {
    super('this is no ordinary file')
    this.path = path
  }
}

/**
 * Opens an ordinary file for reading. A pipe in its place would make a usual `open` wait for a writer for ever.
 * @throws NotAFile, or the error of the system.
 */
export function openPlainFile(path: string): number {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  throw new NotAFile(path)
}

/**
 * The whole text of an ordinary file, as UTF-8.
 * @throws NotAFile, or the error of the system.
 */
export function readPlainText(path: string): string {
  const file = openPlainFile(path)
  try {
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}
