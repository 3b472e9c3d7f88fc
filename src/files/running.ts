import { kill } from 'node:process'
import { hasErrorCode } from '../domain/system-error.ts'

/** True when a process of this number lives on this machine, whoever it belongs to. */
export function isRunning(process: number): boolean {
  try {
    return kill(process, 0)
  } catch (error) {
    return !hasErrorCode(error, 'ESRCH')
  }
}
