import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeOutput } from '../../src/files/output-file.ts'
import { replaceFile } from '../../src/files/replace-file.ts'
import { lacks } from '../lacks.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)
const text = (name: string): string => readFileSync(at(name), 'utf8')
const mode = (name: string): number => statSync(at(name)).mode & 0o777

test.skipIf(lacks.modeBits)(
  'a file is made for its owner only, or replaced with the permissions it had',
  () => {
    replaceFile(at('new'), 'one')
    expect([text('new'), mode('new')]).toEqual(['one', 0o600])
    chmodSync(at('new'), 0o640)
    replaceFile(at('new'), 'two')
    expect([text('new'), mode('new')]).toEqual(['two', 0o640])
    replaceFile(at('cache'), 'three', { mayBeLost: true })
    expect(readdirSync(folder).sort()).toEqual(['cache', 'new'])
  },
)

test.skipIf(lacks.symbolicLinks)('a link stays a link: what it leads to is replaced, or made', () => {
  mkdirSync(at('kept'))
  writeFileSync(at('kept/config'), 'old')
  symlinkSync('kept/config', at('config'))
  symlinkSync('kept/later', at('later'))
  replaceFile(at('config'), 'new')
  replaceFile(at('later'), 'made')
  expect([text('kept/config'), readlinkSync(at('config'))]).toEqual(['new', 'kept/config'])
  expect([text('kept/later'), readlinkSync(at('later'))]).toEqual(['made', 'kept/later'])
})

test.skipIf(lacks.unixPrograms || lacks.symbolicLinks)(
  'a pipe is not replaced by a file, nor behind a link: it may be a device of the whole system',
  () => {
    execFileSync('mkfifo', [at('pipe')])
    symlinkSync('pipe', at('config'))
    for (const name of ['pipe', 'config'])
      expect(() => replaceFile(at(name), 'x')).toThrow('no ordinary file')
    expect(statSync(at('pipe')).isFIFO()).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['config', 'pipe'])
  },
)

test('a failure leaves what was there, and nothing beside it', () => {
  mkdirSync(at('in the way'))
  expect(() => replaceFile(at('in the way'), 'x')).toThrow()
  expect(() => replaceFile(at('nowhere/file'), 'x')).toThrow(/ENOENT/)
  expect(readdirSync(folder)).toEqual(['in the way'])
})

test('what killed runs left of the same file goes once it is old; everything else stays', () => {
  const ended = 2 ** 22 + 1 // beyond the largest process number of Linux
  const names = {
    old: `file.${ended}-abc.llm-primer-new`,
    young: `file.${ended}-def.llm-primer-new`,
    // A process of this number lives, and on Linux it is told that it began later than the file.
    later: `file.${process.ppid}-abc.llm-primer-new`,
    other: `other.${ended}-abc.llm-primer-new`,
    mine: 'file.backup',
  }
  for (const name of Object.values(names)) writeFileSync(at(name), '')
  const yesterday = Date.now() / 1000 - 86_400
  for (const name of [names.old, names.later, names.other, names.mine])
    utimesSync(at(name), yesterday, yesterday)
  replaceFile(at('file'), 'x')
  expect(readdirSync(folder).sort()).toEqual(
    [
      ...['file', names.young, names.other, names.mine],
      ...(existsSync('/proc/stat') ? [] : [names.later]),
    ].sort(),
  )
})

test.skipIf(lacks.unixFiles)(
  'an output goes to a device as it is, and into a new file as the umask says',
  () => {
    writeOutput('/dev/null', '/dev/null', 'x')
    expect(statSync('/dev/null').isFile()).toBe(false)
    const umask = process.umask()
    writeOutput(at('notes.md'), 'notes.md', 'x')
    expect(mode('notes.md')).toBe(0o666 & ~umask)
  },
)

test('an output that cannot be written is told by the name that was given', () => {
  expect(() => writeOutput(at('nowhere/notes.md'), 'nowhere/notes.md', 'x')).toThrow(
    expect.objectContaining({
      detail: { code: 'file-not-written', file: 'nowhere/notes.md', reason: 'ENOENT' },
    }),
  )
})
