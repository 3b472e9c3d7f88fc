import { writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { nameHash } from '../domain/name-hash.ts'
import { makeFolder } from './folders.ts'
import type { Places } from './places.ts'
import { readPlainText } from './plain-file.ts'

const ID = /^[0-9a-f]{12}$/

/**
 * A name for this machine and user, the same on every run: a hash of the machine's id, which itself must not be shown
 * (machine-id(5)); without one, a random name kept beside the journals. Earlier versions kept it in the cache folder, where
 * cleaning up began a new journal: such a name stays.
 */
export function machineName({ state, cache }: Pick<Places, 'cache' | 'state'>): string {
  const id = machineId()
  return id === undefined ? rememberedName(state, cache) : nameHash(`llm-primer ${id} ${user()}`)
}

/** True when the name that is kept here was given on a machine of another name: two may write under it now. */
export function isNameOfAnother(state: string | undefined): boolean {
  if (state === undefined || machineId() !== undefined) return false
  const [, host] = contentOf(join(state, FILE))?.split('\n') ?? []
  return host !== undefined && host !== hostHash()
}

const FILE = 'machine'
const hostHash = (): string => nameHash(`llm-primer host ${hostname()}`)

function machineId(): string | undefined {
  for (const path of ['/etc/machine-id', '/var/lib/dbus/machine-id']) {
    const id = contentOf(path)
    if (id !== undefined && /^[0-9a-f]{32}$/.test(id)) return id
  }
  return undefined
}

function contentOf(path: string): string | undefined {
  try {
    return readPlainText(path, 4096).trim()
  } catch {
    return undefined
  }
}

/** A user without an entry in the system's list has only a number. */
function user(): string {
  try {
    return userInfo().username
  } catch {
    return 'nobody'
  }
}

function rememberedName(state: string | undefined, cache: string | undefined): string {
  const known = nameIn(state) ?? nameIn(cache)
  if (state === undefined) return known ?? nameHash(`llm-primer ${hostname()} ${user()}`)
  if (known !== undefined && known === nameIn(state)) return known
  const name = known ?? nameHash(`${Math.random()} ${Math.random()} ${Date.now()}`)
  try {
    makeFolder(state)
    writeFileSync(join(state, FILE), `${name}\n${hostHash()}\n`, { mode: 0o600, flag: 'wx' })
    return name
  } catch {
    // Another process was faster, or the folder cannot be written.
    return nameIn(state) ?? known ?? nameHash(`llm-primer ${hostname()} ${user()}`)
  }
}

function nameIn(folder: string | undefined): string | undefined {
  const [name = ''] = folder === undefined ? [] : (contentOf(join(folder, FILE))?.split('\n') ?? [])
  return ID.test(name) ? name : undefined
}
