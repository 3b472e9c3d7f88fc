import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isWriterRunning } from '../../src/files/running.ts'

test.skipIf(!existsSync('/proc/stat'))(
  'a process that began after a file was written has only been given the number of its writer',
  async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    try {
      expect(isWriterRunning(child.pid ?? 0, Date.now())).toBe(true)
      expect(isWriterRunning(child.pid ?? 0, Date.now() - 60_000)).toBe(false)
    } finally {
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
    }
    expect(isWriterRunning(child.pid ?? 0, Date.now())).toBe(false)
  },
)
