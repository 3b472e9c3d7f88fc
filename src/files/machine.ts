import { writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { nameHash } from '../domain/name-hash.ts'
import { makeFolder } from './folders.ts'
import { readPlainText } from './plain-file.ts'

const ID = /^[0-9a-f]{12}$/

/**
 * A name for this machine and user, the same on every run: a hash of the machine's id, which itself must not be shown
 * (machine-id(5)); without one, a random name kept in the cache folder.
 */
export function machineName(cache: string | undefined): string {
  const id = machineId()
  return id === undefined ? rememberedName(cache) : nameHash(`llm-primer ${id} ${user()}`)
}

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

function rememberedName(cache: string | undefined): string {
  const path = cache === undefined ? undefined : join(cache, 'machine')
  const known = path === undefined ? undefined : contentOf(path)
  if (known !== undefined && ID.test(known)) return known
  const name = nameHash(`${Math.random()} ${Math.random()} ${Date.now()}`)
  try {
    if (cache === undefined || path === undefined) throw new Error()
    makeFolder(cache)
    writeFileSync(path, `${name}\n`, { mode: 0o600, flag: 'wx' })
    return name
  } catch {
    // Another process was faster, or the cache cannot be written.
    const found = path === undefined ? undefined : contentOf(path)
    return found !== undefined && ID.test(found) ? found : nameHash(`llm-primer ${hostname()} ${user()}`)
  }
}
