// Paths as Windows writes them, through its own rules of joining (path.win32), on any system.
import { beforeEach, expect, test, vi } from 'vitest'
import { readTexts } from '../../src/files/texts.ts'

const disk = vi.hoisted(() => ({ asked: [] as string[] }))

vi.mock('node:path', async (original) => {
  const { win32 } = await original<typeof import('node:path')>()
  return { ...win32, default: win32, win32 }
})

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  statSync: (path: string) => {
    disk.asked.push(path)
    throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
  },
}))

beforeEach(() => {
  disk.asked = []
})

test.each([
  ['C:\\t\\notes.md', 'C:\\t\\notes.md'],
  ['C:/t/notes.md', 'C:\\t\\notes.md'],
  ['\\t\\notes.md', 'D:\\t\\notes.md'],
  ['\\\\srv\\share\\notes.md', '\\\\srv\\share\\notes.md'],
  ['\\\\?\\C:\\t\\notes.md', '\\\\?\\C:\\t\\notes.md'],
  ['D:notes.md', 'D:\\home\\notes.md'],
  ['..\\notes.md', 'D:\\notes.md'],
  ['notes.md', 'D:\\home\\notes.md'],
])('%s, seen from D:\\home, is %s', (path, place) => {
  expect(() => readTexts(path, 'D:\\home')).toThrow(/file-missing|no file/i)
  expect(disk.asked).toEqual([place])
})
