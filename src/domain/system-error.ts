/** The code that the system gave an error (`ENOENT`); undefined for every other value. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** It is an error of the system with one of these codes. */
export function hasErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  const code = errorCode(error)
  return code !== undefined && codes.includes(code)
}

/** What an error says of its cause, in a word where the system has one. */
export const errorReason = (error: unknown): string => errorCode(error) ?? String(error)
