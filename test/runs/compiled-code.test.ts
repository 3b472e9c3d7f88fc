// Compiled code of the last run is data from outside: V8 runs it as it stands.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createRandom } from '../../src/labs/random.ts'
import { lacks } from '../lacks.ts'
import { run } from '../run.ts'

const isRoot = process.getuid?.() === 0
const SOMEBODY = 54_321

let home = ''
let folder = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'compiled-'))
  folder = join(home, 'cache', 'compiled')
})

const start = (words: readonly string[] = ['config', 'get', 'lang']) =>
  run(words, { env: { LLM_PRIMER_HOME: home } })
/** The files of this build that the next start reads. */
const kept = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('-config-main.cjs'))
    .map((name) => join(folder, name))
const only = (): string => {
  const [file, ...others] = kept()
  expect(others).toEqual([])
  return file ?? ''
}
const age = (path: string): void => utimesSync(path, new Date(0), new Date(0))

test('is used when nothing is wrong with it: a second start writes nothing', () => {
  start()
  const { ino } = lstatSync(only())
  expect(start()).toEqual({ status: 0, stdout: 'auto\n', stderr: '' })
  expect(lstatSync(only()).ino).toBe(ino)
})

const AS_ON_WINDOWS =
  "--import data:text/javascript,Object.defineProperty(process,'platform',{value:'win32'})"

test.each(['nul', 'Aux.old', 'com1', 'kept.', 'kept '])(
  'is not kept on Windows below %j, which could not be deleted again',
  (name) => {
    const env = { LLM_PRIMER_HOME: join(home, name), NODE_OPTIONS: AS_ON_WINDOWS }
    expect(run(['config', 'get', 'lang'], { env })).toMatchObject({ status: 0, stdout: 'auto\n' })
    expect(readdirSync(home)).toEqual([])
  },
)

test.each(['null', 'console', 'a.b', '.kept'])('is kept on Windows below %j', (name) => {
  const env = { LLM_PRIMER_HOME: join(home, name), NODE_OPTIONS: AS_ON_WINDOWS }
  run(['config', 'get', 'lang'], { env })
  expect(readdirSync(join(home, name, 'cache', 'compiled'))).not.toEqual([])
})

const DAMAGES: readonly [string, (bytes: Buffer, at: number) => Buffer][] = [
  ['a flipped bit', (bytes, at) => Buffer.from(bytes.map((byte, each) => (each === at ? byte ^ 4 : byte)))],
  [
    'a byte more',
    (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('\n'), bytes.subarray(at)]),
  ],
  ['its end missing', (bytes, at) => bytes.subarray(0, at)],
  [
    'zeros',
    (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.alloc(512), bytes.subarray(at + 512)]),
  ],
]

describe.each(DAMAGES)('%s', (_, damage) => {
  test('costs one compilation and is replaced', () => {
    start()
    const whole = readFileSync(only())
    const random = createRandom(7)
    const half = whole.length / 2
    // The beginning, the code, and the other copy of it.
    const places = [0, 40, Math.floor(random() * half), Math.floor(half + random() * half)]
    for (const at of places) {
      const damaged = damage(whole, at)
      writeFileSync(only(), damaged)
      expect(start(), `at ${at}`).toEqual({ status: 0, stdout: 'auto\n', stderr: '' })
      if (at !== 0) expect(readFileSync(only()).equals(damaged), `at ${at}`).toBe(false)
    }
  })
})

describe.skipIf(lacks.unixPrograms)('something else in its place', () => {
  test('a pipe is not waited for, and stays', () => {
    start()
    const file = only()
    renameSync(file, `${file}-aside`)
    execFileSync('mkfifo', [file])
    const { status, stderr } = start()
    expect(status).toBe(0)
    expect(stderr).toContain(`Compiled code in ${file} is not used: it is no ordinary file.`)
    expect(lstatSync(file).isFIFO()).toBe(true)
  })

  test('a link is not followed, and stays', () => {
    start()
    const file = only()
    renameSync(file, join(home, 'elsewhere'))
    symlinkSync(join(home, 'elsewhere'), file)
    expect(start().stderr).toContain('it is no ordinary file')
    expect(lstatSync(file).isSymbolicLink()).toBe(true)
  })

  test('a link in the place of its folder: nothing behind it is read, written or deleted', () => {
    start()
    const documents = join(home, 'documents')
    renameSync(folder, documents)
    writeFileSync(join(documents, 'thesis.txt'), 'mine')
    symlinkSync(documents, folder)
    const before = readdirSync(documents)
    const { stderr } = start(['define', 'token'])
    expect(stderr).toContain(`Compiled code in ${folder} is not used: it is no folder of its own.`)
    expect(readdirSync(documents)).toEqual(before)
  })

  test('links above it are followed', () => {
    mkdirSync(join(home, 'disk'), { mode: 0o700 })
    symlinkSync(join(home, 'disk'), join(home, 'cache'))
    expect(start().stderr).toBe('')
    expect(kept()).toHaveLength(1)
  })
})

describe('what lies beside it', () => {
  test('is deleted only when name and beginning say that we wrote it', () => {
    start()
    const rest = basename(only())
    const ofAnotherBuild = `0123456789abcdef${rest.slice(16)}`
    const text = 'my thesis'
    const files = {
      foreign: [ofAnotherBuild, text],
      'notes.txt': ['notes.txt', text],
      build: [`fedcba9876543210${rest.slice(16)}`, readFileSync(only())],
      // As V8 begins what the first edition kept.
      first: ['00000000000000aa-v20.20.2-x64-read-main.cjs', Buffer.from('cc05dec00bc2e4', 'hex')],
    } as const
    for (const [name, content] of Object.values(files)) writeFileSync(join(folder, name), content)
    start(['define', 'token'])
    expect(existsSync(join(folder, files.foreign[0]))).toBe(true)
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true)
    expect(existsSync(join(folder, files.build[0]))).toBe(false)
    expect(existsSync(join(folder, files.first[0]))).toBe(false)
  })

  test('a folder of that name that was there before keeps its files', () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'thesis.txt'), 'mine')
    start()
    expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('mine')
    expect(kept()).toHaveLength(1)
  })

  test.each([
    ['a start that keeps code', ['define', 'token']],
    ['a start that finds its code', ['config', 'get', 'lang']],
  ])('what a killed start left goes after an hour, with %s', (_, words) => {
    start()
    const left = (pid: number): string => `${only()}.${pid}`
    // No process has the first number; this one has the second.
    const [dead, living, fresh] = [left(4_194_305), left(process.pid), left(4_194_306)]
    for (const file of [dead, living, fresh]) writeFileSync(file, readFileSync(only()).subarray(0, 1000))
    age(dead)
    age(living)
    start(words)
    expect([dead, living, fresh].map((file) => existsSync(file))).toEqual([false, true, true])
  })
})

describe.skipIf(lacks.modeBits)('what others may write', () => {
  test.each([
    ['the group', 0o770],
    ['everybody', 0o777],
    ['everybody, with the sticky bit', 0o1777],
  ])('its folder, open to %s: told, not used, and closed for the next time', (_, mode) => {
    start()
    const planted = Buffer.concat([readFileSync(only())])
    chmodSync(folder, mode)
    const { status, stderr } = start()
    expect(status).toBe(0)
    expect(stderr).toBe(
      `Compiled code in ${folder} is not used: others may write there. Starting takes a little longer.\nKeep others out: chmod go-w ${folder}\n`,
    )
    expect(lstatSync(folder).mode & 0o777).toBe(0o700)
    expect(readFileSync(only()).length).toBeGreaterThan(planted.length / 2)
    expect(start().stderr).toBe('')
  })

  test('the file itself: told, and replaced', () => {
    start()
    chmodSync(only(), 0o620)
    expect(start().stderr).toContain('others may write there')
    expect(lstatSync(only()).mode & 0o777).toBe(0o600)
    expect(start().stderr).toBe('')
  })

  test('a folder above it: told each time, nothing written', () => {
    chmodSync(home, 0o777)
    for (let time = 0; time < 2; time += 1)
      expect(start().stderr).toContain(`Compiled code in ${home} is not used: others may write there.`)
    expect(existsSync(folder)).toBe(false)
  })

  test('a folder above it with the sticky bit is like /tmp', () => {
    chmodSync(home, 0o1777)
    expect(start().stderr).toBe('')
    expect(kept()).toHaveLength(1)
  })

  test('a folder above it that the learner’s own group may write to', () => {
    chmodSync(home, 0o770)
    expect(start().stderr).toBe('')
    expect(kept()).toHaveLength(1)
  })
})

describe.skipIf(!isRoot)('another user (only root can try)', () => {
  test('planted code is not run', () => {
    start()
    const file = only()
    appendFileSync(file, '')
    chownSync(file, SOMEBODY, SOMEBODY)
    const { stderr } = start()
    expect(stderr).toBe(
      `Compiled code in ${file} is not used: it belongs to another user (number ${SOMEBODY}). Starting takes a little longer.\nGive every user a LLM_PRIMER_HOME of their own; with sudo, say sudo -H.\n`,
    )
  })

  test('as root in somebody’s home nothing is read or written', () => {
    chownSync(home, SOMEBODY, SOMEBODY)
    expect(start().stderr).toContain(`it belongs to another user (number ${SOMEBODY})`)
    expect(existsSync(folder)).toBe(false)
  })

  test('a folder above it whose group is another one', () => {
    chownSync(home, 0, SOMEBODY)
    chmodSync(home, 0o770)
    expect(start().stderr).toContain('others may write there')
  })
})
