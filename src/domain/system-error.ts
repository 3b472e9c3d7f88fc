/**
 * Errors that Linux and macOS have and libuv has no name for: it gives them as UNKNOWN with their number (errno(3);
 * Linux: asm-generic/errno.h, Darwin: sys/errno.h, whose numbers mean nothing that a file gives on Linux).
 */
const UNNAMED: Readonly<Record<number, string>> = {
  69: 'EDQUOT',
  70: 'ESTALE',
  116: 'ESTALE',
  117: 'EUCLEAN',
  121: 'EREMOTEIO',
  122: 'EDQUOT',
  123: 'ENOMEDIUM',
}

/** The code that the system gave an error (`ENOENT`); undefined for every other value. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const number = 'errno' in error && typeof error.errno === 'number' ? Math.abs(error.errno) : 0
  // Newer versions of libuv say "Unknown system error -122".
  return /^UNKNOWN|^Unknown system error/.test(error.code) ? (UNNAMED[number] ?? error.code) : error.code
}

/** What an error says; of the system's errors that libuv has no name for, the system's own name and what failed. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = errorCode(error)
  if (code === undefined || !('code' in error) || error.code === code) return error.message
  const call = 'syscall' in error ? `: ${String(error.syscall)}` : ''
  return 'path' in error ? `${code}${call} '${String(error.path)}'` : `${code}${call}`
}

/** It is an error of the system with one of these codes. */
export function hasErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  const code = errorCode(error)
  return code !== undefined && codes.includes(code)
}

/** What is wrong with a file although the system took it: a word that messages have a sentence for. */
export class FileTrouble extends Error {
  readonly reason: string
  /** Undefined where whoever asked for the file knows it. */
  readonly path: string | undefined

  constructor(reason: string, message: string, path?: string) {
    super(message)
    this.reason = reason
    this.path = path
  }
}

/** What stood in the way of a call on a file, and where; undefined for every other error. */
export function fileTroubleIn(
  error: unknown,
): { readonly file: string; readonly reason: string } | undefined {
  if (!(error instanceof Error)) return undefined
  const isOfSystem = errorCode(error) !== undefined && 'syscall' in error
  if (!isOfSystem && !(error instanceof FileTrouble)) return undefined
  const file = 'path' in error && typeof error.path === 'string' ? error.path : ''
  return { file, reason: errorReason(error) }
}

/** What the system or we say of a file; undefined for every other error. */
export const fileReason = (error: unknown): string | undefined =>
  error instanceof FileTrouble ? error.reason : errorCode(error)

/** What an error says of its cause, in a word where the system or we have one. */
export const errorReason = (error: unknown): string => fileReason(error) ?? String(error)
