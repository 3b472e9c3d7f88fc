// Any call on the learner's files may fail, with any error. What happened is told in sentences, and what was acknowledged is
// there. `npm run test:errors` lets every call of every command fail; here a share.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLearner } from '../../src/files/learner.ts'
import { findPlaces } from '../../src/files/places.ts'
import { createRandom, integerBelow, shuffled } from '../../src/labs/random.ts'
import { answer, furnish, WRITING } from './commands.ts'
import { isDeep, part } from './parts.ts'

const LONGEST = isDeep ? 7_200_000 : 240_000
const FAILURES = 16
const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const preload = join(import.meta.dirname, 'failing-disk.cjs')

/** Those of open(2), write(2), rename(2), mkdir(2), fsync(2) and of network mounts; Node has no name for all of them. */
const ERRORS: readonly number[] = [
  ...(['EACCES', 'EAGAIN', 'EBADF', 'EBUSY', 'EDQUOT', 'EEXIST', 'EFBIG', 'EINTR', 'EINVAL', 'EIO'] as const),
  ...([
    'EISDIR',
    'ELOOP',
    'EMFILE',
    'EMLINK',
    'ENAMETOOLONG',
    'ENFILE',
    'ENODEV',
    'ENOENT',
    'ENOMEM',
  ] as const),
  ...([
    'ENOSPC',
    'ENOSYS',
    'ENOTCONN',
    'ENOTDIR',
    'ENOTEMPTY',
    'ENOTSUP',
    'ENXIO',
    'EOVERFLOW',
    'EPERM',
  ] as const),
  ...(['EROFS', 'ESTALE', 'ETIMEDOUT', 'ETXTBSY', 'EXDEV'] as const),
].map((name) => constants.errno[name])
/** EUCLEAN, EREMOTEIO and ENOMEDIUM of Linux. */
const OF_LINUX = [117, 121, 123]
const errors = [...ERRORS, ...OF_LINUX]

/** Those that write, and those that read each kind of file. */
const COMMANDS: readonly (readonly string[])[] = [
  ['quiz', '1', '--answers', '-'],
  ...WRITING,
  ['--help'],
  ['read', '1.1', '--plain'],
  ['read', 'notes.md', '--plain'],
  ['read', 'course', '--plain'],
  ['read', '1', '--content', 'course', '--plain'],
  ['check', 'course'],
  ['models'],
  ['define', 'token'],
  ['pack', 'list'],
  ['config', 'get'],
  ['data', 'doctor'],
  ['data', 'reset', '--undo'],
  ['export', 'markdown'],
  ['lab', 'ngram', '--text', 'notes.md', '--fast'],
  ['lab', 'gpt', '--steps', '1', '--load', 'model.json'],
  ['lab', 'tokens', 'hello', '--fast', '--output', 'shown.txt'],
  ['try', '--file', 'notes.md', '--endpoint', 'http://localhost:1/v1', '--model', 'm', '--dry-run'],
]

const aFolder = (): string => mkdtempSync(join(tmpdir(), 'errno-'))

function execute(home: string, words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  return spawnSync(
    process.execPath,
    ['--require', preload, launcher, ...words, '--data-dir', join(home, 'own')],
    {
      cwd: home,
      input: answer.repeat(2),
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        LANG: 'en_US.UTF-8',
        HOME: '/nonexistent',
        LLM_PRIMER_TEST_ROOT: home,
        ...more,
      },
    },
  )
}

function furnishedHome(): string {
  const home = aFolder()
  furnish(home)
  writeFileSync(join(home, 'notes.md'), '# Notes\n\nA token is a piece of text. '.repeat(40))
  for (const words of [
    ['quiz', '1', '--answers', '-'],
    ['config', 'set', 'theme', 'dark'],
    ['pack', 'add', 'course', '--name', 'mine', '--yes'],
    ['data', 'reset', '1.3', '--yes'],
    ['lab', 'gpt', '--steps', '1', '--save', 'model.json'],
  ])
    execute(home, words)
  return home
}

/** Calls of a command on the learner's files. */
function callsOf(furnished: string, words: readonly string[]): number {
  const home = aFolder()
  cpSync(furnished, home, { recursive: true })
  const trace = join(aFolder(), 'calls')
  execute(home, words, { LLM_PRIMER_TEST_TRACE: trace })
  rmSync(home, { recursive: true })
  return Number(readFileSync(trace, 'utf8'))
}

interface Failure {
  readonly call: number
  readonly errno: number
  /** All later calls fail as well. */
  readonly stays: boolean
}

/** What is wrong with how a command ends, or with what it acknowledged. */
function wrongAfter(furnished: string, words: readonly string[], { call, errno, stays }: Failure): string[] {
  const home = aFolder()
  cpSync(furnished, home, { recursive: true })
  const { status, signal, stdout, stderr } = execute(home, words, {
    LLM_PRIMER_TEST_CALL: String(call),
    LLM_PRIMER_TEST_ERRNO: String(errno),
    ...(stays ? { LLM_PRIMER_TEST_STAYS: 'yes' } : {}),
  })
  const events = createLearner(findPlaces({}, join(home, 'own')), () => new Date()).events().length
  const before = createLearner(findPlaces({}, join(furnished, 'own')), () => new Date()).events().length
  const saved = stdout.match(/"saved":true/g)?.length ?? 0
  rmSync(home, { recursive: true })
  return [
    ...(status === null || status > 2 ? [`exit ${status ?? signal}`] : []),
    ...(/\n {4}at /.test(stderr) ? ['a stack'] : []),
    ...(/UNKNOWN|Unknown system/.test(stdout + stderr) ? ['an error without a name'] : []),
    ...(events < before + saved ? [`${before} before, ${saved} acknowledged, ${events} there`] : []),
  ].map(
    (what) =>
      `${words.join(' ')}, call ${call}${stays ? ' and all later ones' : ''}, errno ${errno}: ${what}\n${stderr}`,
  )
}

test.skipIf(process.platform !== 'linux')(
  'whatever call fails, and however, it is told in sentences and nothing that was acknowledged is missing',
  async () => {
    const furnished = furnishedHome()
    const random = createRandom(17)
    const wrong: string[] = []
    let failures = 0
    for (const [at, words] of COMMANDS.entries()) {
      if (!isDeep && integerBelow(COMMANDS.length, random) >= FAILURES) continue
      const figures = await part('errors', words.join(' '), () => {
        const calls = callsOf(furnished, words)
        const all = Array.from({ length: 2 * calls }, (_, each) => ({
          call: 1 + (each >> 1),
          errno: errors[(each + at) % errors.length] ?? 0,
          stays: each % 2 === 1,
        }))
        const tried = isDeep ? all : shuffled(all, random).slice(0, 1)
        return {
          tried: tried.length,
          wrong: tried.flatMap((failure) => wrongAfter(furnished, words, failure)),
        }
      })
      failures += figures.tried
      wrong.push(...figures.wrong)
      if (isDeep) console.log(`${failures} failures, ${words.join(' ')}: ${figures.wrong.length} bad ends`)
    }
    rmSync(furnished, { recursive: true })
    expect(wrong).toEqual([])
  },
  LONGEST,
)
