import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { lacks } from '../lacks.ts'
import { run } from '../run.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const SOMEBODY = 54_321
const answer = '{"question":"next-token-output","answer":"distribution","confidence":"sure"}\n'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'own-'))
})
const start = (words: readonly string[], input = '') => run(words, { input, env: { LLM_PRIMER_HOME: home } })
const quiz = () => start(['quiz', '1', '--answers', '-'], answer)
const journal = (): string =>
  join(home, 'state', readdirSync(join(home, 'state')).find((name) => name.endsWith('.jsonl')) ?? '')

test.skipIf(lacks.modeBits)('the learner’s own files are used whatever their permissions', () => {
  quiz()
  start(['config', 'set', 'width', '50'])
  chmodSync(journal(), 0o666)
  chmodSync(join(home, 'state'), 0o777)
  chmodSync(join(home, 'config', 'config.json'), 0o666)
  expect(start(['config', 'get', 'width']).stdout).toBe('50\n')
  expect(start(['export', 'json']).stdout).toContain('next-token-output')
})

describe.skipIf(process.getuid?.() !== 0)('another user (only root can try)', () => {
  test('their journal is not believed, and named', () => {
    quiz()
    chownSync(journal(), SOMEBODY, SOMEBODY)
    const { status, stderr } = start(['progress'])
    expect(status).toBe(0)
    expect(stderr).toContain('cannot be read (it belongs to another user)')
  })

  test('nothing is written into their journal: the answer is told as not saved', () => {
    quiz()
    chownSync(journal(), SOMEBODY, SOMEBODY)
    const before = readFileSync(journal())
    const { status, stdout, stderr } = quiz()
    expect(status).toBe(1)
    expect(stdout).toContain('"saved":false')
    expect(stderr).toContain('it belongs to another user')
    expect(readFileSync(journal())).toEqual(before)
  })

  test('a link that they have put in the place of the journal is not followed', () => {
    quiz()
    const name = journal()
    const profile = join(home, 'profile')
    writeFileSync(profile, 'export A=1\n')
    renameAside(name)
    symlinkSync(profile, name)
    lchownSync(name, SOMEBODY, SOMEBODY)
    expect(quiz().stderr).toContain('it is a link that another user has made')
    expect(readFileSync(profile, 'utf8')).toBe('export A=1\n')
  })

  test('a link of the learner’s own is followed', () => {
    quiz()
    const name = journal()
    renameAside(name)
    symlinkSync(join(home, 'elsewhere'), name)
    expect(quiz().status).toBe(0)
    expect(readFileSync(join(home, 'elsewhere'), 'utf8')).toContain('next-token-output')
  })

  test('their settings are not used and not written over', () => {
    start(['config', 'set', 'width', '50'])
    const file = join(home, 'config', 'config.json')
    chownSync(file, SOMEBODY, SOMEBODY)
    expect(start(['config', 'get', 'width'])).toMatchObject({ status: 0, stdout: 'auto\n' })
    const before = readFileSync(file)
    for (const words of [['set', 'width', '60'], ['reset', 'width'], ['reset']]) {
      const { status, stderr } = start(['config', ...words])
      expect(status, words.join(' ')).toBe(1)
      expect(stderr).toContain('it belongs to another user')
      expect(readFileSync(file)).toEqual(before)
    }
  })

  test('a pack whose record or folder is theirs is left out and named', () => {
    expect(start(['pack', 'add', folderOf(smallCourse()), '--name', 'small', '--yes']).status).toBe(0)
    const packs = join(home, 'data', 'packs')
    for (const name of readdirSync(packs)) {
      chownSync(join(packs, name), SOMEBODY, SOMEBODY)
      const { status, stderr } = start(['define', 'token'])
      expect(status).toBe(0)
      expect(stderr, name).toContain('small')
      chownSync(join(packs, name), 0, 0)
    }
    expect(start(['define', 'token']).stderr).toBe('')
  })
})

test('a hundred changes of settings at once: none is lost', async () => {
  const changes = Array.from({ length: 100 }, (_, at) =>
    at % 4 === 0
      ? (['width', String(30 + at)] as const)
      : at % 4 === 1
        ? (['theme', 'dark'] as const)
        : at % 4 === 2
          ? (['review-minutes', String(1 + at)] as const)
          : (['ambiguous', 'wide'] as const),
  )
  mkdirSync(join(home, 'config'))
  // What a newer version has put there stays as well.
  writeFileSync(join(home, 'config', 'config.json'), '{"accessible":true,"later":[1]}')
  let next = 0
  const worker = async (): Promise<void> => {
    for (let at = next++; at < changes.length; at = next++) {
      const [name, value] = changes[at] ?? ['', '']
      // Each by its own process; what it has said must hold until somebody changes the same setting.
      expect(await exitOf(['config', 'set', name, value])).toBe(0)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  const stored = JSON.parse(readFileSync(join(home, 'config', 'config.json'), 'utf8'))
  expect(stored).toMatchObject({ accessible: true, later: [1], theme: 'dark', ambiguous: 'wide' })
  expect(Object.keys(stored).sort()).toEqual(
    ['accessible', 'ambiguous', 'later', 'review-minutes', 'theme', 'width'].sort(),
  )
  expect(readdirSync(join(home, 'config'))).toEqual(['config.json'])
})

function exitOf(words: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [launcher, ...words], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH ?? '', LLM_PRIMER_HOME: home },
  })
  return new Promise((resolve) => child.on('close', resolve))
}

function renameAside(path: string): void {
  writeFileSync(`${path}.aside`, readFileSync(path))
  rmSync(path)
}
