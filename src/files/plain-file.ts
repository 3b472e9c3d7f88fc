import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { FileTrouble, hasErrorCode } from '../domain/system-error.ts'
import { decodeUnicode } from '../domain/utf8.ts'

/** A folder, a pipe or a device stands where a file belongs. */
export class NotAFile extends FileTrouble {
  constructor(path: string) {
    super('no-file', 'this is no ordinary file', path)
  }
}

/** A file is larger than anything that belongs in its place. */
export class TooLarge extends FileTrouble {
  constructor(path: string) {
    super('too-large', 'this file is too large', path)
  }
}

/** A file is in another encoding than UTF-8 and has no mark of UTF-16: Windows' own in China (GBK), for example. */
export class NotText extends FileTrouble {
  constructor(path: string) {
    super('not-text', 'this is no text in UTF-8', path)
  }
}

/**
 * Opens an ordinary file for reading. A pipe in its place would make a usual `open` wait for a writer for ever. With
 * `no links` a link in its place, also one that was put there a moment ago, is no ordinary file.
 * @throws NotAFile, or the error of the system.
 */
export function openPlainFile(path: string, links: 'links' | 'no links' = 'links'): number {
  const follow = links === 'links' ? 0 : (constants.O_NOFOLLOW ?? 0)
  const file = openOrRefuse(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | follow)
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  throw new NotAFile(path)
}

/** ELOOP is what a link is told as where links are not followed (open(2)). */
export function openOrRefuse(path: string, flags: number, mode?: number): number {
  try {
    return openSync(path, flags, mode)
  } catch (error) {
    if (hasErrorCode(error, 'ELOOP')) throw new NotAFile(path)
    throw error
  }
}

/** Bytes of one file of a course as authors write it: many times the longest of ours; to lay out 8 MB took 700. */
export const LARGEST_CONTENT = 4 * 1024 * 1024

const CHUNK = 65_536

/**
 * The bytes of an ordinary file, `most` of them at most. What a file says of its size is not believed: those in /proc say
 * 0, and one may grow while it is read.
 * @throws NotAFile, TooLarge, or the error of the system.
 */
export const readPlainBytes = (path: string, most: number, links: 'links' | 'no links' = 'links'): Buffer =>
  readOpenBytes(openPlainFile(path, links), path, most)

/** The same of a file that is open, which is closed. */
export function readOpenBytes(file: number, path: string, most: number): Buffer {
  try {
    const { size } = fstatSync(file)
    if (size > most) throw new TooLarge(path)
    const chunks: Buffer[] = []
    for (let total = 0; ; ) {
      const chunk = Buffer.allocUnsafe(Math.max(CHUNK, size - total))
      const count = readSync(file, chunk)
      if (count === 0) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
      chunks.push(chunk.subarray(0, count))
      total += count
      if (total > most) throw new TooLarge(path)
    }
  } finally {
    closeSync(file)
  }
}

/**
 * The text of an ordinary file of at most `most` bytes, as UTF-8 without its byte order mark.
 * @throws NotAFile, TooLarge, or the error of the system.
 */
export const readPlainText = (path: string, most: number): string =>
  readPlainBytes(path, most)
    .toString('utf8')
    .replace(/^\uFEFF/, '')

/**
 * A text that a person has written, of at most `most` bytes: UTF-8, or UTF-16 with a byte order mark.
 * @throws NotAFile, TooLarge, NotText, or the error of the system.
 */
export function readWrittenText(path: string, most: number): string {
  const text = decodeUnicode(readPlainBytes(path, most))
  if (text === undefined) throw new NotText(path)
  return text
}
