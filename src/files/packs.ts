import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '../../package.json'
import { isPackName, type Pack } from '../domain/packs.ts'
import { readPlainText } from './plain-file.ts'

/** What compiles packs: the version of llm-primer, and a number that goes up when what is compiled changes its form. */
export const COMPILER = `${version} 2`

/** A pack as its folder has it, with what compiled it. */
export interface PackRecord extends Pack {
  readonly schema: 'llm-primer/pack@1'
  readonly compiledBy: string
}

/** Where packs are; each has a folder with `pack.json`, `content/` as it was added, and `course/` compiled from it. */
export const packsFolder = (data: string): string => join(data, 'packs')

export const packRecord = (pack: Pack): PackRecord => ({
  schema: 'llm-primer/pack@1',
  compiledBy: COMPILER,
  ...pack,
})

/** Every pack, in the order in which they were added. A folder that is no pack is passed over. */
export function installedPacks(data: string | undefined): PackRecord[] {
  if (data === undefined) return []
  return namesIn(packsFolder(data))
    .flatMap((name) => recordIn(join(packsFolder(data), name), name) ?? [])
    .sort((one, other) => (one.addedOn < other.addedOn ? -1 : one.addedOn > other.addedOn ? 1 : 0))
}

/** Names of folders among the packs whose record cannot be read: their chapters are missing from the course. */
export const damagedPacks = (data: string | undefined): string[] =>
  data === undefined
    ? []
    : namesIn(packsFolder(data)).filter((name) => recordIn(join(packsFolder(data), name), name) === undefined)

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isPackName)
  } catch {
    return []
  }
}

function recordIn(folder: string, name: string): PackRecord | undefined {
  try {
    const record: unknown = JSON.parse(readPlainText(join(folder, 'pack.json')))
    return isRecord(record) && record.name === name ? record : undefined
  } catch {
    return undefined
  }
}

/** We wrote it after checking everything; here only that it is one. */
const isRecord = (value: unknown): value is PackRecord =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  value.schema === 'llm-primer/pack@1' &&
  'addedOn' in value &&
  typeof value.addedOn === 'string' &&
  'chapters' in value &&
  Array.isArray(value.chapters)
