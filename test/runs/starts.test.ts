import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lacks } from '../lacks.ts'
import type { Run, RunOptions } from '../run.ts'

const root = join(import.meta.dirname, '..', '..')

/** Runs a command in a folder that is gone by then; a shell can stay in one. */
function runInDeletedFolder(words: readonly string[], env: RunOptions['env'] = {}): Run {
  const home = mkdtempSync(join(tmpdir(), 'start-'))
  const folder = join(home, 'gone')
  mkdirSync(folder)
  const script = 'rmdir "$PWD" && exec "$0" "$@"'
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', script, process.execPath, join(root, 'bin/llm-primer.js'), ...words],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'en_US.UTF-8', ...env },
    },
  )
  return { status, stdout, stderr }
}

describe.skipIf(lacks.unixFiles)('in a folder that was deleted', () => {
  test.each([
    [['read', '1', '--content', 'x']],
    [['check']],
    [['read', '1', '--data-dir', 'x']],
    [['export', 'anki', '--output', 'cards.txt']],
  ])('%j says so', (words) => {
    const { status, stderr } = runInDeletedFolder(words)
    expect(status).toBe(1)
    expect(stderr).toBe('The folder that you are in does not exist any more.\nGo to another one: cd ~\n')
  })

  test('what needs no folder runs', () => {
    expect(runInDeletedFolder(['define', 'token']).status).toBe(0)
  })

  test('speaks the language of the environment', () => {
    expect(runInDeletedFolder(['check'], { LANG: 'zh_CN.UTF-8' }).stderr).toContain(
      '当前所在的目录已经不存在',
    )
  })
})

test.skipIf(process.platform !== 'linux')(
  'below /proc, where no folder can be made, every start ends',
  () => {
    for (const words of [
      ['read', '1.1', '--plain'],
      ['config', 'set', 'lang', 'en'],
      ['define', 'token'],
    ]) {
      const home = mkdtempSync(join(tmpdir(), 'start-'))
      const { signal, status } = spawnSync(process.execPath, [join(root, 'bin/llm-primer.js'), ...words], {
        env: { PATH: process.env.PATH ?? '', HOME: home, LLM_PRIMER_HOME: '/proc/nowhere' },
        timeout: 60_000,
      })
      expect(signal, words.join(' ')).toBeNull()
      expect(status).not.toBeNull()
    }
  },
)

describe('what a start brings in', () => {
  const home = mkdtempSync(join(tmpdir(), 'start-'))
  const preload = join(home, 'no-stream.cjs')
  // A pipe is written to without the stream, whose first touch takes as long as half a command.
  writeFileSync(
    preload,
    "Object.defineProperty(process, 'stdout', { get() { throw new Error('the stream was touched') } })",
  )

  test.each([
    ['define token', ['main']],
    ['define tokken', ['main']],
    ['search attention', ['main']],
    ['models --open-source --region cn', ['main', 'models']],
    ['read 1.5 --plain', ['main', 'read']],
    ['read 9.9', ['main', 'read']],
  ])('%s: these files of the program, and no stream', (line, files) => {
    const own = mkdtempSync(join(home, 'own-'))
    const { stderr } = spawnSync(
      process.execPath,
      ['--require', preload, join(root, 'bin/llm-primer.js'), ...line.split(' ')],
      { encoding: 'utf8', env: { PATH: process.env.PATH ?? '', LANG: 'en_US.UTF-8', LLM_PRIMER_HOME: own } },
    )
    expect(stderr).not.toContain('the stream was touched')
    const kept = readdirSync(join(own, 'cache', 'compiled')).map((name) => /([a-z]+)\.cjs$/.exec(name)?.[1])
    expect(kept.sort()).toEqual(files)
  })
})

describe('a Node that is too old', () => {
  const { engines }: { readonly engines: { readonly node: string } } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )

  /** The running Node, under another version. */
  function runAs(version: string, ...words: readonly string[]): Run {
    const folder = mkdtempSync(join(tmpdir(), 'node-'))
    const preload = join(folder, 'version.cjs')
    writeFileSync(
      preload,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
    )
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', preload, join(root, 'bin/llm-primer.js'), ...words],
      { encoding: 'utf8', env: { PATH: process.env.PATH ?? '', HOME: folder, LANG: 'en_US.UTF-8' } },
    )
    return { status, stdout, stderr }
  }

  test.each(['18.20.4', '16.0.0', '20.16.0'])('%s is told the version that is needed', (version) => {
    const { status, stdout, stderr } = runAs(version, 'define', 'token')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr.split('\n')).toEqual([
      `llm-primer needs Node.js ${engines.node.slice('>='.length)} or newer; this is ${version}.`,
      expect.stringContaining(version),
      '',
    ])
  })

  test.each(['20.17.0', '22.0.0', '26.12.0'])('%s starts', (version) => {
    expect(runAs(version, 'define', 'token').status).toBe(0)
  })
})

describe('what is not built', () => {
  function unbuilt(withTools: boolean): Run {
    const folder = mkdtempSync(join(tmpdir(), 'unbuilt-'))
    cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
    if (withTools) mkdirSync(join(folder, 'node_modules', 'esbuild'), { recursive: true })
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'bin/llm-primer.js'), 'read', '1'],
      { encoding: 'utf8' },
    )
    return { status, stdout, stderr }
  }

  test('is told how to be built, also where npm ci was told to run no scripts', () => {
    expect(unbuilt(false).stderr).toContain('npm ci')
    expect(unbuilt(true).stderr).toContain('npm run build')
    expect(unbuilt(true).stderr).not.toContain('npm ci')
    expect(unbuilt(true).status).toBe(1)
  })

  test('or is built in part says that it cannot start', () => {
    const folder = mkdtempSync(join(tmpdir(), 'torn-'))
    cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist/main.cjs'), '// 0123456789abcdef\n(function (')
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin/llm-primer.js'), 'read'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '' },
    })
    expect(status).toBe(70)
    expect(stderr.split('\n')).toHaveLength(3)
    expect(stderr).toContain('cannot start')
  })
})
