import { accessSync, constants } from 'node:fs'
import { win32 } from 'node:path'
import { programPlaces } from '../domain/program-places.ts'
import type { Host } from './host.ts'

/** How long a program that fails to open anything may take to say so. */
const MILLISECONDS_TO_FAIL = 1500

/**
 * Opens a web address in the learner's browser, without a shell. False where nothing can open it (SSH, no desktop,
 * another kind of address, a program that gives up): then it has to be shown, to be copied.
 */
export async function openLink(url: string, host: Pick<Host, 'env' | 'platform'>): Promise<boolean> {
  const opener = /^https?:\/\//.test(url) && hasDesktop(host) ? openerOf(host) : undefined
  if (opener === undefined) return false
  const { spawn } = await import('node:child_process')
  const [command, ...words] = opener
  const child = spawn(command, [...words, url], { stdio: 'ignore', detached: true })
  child.unref()
  return new Promise((resolve) => {
    // xdg-open may last as long as the browser, and ends with an error where it finds none.
    const timer = setTimeout(() => resolve(true), MILLISECONDS_TO_FAIL)
    const settle = (opened: boolean): void => {
      clearTimeout(timer)
      resolve(opened)
    }
    child.on('error', () => settle(false)).on('exit', (code) => settle(code === 0))
  })
}

/** A browser that opens on the machine behind SSH is seen by nobody. */
export function hasDesktop({ platform, env }: Pick<Host, 'platform' | 'env'>): boolean {
  if (env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY) return false
  if (platform === 'darwin' || platform === 'win32') return true
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME)
}

/** The program by its full path (see `programPlaces`). */
export function openerOf({
  env,
  platform,
}: Pick<Host, 'env' | 'platform'>): readonly [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['/usr/bin/open']
  if (platform !== 'win32') {
    const found = programPlaces('xdg-open', env.PATH, platform).find(isExecutable)
    return found === undefined ? undefined : [found]
  }
  const said = env.SystemRoot ?? env.SYSTEMROOT ?? ''
  const root = /^[a-z]:\\/i.test(said) ? said : 'C:\\Windows'
  return [win32.join(root, 'System32', 'rundll32.exe'), 'url.dll,FileProtocolHandler']
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
