import { kill, pid } from 'node:process'
import { hasErrorCode } from '../domain/system-error.ts'

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
