import type * as fs from 'node:fs'

/** What happens before each call that changes the disk: the process dies there, or another one does something first. */
export const disk: { calls: number; before: undefined | ((call: number) => void) } = {
  calls: 0,
  before: undefined,
}

/** The process is gone: nothing after this call happens, whatever the program tries. */
export class Killed extends Error {}

const CHANGING = [
  'closeSync',
  'fchmodSync',
  'fdatasyncSync',
  'fsyncSync',
  'mkdirSync',
  'mkdtempSync',
  'openSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
  'writeSync',
]

/** node:fs with every call that changes the disk told to `disk.before`. Give it to `vi.mock('node:fs', …)`. */
export function watched(real: typeof fs): typeof fs {
  const entries = Object.entries(real).map(([name, member]): [string, unknown] => [
    name,
    CHANGING.includes(name) && typeof member === 'function'
      ? (...words: unknown[]): unknown => {
          disk.calls += 1
          disk.before?.(disk.calls)
          return Reflect.apply(member, real, words)
        }
      : member,
  ])
  return Object.fromEntries(entries) as unknown as typeof fs
}
