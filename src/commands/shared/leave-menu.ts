import { exitCode } from '../../errors.ts'
import type { ScreenEvent } from '../../terminal/screen.ts'

/** The exit code of an event by which a menu is left; undefined for every other one. */
export function leavingCode(event: ScreenEvent): number | undefined {
  if (event.type === 'end') return event.exitCode
  if (event.type === 'resize') return undefined
  const { name, text } = event.key
  if (name === 'ctrl-c') return exitCode.interrupted
  return name === 'ctrl-d' || name === 'escape' || text === 'q' ? exitCode.done : undefined
}
