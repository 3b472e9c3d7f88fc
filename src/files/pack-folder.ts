import { createHash } from 'node:crypto'
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cleanText } from '../domain/clean.ts'
import { jsonTrouble } from '../domain/json-guard.ts'
import { isPlainName, type PackTrouble, packLimits } from '../domain/packs.ts'
import { errorReason } from '../domain/system-error.ts'
import { decodeUnicode } from '../domain/utf8.ts'
import { PrimerError } from '../errors.ts'
import { NotAFile, readPlainBytes, TooLarge } from './plain-file.ts'

/** The files of a pack that are taken: path within it, with slashes → bytes. */
export interface PackFiles {
  readonly files: ReadonlyMap<string, Buffer>
  readonly bytes: number
  /** SHA-256 over names and bytes, as hexadecimal digits. */
  readonly hash: string
}

/** Files beside `chapters/` that a pack may have; everything else there is left alone. */
const SHARED = ['sources.json', 'constants.json', 'glossary.json', 'ids.json']

/**
 * Reads somebody else's folder with open eyes: ordinary files only, no link followed, nothing larger than allowed,
 * UTF-8 without hidden characters.
 * @throws PrimerError `pack-refused`, `file-missing` or `file-unreadable`.
 */
export function readPackFolder(root: string, shown: string): PackFiles {
  try {
    return gather(root)
  } catch (error) {
    if (error instanceof Refused)
      throw new PrimerError({ code: 'pack-refused', pack: shown, trouble: error.trouble })
    const reason = errorReason(error)
    throw new PrimerError(
      reason === 'ENOENT'
        ? { code: 'file-missing', file: shown }
        : { code: 'file-unreadable', file: shown, reason },
      { cause: error },
    )
  }
}

class Refused extends Error {
  readonly trouble: PackTrouble

  constructor(trouble: PackTrouble) {
    super(trouble.type)
    this.trouble = trouble
  }
}

function gather(root: string): PackFiles {
  const top = readdirSync(root).sort()
  if (!top.includes('chapters')) throw new Refused({ type: 'no-chapters' })
  const names = [...SHARED.filter((name) => top.includes(name)), ...namesIn(root, 'chapters')]
  const files = new Map<string, Buffer>()
  let bytes = 0
  for (const name of names) {
    const content = contentOf(root, name)
    bytes += content.length
    if (bytes > packLimits.whole) throw new Refused({ type: 'whole-too-large', most: packLimits.whole })
    files.set(name, content)
  }
  return { files, bytes, hash: hashOf(files) }
}

/** Every page and JSON file below; more entries than allowed are not even listed to the end. */
function namesIn(root: string, folder: string, depth = 0): string[] {
  const names: string[] = []
  for (const entry of readdirSync(join(root, folder)).sort()) {
    const name = `${folder}/${entry}`
    const stat = lstatSync(join(root, name))
    if (!stat.isDirectory() && !stat.isFile()) throw new Refused({ type: 'not-a-file', file: name })
    if (!isPlainName(entry)) throw new Refused({ type: 'bad-name', file: name })
    if (stat.isDirectory()) names.push(...(depth < 3 ? namesIn(root, name, depth + 1) : []))
    else if (/\.(?:md|json)$/.test(entry)) names.push(name)
    if (names.length > packLimits.files) throw new Refused({ type: 'too-many-files', most: packLimits.files })
  }
  return names
}

function contentOf(root: string, name: string): Buffer {
  // A link may have taken the file's place since it was listed.
  if (lstatSync(join(root, name)).isSymbolicLink()) throw new Refused({ type: 'not-a-file', file: name })
  const content = readLimited(join(root, name), name)
  const text = decoded(content, name)
  const plain = text.replaceAll('\r\n', '\n')
  if (cleanText(plain) !== plain) throw new Refused({ type: 'hidden-characters', file: name })
  const trouble = name.endsWith('.json') && isJson(text) ? jsonTrouble(text) : undefined
  if (trouble !== undefined) throw new Refused({ type: trouble, file: name })
  return Buffer.from(text)
}

function readLimited(path: string, name: string): Buffer {
  const most = name.endsWith('.md') ? packLimits.page : packLimits.json
  try {
    return readPlainBytes(path, most, 'no links')
  } catch (error) {
    if (error instanceof TooLarge) throw new Refused({ type: 'too-large', file: name, most })
    if (error instanceof NotAFile) throw new Refused({ type: 'not-a-file', file: name })
    throw error
  }
}

/** Without a byte order mark, which UTF-16 has. */
function decoded(content: Buffer, name: string): string {
  const text = decodeUnicode(content)
  if (text === undefined) throw new Refused({ type: 'not-text', file: name })
  return text
}

/** What is no JSON at all is told with its place when it is read for good. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function hashOf(files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256')
  for (const [name, content] of files) hash.update(`${name}\0${content.length}\0`).update(content)
  return hash.digest('hex')
}
