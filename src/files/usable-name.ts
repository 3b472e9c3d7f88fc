import { win32 } from 'node:path'
import { platform } from 'node:process'
import { isLostOnWindows } from '../domain/device-name.ts'
import { FileTrouble } from '../domain/system-error.ts'

/**
 * Node writes on Windows what no other program there could delete: a file `NUL`, a folder `aux`, `notes.md.`
 * @throws FileTrouble `device-name`
 */
export function requireUsableName(path: string, system: string = platform): void {
  if (system !== 'win32') return
  const [, ...names] = win32.resolve(path).split('\\')
  if (names.some(isLostOnWindows)) throw new FileTrouble('device-name', `${path} cannot be used on Windows`)
}
