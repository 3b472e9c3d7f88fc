import { kill, pid } from 'node:process'
import { hasErrorCode } from '../domain/system-error.ts'
import { readPlainText } from './plain-file.ts'

/**
 * True when a process of this number lives on this machine beside this one, whoever it belongs to. In a container every
 * run may have the same number: what bears ours and is not of this run was left by one that is gone.
 */
export function isOtherRunning(process: number): boolean {
  try {
    return process !== pid && kill(process, 0)
  } catch (error) {
    return !hasErrorCode(error, 'ESRCH')
  }
}

/**
 * True when the process that wrote a file at this time (milliseconds since 1970) may still be at it. Linux tells when a
 * process began: one that began later has only been given the number of one that is gone, which comes round soon where many
 * are started.
 */
export const isWriterRunning = (process: number, writtenAt: number): boolean =>
  isOtherRunning(process) && (begunAt(process) ?? writtenAt) <= writtenAt + INEXACT_MILLISECONDS

/** The time of the start-up is told in whole seconds. */
const INEXACT_MILLISECONDS = 2000
/** The unit of times in /proc for programs, on every processor that Linux runs on today (USER_HZ, proc(5)). */
const TICKS_A_SECOND = 100
const LARGEST_STATISTICS = 4 * 1024 * 1024

/** When a process began, by field 22 of its `stat`, which counts from the start-up; undefined where that is not told. */
function begunAt(process: number): number | undefined {
  try {
    const [, startUp] = /^btime (\d+)$/m.exec(readPlainText('/proc/stat', LARGEST_STATISTICS)) ?? []
    // The name of the program stands in brackets and may have any signs in it.
    const fields = /^.*\) (.*)$/s
      .exec(readPlainText(`/proc/${process}/stat`, LARGEST_STATISTICS))?.[1]
      ?.split(' ')
    const begun = 1000 * (Number(startUp) + Number(fields?.[19]) / TICKS_A_SECOND)
    return Number.isFinite(begun) ? begun : undefined
  } catch {
    return undefined
  }
}
