// What differs on Windows and macOS, tried on any system.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isDeviceName, isLostOnWindows } from '../../src/domain/device-name.ts'
import type { KeptRun } from '../../src/domain/kept-runs.ts'
import { chooseLanguage } from '../../src/domain/locale.ts'
import { isPackName } from '../../src/domain/packs.ts'
import { programPlaces } from '../../src/domain/program-places.ts'
import { FileTrouble } from '../../src/domain/system-error.ts'
import { decodeUnicode } from '../../src/domain/utf8.ts'
import { PrimerError } from '../../src/errors.ts'
import { createJournalWriter, readJournal } from '../../src/files/journal.ts'
import { keepRun, keptRuns } from '../../src/files/kept-runs.ts'
import { isNameOfAnother, machineName } from '../../src/files/machine.ts'
import { requireWritable } from '../../src/files/output-file.ts'
import { readPackFolder } from '../../src/files/pack-folder.ts'
import { installPack, stagePack } from '../../src/files/pack-install.ts'
import { stillUnusable } from '../../src/files/packs.ts'
import { findPlaces } from '../../src/files/places.ts'
import { programTroubles } from '../../src/files/program-syntax.ts'
import { replaceFile } from '../../src/files/replace-file.ts'
import { saveSettings } from '../../src/files/settings-file.ts'
import { requireUsableName } from '../../src/files/usable-name.ts'
import { withoutLinks } from '../../src/files/without-links.ts'
import { openerOf } from '../../src/terminal/open-link.ts'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { anAnswer } from '../events.ts'
import { lacks } from '../lacks.ts'
import { run } from '../run.ts'

const trouble = vi.hoisted(() => ({
  renames: 0,
  otherDisk: false,
  noMachineId: false,
  system: '',
  /** How the path ends of what another program holds alone. */
  held: 'held',
  /** How the path ends of what cannot be made. */
  refused: 'refused',
}))

vi.mock('node:process', async (original) => {
  const real = await original<typeof import('node:process')>()
  return {
    ...real,
    // Not there on Windows itself.
    geteuid: real.geteuid,
    get platform() {
      return trouble.system
    },
  }
})

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  return {
    ...real,
    renameSync: (from: string, to: string) => {
      if (trouble.renames-- > 0) throw Object.assign(new Error('EPERM: in use'), { code: 'EPERM' })
      return real.renameSync(from, to)
    },
    // What Node itself says of `\\?\C:\t`, and the system does not.
    realpathSync: Object.assign(
      () => {
        throw Object.assign(new Error("EISDIR: lstat 'C:'"), { code: 'EISDIR' })
      },
      { native: real.realpathSync.native },
    ),
    statSync: (path: string, options: object) => {
      const there = real.statSync(path, options)
      if (trouble.otherDisk && there !== undefined)
        Object.assign(there, { dev: typeof there.dev === 'bigint' ? 9n : 9 })
      return there
    },
    openSync: (path: string, ...rest: [never]) => {
      if (trouble.noMachineId && /machine-id$/.test(path))
        throw Object.assign(new Error(), { code: 'ENOENT' })
      if (path.endsWith(trouble.held)) throw Object.assign(new Error(), { code: 'EBUSY' })
      if (path.endsWith(trouble.refused)) throw Object.assign(new Error(), { code: 'EPERM' })
      return real.openSync(path, ...rest)
    },
  }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'windows-'))
  Object.assign(trouble, { renames: 0, otherDisk: false, noMachineId: false, system: 'win32' })
  Object.assign(trouble, { held: 'held', refused: 'refused' })
})

describe('places', () => {
  const state = (environment: Record<string, string>) => {
    const { state, former } = findPlaces(environment, undefined, 'win32')
    const slashed = (path: string | undefined) => path?.replaceAll('\\', '/')
    return { state: slashed(state), former: slashed(former) }
  }

  test('HOME with a drive or a share goes before USERPROFILE', () => {
    const profile = { USERPROFILE: 'C:\\Users\\me' }
    expect(state({ ...profile, HOME: 'D:\\me' }).state).toContain('D:/me')
    expect(state({ ...profile, HOME: 'D:/me' }).state).toContain('D:/me')
    expect(state({ ...profile, HOME: '\\\\srv\\me' }).state).toContain('//srv/me')
    expect(state(profile).state).toContain('C:/Users/me')
  })

  test.each(['/home/me', '\\home\\me', 'C:me', 'home', ''])('HOME=%j is passed over', (HOME) => {
    expect(state({ HOME, USERPROFILE: 'C:\\Users\\me' }).state).toContain('C:/Users/me')
  })

  test('a journal where an earlier version kept it is named', () => {
    expect(state({ HOME: '/home/me', USERPROFILE: 'C:\\u' }).former).toContain('/home/me')
    expect(state({ HOME: 'C:\\me' }).former).toBeUndefined()
    expect(findPlaces({ HOME: '/home/me' }, undefined, 'linux').former).toBeUndefined()
  })
})

describe('a file that cannot be replaced', () => {
  const replaceIn = (system: string) => {
    Object.assign(trouble, { renames: 100, system })
    return () => replaceFile(join(folder, 'file'), 'newer')
  }
  beforeEach(() => writeFileSync(join(folder, 'file'), 'old'))
  afterEach(() => expect(readdirSync(folder)).toEqual(['file']))

  test('since somebody has it open for a moment is replaced all the same', () => {
    trouble.renames = 2
    replaceFile(join(folder, 'file'), 'new')
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('new')
  })

  test('is told as in use on Windows, where nothing else is known, and by the system’s word elsewhere', () => {
    expect(replaceIn('win32')).toThrow(expect.objectContaining({ reason: 'in-use' }))
    expect(replaceIn('linux')).toThrow(/EPERM/)
  })

  test('since it is marked read-only is told so at once, and keeps what it holds', () => {
    chmodSync(join(folder, 'file'), 0o444)
    expect(replaceIn('win32')).toThrow(expect.objectContaining({ reason: 'read-only' }))
    expect(trouble.renames).toBe(100)
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old')
  })
})

test('what could not be replaced is told before a long run, and what can is left as it is', () => {
  const refused = (name: string) => {
    try {
      requireWritable(join(folder, name), name)
    } catch (error) {
      return error instanceof PrimerError && 'reason' in error.detail ? error.detail.reason : error
    }
    return undefined
  }
  for (const name of ['marked', 'held', 'free']) writeFileSync(join(folder, name), 'old')
  chmodSync(join(folder, 'marked'), 0o444)
  expect(['marked', 'held', 'free', 'new'].map(refused)).toEqual(['read-only', 'EBUSY', undefined, undefined])
  expect(readFileSync(join(folder, 'free'), 'utf8')).toBe('old')
  expect(readdirSync(folder).sort()).toEqual(['free', 'held', 'marked'])
})

describe('while another program holds', () => {
  const age = (path: string): void => utimesSync(path, new Date(0), new Date(0))

  test.each(['small.json', 'index.json'])('%s of a pack, the pack is told as in use and kept', (file) => {
    const staged = stagePack(folder, 'small', readPackFolder(folderOf(smallCourse()), 'small'), {
      ...{ addedOn: '2026-11-23', today: '2026-11-23', locale: 'en', from: 'small' },
    })
    installPack(folder, staged)
    age(staged.folder)
    trouble.held = file
    expect(stillUnusable(folder, ['small'])).toEqual([{ name: 'small', trouble: 'in-use' }])
    trouble.held = 'held'
    expect(stillUnusable(folder, ['small'])).toEqual([])
  })

  test('the runs of an experiment, they are not replaced by the last one', () => {
    const run: KeptRun = { time: 1, options: {}, seconds: 1, wide: [], narrow: [], locale: 'en' }
    expect(keepRun(folder, 'ngram', run)).toBe(true)
    trouble.held = 'ngram.json'
    expect(keepRun(folder, 'ngram', run)).toBe(false)
    trouble.held = 'held'
    Object.assign(trouble, { renames: 100 })
    expect(keepRun(folder, 'ngram', run)).toBe(false)
    trouble.renames = 0
    expect(keptRuns(folder, 'ngram').runs).toHaveLength(1)
  })

  test('the record of a pack, a newer form is refused in a sentence', () => {
    const staged = stagePack(folder, 'small', readPackFolder(folderOf(smallCourse()), 'small'), {
      ...{ addedOn: '2026-11-23', today: '2026-11-23', locale: 'en', from: 'small' },
    })
    trouble.renames = 100
    expect(() => installPack(folder, staged)).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ reason: 'in-use' }) }),
    )
  })
})

test('a journal that is marked read-only is told as that, and gets no answer', () => {
  createJournalWriter(folder, 'me').append(anAnswer('q'))
  const path = join(folder, 'journal-me.jsonl')
  chmodSync(path, 0o444)
  const { size } = statSync(path)
  expect(createJournalWriter(folder, 'me').append(anAnswer('q'))).toEqual({
    saved: false,
    trouble: { type: 'failed', path, reason: 'read-only' },
  })
  expect(statSync(path).size).toBe(size)
})

test('settings that may not be written are told within seconds', () => {
  trouble.refused = '.lock'
  const begun = Date.now()
  expect(() => saveSettings(folder, { theme: 'dark' })).toThrow(
    expect.objectContaining({
      detail: { code: 'settings-not-saved', path: expect.anything(), reason: 'EPERM' },
    }),
  )
  expect(Date.now() - begun).toBeLessThan(10_000)
})

test('an answer is stored once although the disk of its file has two numbers', () => {
  const writer = createJournalWriter(folder, 'me')
  trouble.otherDisk = true
  for (let at = 0; at < 3; at += 1) expect(writer.append(anAnswer('q'))).toEqual({ saved: true })
  expect(readJournal(folder, 'journal-me.jsonl').events).toHaveLength(3)
})

test('names of devices', () => {
  for (const name of ['con', 'nul', 'com1', 'lpt9', 'aux', 'prn']) expect(isPackName(name)).toBe(false)
  for (const name of ['NUL', 'aux.md', 'Con.tar.gz', 'COM¹', 'nul ', 'conout$'])
    expect(isDeviceName(name)).toBe(true)
  for (const name of ['console', 'com', 'com10', 'null.md', 'my-course'])
    expect(isDeviceName(name)).toBe(false)
  for (const name of ['notes.', 'notes ', 'a. .']) expect(isLostOnWindows(name)).toBe(true)
  for (const name of ['.', '..', '.config', 'a.b']) expect(isLostOnWindows(name)).toBe(false)
  for (const path of ['C:\\t\\NUL', 'aux\\state', 'C:\\t\\o.json.', '\\\\srv\\share\\con.txt'])
    expect(() => requireUsableName(path, 'win32'), path).toThrow(FileTrouble)
  for (const path of [
    'notes.md:1',
    'C:\\t\\a.md::$DATA',
    'what?.md',
    '\\\\?\\C:\\t\\a|b',
    'C:\\t\\two\nlines',
  ])
    expect(() => requireUsableName(path, 'win32'), path).toThrow(
      expect.objectContaining({ reason: 'forbidden-name' }),
    )
  for (const path of [
    'C:\\t\\notes.md',
    'C:notes.md',
    '..\\x',
    '\\\\?\\C:\\t\\a.md',
    '\\\\?\\UNC\\s\\t\\a.md',
    '\\\\.\\C:\\t\\a.md',
  ])
    requireUsableName(path, 'win32')
  requireUsableName('/tmp/nul', 'linux')
})

test('links are followed by the system, and a path that it cannot follow stays', () => {
  expect(withoutLinks(join(folder, '.', 'x', '..'))).toBe(realpathSync.native(folder))
  expect(withoutLinks(join(folder, 'missing'))).toBe(join(folder, 'missing'))
})

test('the language of the system counts where the environment says nothing', () => {
  const of = (environment: Record<string, string>, system: string) =>
    chooseLanguage({ environment, system: () => system })
  expect(of({}, 'zh-CN')).toEqual({ language: 'zh', decided: true })
  expect(of({}, 'zh-Hant-TW').language).toBe('zh')
  expect(of({}, 'fr-FR')).toEqual({ language: 'en', decided: false })
  expect(of({ LANG: 'en_US.UTF-8' }, 'zh-CN').language).toBe('en')
})

test('a browser is opened by a program of the system, never by one of the current folder', () => {
  expect(openerOf({ platform: 'win32', env: { SystemRoot: 'D:\\Windows' } })?.[0]).toBe(
    'D:\\Windows\\System32\\rundll32.exe',
  )
  expect(openerOf({ platform: 'win32', env: { SystemRoot: '.' } })?.[0]).toBe(
    'C:\\Windows\\System32\\rundll32.exe',
  )
  expect(openerOf({ platform: 'darwin', env: {} })?.[0]).toBe('/usr/bin/open')
})

test('a program of the system lies in a folder of PATH that is a whole path', () => {
  const PATH = '.;C:bin;\\bin;;C:\\Python;\\\\srv\\bin'
  expect(programPlaces('python3', PATH, 'win32')).toEqual([
    'C:\\Python\\python3.exe',
    '\\\\srv\\bin\\python3.exe',
  ])
  expect(programPlaces('python3', undefined, 'win32')).toEqual([])
  expect(programPlaces('xdg-open', ':.:./:bin:/usr/bin', 'linux')).toEqual(['/usr/bin/xdg-open'])
})

test.skipIf(lacks.unixPrograms)('the current folder is not asked for one, whatever PATH says', () => {
  for (const name of ['xdg-open', 'python3'])
    writeFileSync(join(folder, name), '#!/bin/sh\n: > ran\n', { mode: 0o755 })
  trouble.system = 'linux'
  const program = { name: 'first', language: 'python', text: 'print(1)' } as const
  const at = process.cwd()
  process.chdir(folder)
  try {
    for (const PATH of ['', '.', ':', './', 'x:.:']) {
      vi.stubEnv('PATH', PATH)
      expect(openerOf({ platform: 'linux', env: { PATH } })).toBeUndefined()
      programTroubles([program], { isCourse: true })
      expect(readdirSync(folder).sort()).toEqual(['python3', 'xdg-open'])
    }
    vi.stubEnv('PATH', `.:${folder}`)
    expect(openerOf({ platform: 'linux', env: { PATH: `.:${folder}` } })).toEqual([join(folder, 'xdg-open')])
    programTroubles([program], { isCourse: true })
    expect(readdirSync(folder)).toContain('ran')
  } finally {
    vi.unstubAllEnvs()
    process.chdir(at)
  }
})

test('UTF-16 with a byte order mark is read, without one it is no text', () => {
  const text = 'Token 标记 👍'
  const little = Buffer.from(`\ufeff${text}`, 'utf16le')
  expect(decodeUnicode(little)).toBe(text)
  expect(decodeUnicode(Buffer.from(little).swap16())).toBe(text)
  expect(decodeUnicode(Buffer.from(`\ufeff${text}`))).toBe(text)
  expect(decodeUnicode(Buffer.from([0xff, 0xfe, 0x00]))).toBeUndefined()
})

test('answers in UTF-16, as PowerShell writes them, are answers', () => {
  const line = '{"question":"next-token-output","answer":"distribution"}\r\n'
  writeFileSync(join(folder, 'answers'), Buffer.from(`\ufeff${line}`, 'utf16le'))
  expect(run(['quiz', '1', '--answers', join(folder, 'answers')]).stdout).toContain('"correct":true')
})

describe('the name of the machine', () => {
  beforeEach(() => {
    trouble.noMachineId = true
    mkdirSync(join(folder, 'cache'))
  })
  const places = () => ({ state: join(folder, 'state'), cache: join(folder, 'cache') })

  test('lies with the journals, and is the same on every run', () => {
    const name = machineName(places())
    expect(name).toMatch(/^[0-9a-f]{12}$/)
    expect(machineName(places())).toBe(name)
    expect(readdirSync(join(folder, 'state'))).toEqual(['machine'])
    expect(readdirSync(join(folder, 'cache'))).toEqual([])
  })

  test('that an earlier version kept in the cache stays, also when the cache is cleaned', () => {
    writeFileSync(join(folder, 'cache', 'machine'), 'abcdef012345\n')
    expect(machineName(places())).toBe('abcdef012345')
    writeFileSync(join(folder, 'cache', 'machine'), '')
    expect(machineName(places())).toBe('abcdef012345')
  })

  test('that came here with a copied home is told as another machine’s', () => {
    machineName(places())
    expect(isNameOfAnother(places().state)).toBe(false)
    writeFileSync(join(folder, 'state', 'machine'), 'abcdef012345\n0123456789ab\n')
    expect(isNameOfAnother(places().state)).toBe(true)
    // Written before hosts were kept beside the name: nothing is known.
    writeFileSync(join(folder, 'state', 'machine'), 'abcdef012345\n')
    expect(isNameOfAnother(places().state)).toBe(false)
  })
})
