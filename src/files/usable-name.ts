import { win32 } from 'node:path'
import { platform } from 'node:process'
import { isForbiddenOnWindows, isLostOnWindows } from '../domain/device-name.ts'
import { FileTrouble } from '../domain/system-error.ts'

/**
 * Node writes on Windows what no other program there could delete: a file `NUL`, a folder `aux`, `notes.md.`
 * @throws FileTrouble `device-name` or `forbidden-name`
 */
export function requireUsableName(path: string, system: string = platform): void {
  if (system !== 'win32') return
  const whole = win32.resolve(path)
  const [, ...names] = whole.split('\\')
  if (names.some(isLostOnWindows))
    throw new FileTrouble('device-name', `${path} cannot be used on Windows`, path)
  // A drive has a colon, and `\\\\?\\C:` a question mark.
  const own = whole.slice(win32.parse(whole).root.length).split('\\')
  if (own.some(isForbiddenOnWindows))
    throw new FileTrouble('forbidden-name', `${path} is no name on Windows`, path)
}
