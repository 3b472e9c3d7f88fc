import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { errorReason, hasErrorCode } from '../domain/system-error.ts'
import { PrimerError, type TextTrouble } from '../errors.ts'

/** A text of the learner's own. */
export interface TextFile {
  /** The path as the learner would write it. */
  readonly name: string
  readonly text: string
}

/** Bytes of one text, or of all texts of a folder. */
export const LARGEST_TEXT = 64 * 1024 * 1024

/** Files of a folder. */
const MOST_FILES = 2000

/**
 * The Markdown file at the path, or all Markdown files of a folder and the folders in it, by name.
 * @throws PrimerError `file-missing` or `unreadable-text`; a pipe or a device is refused, never waited for.
 */
export function readTexts(path: string, cwd: string): TextFile[] {
  if (path === '') throw new PrimerError({ code: 'file-missing', file: path })
  const place = join(path.startsWith('/') ? '' : cwd, path)
  const stat = attempt(path, () => statSync(place))
  if (!stat.isDirectory()) return [{ name: path, text: readText(path, place) }]
  const names = attempt(path, () => markdownIn(place))
  if (names.length === 0) throw trouble(path, 'no-markdown')
  let room = LARGEST_TEXT
  return names.map((name) => {
    const text = readText(join(path, name), join(place, name))
    room -= text.length
    if (room < 0) throw trouble(path, 'too-large')
    return { name: join(path, name), text }
  })
}

/**
 * Bytes → text. UTF-8 with or without a byte order mark; anything else is refused, not guessed.
 * @throws PrimerError `unreadable-text`
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  if (bytes.length > LARGEST_TEXT) throw trouble(name, 'too-large')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw trouble(name, 'not-text', error)
  }
  if (text.includes('\0')) throw trouble(name, 'not-text')
  return text
}

function readText(name: string, path: string): string {
  // Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
  const file = attempt(name, () => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)))
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) throw trouble(name, 'not-a-file')
    if (stat.size > LARGEST_TEXT) throw trouble(name, 'too-large')
    return decodeText(
      name,
      attempt(name, () => readAll(file, stat.size)),
    )
  } finally {
    closeSync(file)
  }
}

/** All bytes, also of files in /proc that say they have none. */
function readAll(file: number, size: number): Uint8Array {
  const chunks: Buffer[] = []
  let total = 0
  while (total <= LARGEST_TEXT) {
    const chunk = Buffer.allocUnsafe(Math.max(65_536, size - total))
    const count = readSync(file, chunk)
    if (count === 0) break
    chunks.push(chunk.subarray(0, count))
    total += count
  }
  return Buffer.concat(chunks)
}

/** Paths of Markdown files in the folder and below, without hidden folders and packages; links to folders are not followed. */
function markdownIn(folder: string, within = '', depth = 0): string[] {
  if (depth > 8) return []
  const entries = readdirSync(join(folder, within), { withFileTypes: true }).sort((a, b) =>
    compare(a.name, b.name),
  )
  const names = entries.flatMap((entry) => {
    const name = join(within, entry.name)
    if (entry.isDirectory()) return HIDDEN.test(entry.name) ? [] : markdownIn(folder, name, depth + 1)
    return MARKDOWN.test(entry.name) && (entry.isFile() || entry.isSymbolicLink()) ? [name] : []
  })
  return names.slice(0, MOST_FILES)
}

const MARKDOWN = /\.(?:md|markdown|mdown|mkd)$/i
const HIDDEN = /^(?:\.|node_modules$)/

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

function attempt<T>(name: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof PrimerError) throw error
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR'))
      throw new PrimerError({ code: 'file-missing', file: name }, { cause: error })
    if (hasErrorCode(error, 'EACCES', 'EPERM')) throw trouble(name, 'not-allowed', error)
    // A socket cannot be opened, nor a pipe that is only written to.
    if (hasErrorCode(error, 'ENXIO', 'EOPNOTSUPP')) throw trouble(name, 'not-a-file', error)
    throw new PrimerError(
      { code: 'file-unreadable', file: name, reason: errorReason(error) },
      { cause: error },
    )
  }
}

const trouble = (file: string, reason: TextTrouble, cause?: unknown): PrimerError =>
  new PrimerError({ code: 'unreadable-text', file, trouble: reason }, { cause })
