import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeUnicode } from '../domain/utf8.ts'
import { PrimerError, type TextTrouble } from '../errors.ts'
import { troubleWith } from './outside-file.ts'
import { NotAFile, readPlainBytes, TooLarge } from './plain-file.ts'
import { withSlashes } from './slashes.ts'

/** A text of the learner's own. */
export interface TextFile {
  /** The path as the learner would write it. */
  readonly name: string
  readonly text: string
}

/** Bytes of one text, or of all texts of a folder: eight thick books. */
export const LARGEST_TEXT = 8 * 1024 * 1024
/** 8 MB of READMEs have 212,000 lines and 500,000 signs; 8 MB of nothing but styles took 15 seconds and 1.4 GB. */
const MOST_LINES = 500_000
const MOST_SIGNS = 600_000

/** Files of a folder. */
const MOST_FILES = 2000

/**
 * The Markdown file at the path, or all Markdown files of a folder and the folders in it, by name.
 * @throws PrimerError `file-missing` or `unreadable-text`; a pipe or a device is refused, never waited for.
 */
export function readTexts(path: string, cwd: string): TextFile[] {
  if (path === '') throw new PrimerError({ code: 'file-missing', file: path })
  const place = resolve(cwd, path)
  const stat = named(path, () => statSync(place))
  if (!stat.isDirectory()) return [{ name: path, text: readText(path, place) }]
  const names = named(path, () => markdownIn(place))
  if (names.length === 0) throw trouble(path, 'no-markdown')
  let [room, signs] = [LARGEST_TEXT, MOST_SIGNS]
  return names.map((name) => {
    const shown = withSlashes(join(path, name))
    const text = readText(shown, join(place, name))
    room -= text.length
    signs -= signsIn(text)
    if (room < 0 || signs < 0) throw trouble(path, 'too-large')
    return { name: shown, text }
  })
}

/**
 * Bytes → text. UTF-8 with or without a byte order mark, UTF-16 with one; anything else is refused, not guessed.
 * @throws PrimerError `unreadable-text`
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  if (bytes.length > LARGEST_TEXT) throw trouble(name, 'too-large')
  const text = decodeUnicode(bytes)
  if (text === undefined || text.includes('\0')) throw trouble(name, 'not-text')
  if (bytes.length > MOST_LINES && linesIn(text) > MOST_LINES) throw trouble(name, 'too-large')
  if (signsIn(text) > MOST_SIGNS) throw trouble(name, 'too-large')
  return text
}

/** Whatever ends a line for `cleanText`. */
const LINE_END = /\r\n?|[\n\x85\u2028\u2029]/g

function linesIn(text: string): number {
  let count = 1
  LINE_END.lastIndex = 0
  while (count <= MOST_LINES && LINE_END.test(text)) count += 1
  return count
}

/** What begins an item, a heading or a quotation at the start of a line; measured, it costs as five signs within a line. */
const OPENING = new Set([...'-+*#>0123456789'].map((sign) => sign.charCodeAt(0)))
const OPENING_SIGNS = 5
/** What a sign within a line costs to be read and laid out, measured, beside the simplest. */
const COSTS: Readonly<Record<string, number>> = {
  '*': 1,
  _: 1,
  '`': 1,
  '<': 1,
  '\\': 1,
  '|': 1,
  '&': 1,
  '[': 2,
  '://': 2,
  '@': 3,
}
const COST_BY_CODE = new Map(
  Object.entries(COSTS).map(([sign, cost]) => [sign.charCodeAt(0), { sign, cost }]),
)

/** The signs that may mean something in Markdown. Letters cost next to nothing beside them. */
function signsIn(text: string): number {
  let count = 0
  let isStart = true
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isStart && OPENING.has(code)) count += OPENING_SIGNS
    isStart = code === LINE_FEED || (isStart && (code === SPACE || code === TAB))
    if (code >= FIRST_BEYOND_ASCII) continue
    const meant = COST_BY_CODE.get(code)
    if (meant !== undefined && text.startsWith(meant.sign, at)) count += meant.cost
  }
  return count
}

const [TAB, LINE_FEED, SPACE, FIRST_BEYOND_ASCII] = [0x09, 0x0a, 0x20, 0x80]

function bytesOf(name: string, path: string): Buffer {
  try {
    return readPlainBytes(path, LARGEST_TEXT)
  } catch (error) {
    if (error instanceof TooLarge) throw trouble(name, 'too-large', error)
    if (error instanceof NotAFile) throw trouble(name, 'not-a-file', error)
    throw troubleWith(name, error)
  }
}

const readText = (name: string, path: string): string => decodeText(name, bytesOf(name, path))

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

function named<T>(name: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw troubleWith(name, error)
  }
}

const trouble = (file: string, reason: TextTrouble, cause?: unknown): PrimerError =>
  new PrimerError({ code: 'unreadable-text', file, trouble: reason }, { cause })
