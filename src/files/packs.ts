import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { version } from '../../package.json'
import { crc32 } from '../domain/crc32.ts'
import { isPackName, type Pack, packLimits } from '../domain/packs.ts'
import { hasErrorCode } from '../domain/system-error.ts'
import { isForeign, readOwnBytes } from './own-file.ts'
import { readPlainBytes } from './plain-file.ts'
import { isWriterRunning } from './running.ts'
import { summed, unsummed } from './summed.ts'

/** What compiles packs: the version of llm-primer, and a number that goes up when what is compiled changes its form. */
export const COMPILER = `${version} 5`

/**
 * A pack as its record has it. `packs/<name>.json` names the folder beside it that holds the pack, so that adding,
 * replacing and removing take effect in one rename. The first edition put both into `packs/<name>/`, with no sum.
 */
export interface PackRecord extends Pack {
  readonly schema: 'llm-primer/pack@1'
  /** As `COMPILER` was. */
  readonly compiledBy: string
  /** Name of the folder with `content/`, as it was added, and `course/`, compiled from it. */
  readonly folder: string
  /** CRC-32 over the names and bytes of `course/`. */
  readonly sum?: number
}

/** What keeps a pack from being used: its own bytes, or another program that has hold of them (Windows). */
export type WhyLeftOut = 'damaged' | 'in-use'

/** A pack, or the name of one that cannot be read. */
export type PackReading =
  | { readonly type: 'whole'; readonly name: string; readonly record: PackRecord }
  | { readonly type: WhyLeftOut; readonly name: string }

/** Where packs are. */
export const packsFolder = (data: string): string => join(data, 'packs')

export const recordPath = (data: string, name: string): string => join(packsFolder(data), `${name}.json`)

export const packRecord = (pack: Pack, folder: string): PackRecord => ({
  schema: 'llm-primer/pack@1',
  compiledBy: COMPILER,
  ...pack,
  folder: basename(folder),
  sum: sumOfCourse(join(folder, 'course')),
})

export const recordText = (record: PackRecord): string => summed(`${JSON.stringify(record, null, 2)}\n`)

/** Every pack, in the order in which they were added. A folder that is no pack is passed over. */
export const installedPacks = (data: string | undefined): PackRecord[] =>
  readPacks(data).flatMap((pack) => (pack.type === 'whole' ? [pack.record] : []))

/** Every pack there is, those that cannot be read last. Takes away what killed runs have left among them. */
export function readPacks(data: string | undefined): PackReading[] {
  if (data === undefined) return []
  const folder = packsFolder(data)
  const entries = entriesOf(folder)
  const names = new Set(entries.flatMap((entry) => nameOfEntry(entry) ?? []))
  const packs = [...names].map((name) => readingOf(folder, name))
  sweep(folder, entries, packs)
  return packs.sort((one, other) => compare(addedOn(one), addedOn(other)))
}

const addedOn = (pack: PackReading): string => (pack.type === 'whole' ? pack.record.addedOn : '~')
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** `small.json` is the record of `small`; the folder `small` is a pack of the first edition. */
function nameOfEntry(entry: string): string | undefined {
  const name = entry.endsWith('.json') ? entry.slice(0, -'.json'.length) : entry
  return isPackName(name) ? name : undefined
}

/** A record goes before a folder of the first edition that a newer form has replaced. */
function readingOf(folder: string, name: string): PackReading {
  try {
    const own = bytesOf(join(folder, `${name}.json`))
    const json = own === undefined ? bytesOf(join(folder, name, 'pack.json'))?.toString() : unsummed(own)
    const record = json === undefined ? undefined : recordIn(json, name)
    return record === undefined ? { type: 'damaged', name } : { type: 'whole', name, record }
  } catch (error) {
    return { type: troubleOf(error), name }
  }
}

const troubleOf = (error: unknown): WhyLeftOut => (hasErrorCode(error, 'EBUSY') ? 'in-use' : 'damaged')

/** More than any record takes. */
const LONGEST_RECORD = 1024 * 1024

/**
 * Undefined when there is nothing.
 * @throws whatever keeps a thing that is there from being read.
 */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readOwnBytes(path, LONGEST_RECORD)
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

function recordIn(json: string, name: string): PackRecord | undefined {
  try {
    const record: unknown = JSON.parse(json)
    if (!isStoredRecord(record) || record.name !== name) return undefined
    return { ...record, folder: record.folder ?? name }
  } catch {
    return undefined
  }
}

type StoredRecord = Omit<PackRecord, 'folder'> & { readonly folder?: string }

/** We wrote it after checking everything; here only that it is one, and that it names nothing outside. */
const isStoredRecord = (value: unknown): value is StoredRecord =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  value.schema === 'llm-primer/pack@1' &&
  'addedOn' in value &&
  typeof value.addedOn === 'string' &&
  'chapters' in value &&
  Array.isArray(value.chapters) &&
  (!('folder' in value) ||
    (typeof value.folder === 'string' && (FOLDER.test(value.folder) || isPackName(value.folder))))

/** Folders of packs carry the process that made them, so that what a killed one left can be told from work in progress. */
const FOLDER = /^\.pack-(\d+)-[\w-]+$/
/** What the first edition left when it was killed. */
const LEFT_BY_FIRST_EDITION = /^\.new-\w+(?:-before)?$/

/** The beginning of a folder's name, for `mkdtemp`. */
export const folderPrefix = (process: number): string => `.pack-${process}-`

const LEFT_MILLISECONDS = 3_600_000

/**
 * Folders that no record names, an hour old, of no living process. Nothing depends on it. None goes while a record cannot be
 * read: it may name one.
 */
function sweep(folder: string, entries: readonly string[], packs: readonly PackReading[]): void {
  if (packs.some(({ type }) => type !== 'whole')) return
  const named = new Set(packs.flatMap((pack) => (pack.type === 'whole' ? [pack.record.folder] : [])))
  for (const entry of entries) {
    const maker = FOLDER.exec(entry)?.[1]
    if (named.has(entry) || (maker === undefined && !LEFT_BY_FIRST_EDITION.test(entry))) continue
    try {
      const path = join(folder, entry)
      const { mtimeMs } = lstatSync(path)
      if (maker !== undefined && isWriterRunning(Number(maker), mtimeMs)) continue
      if (Date.now() - mtimeMs > LEFT_MILLISECONDS) rmSync(path, { recursive: true, force: true })
    } catch {
      // Another run sweeps as well, or the folder cannot be written.
    }
  }
}

/** What compiling makes of a pack is a few times its size. */
const LARGEST_COMPILED = 8 * packLimits.whole

/**
 * CRC-32 over the names and bytes of a compiled pack, the files in the order of their names.
 * @throws the error of the system when one cannot be read.
 */
export function sumOfCourse(course: string): number {
  let sum = 0
  for (const path of filesBelow(course).sort())
    sum = crc32(readPlainBytes(join(course, path), LARGEST_COMPILED), crc32(Buffer.from(`${path}\n`), sum))
  return sum
}

const filesBelow = (folder: string, path = ''): string[] =>
  readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const below = path === '' ? entry.name : `${path}/${entry.name}`
    return entry.isDirectory() ? filesBelow(folder, below) : [below]
  })

/** What is wrong with what was compiled; undefined when it is there to the byte. */
export function troubleIn(data: string, { folder, sum }: PackRecord): WhyLeftOut | undefined {
  const path = join(packsFolder(data), folder)
  try {
    const isOurs = !isForeign(lstatSync(path).uid, path)
    return isOurs && sum === sumOfCourse(join(path, 'course')) ? undefined : 'damaged'
  } catch (error) {
    return troubleOf(error)
  }
}

/** Those of the names that are there and still cannot be used, and why. */
export const stillUnusable = (
  data: string | undefined,
  names: readonly string[],
): { readonly name: string; readonly trouble: WhyLeftOut }[] =>
  readPacks(data)
    .filter(({ name }) => names.includes(name))
    .flatMap((pack) => {
      const trouble = pack.type === 'whole' ? troubleIn(data ?? '', pack.record) : pack.type
      return trouble === undefined ? [] : [{ name: pack.name, trouble }]
    })
