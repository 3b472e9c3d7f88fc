// What may happen to the process and the disk while somebody learns. `npm run test:faults` runs it at full length.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { createLearner } from '../../src/files/learner.ts'
import { readPacks } from '../../src/files/packs.ts'
import { findPlaces } from '../../src/files/places.ts'
import { loadSettings } from '../../src/files/settings-file.ts'
import { otherUser } from '../other-user.ts'
import { furnish, OUTPUTS, WRITING } from './commands.ts'
import { moveBackTwoHours, temporariesIn } from './left-behind.ts'
import { isDeep as full, part } from './parts.ts'

const KILLS = full ? 10_000 : 40
/** Each in a home of its own. */
const KILLS_OF_A_PART = full ? 200 : 40
const ANSWERS_OF_A_WRITER = full ? 1000 : 100
const LONGEST = full ? 7_200_000 : 120_000

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const aHome = (): string => mkdtempSync(join(tmpdir(), 'faults-'))
const answer = '{"question":"next-token-output","answer":"distribution","confidence":"sure"}\n'
const environment = { PATH: process.env.PATH ?? '', LANG: 'en_US.UTF-8', HOME: '/nonexistent' }

/** Compiled code is kept beside the home, as what else may be lost. */
const withCache = (home: string) => ({ ...environment, XDG_CACHE_HOME: join(home, 'cache') })

const startQuiz = (home: string): ChildProcess =>
  spawn(process.execPath, [launcher, 'quiz', '1', '--answers', '-', '--data-dir', home], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: withCache(home),
  })

/** Answers until it is killed: after so many acknowledgements, or so many milliseconds, whatever comes first. */
function answerUntilKilled(home: string, acknowledged: number, milliseconds: number): Promise<number> {
  const child = startQuiz(home)
  let output = ''
  const count = (): number => output.split('\n').length - 1
  const kill = (): boolean => child.kill('SIGKILL')
  child.stdin?.on('error', () => {})
  child.stdin?.write(answer.repeat(200))
  child.stdout?.on('data', (data) => {
    output += data
    if (count() >= acknowledged) kill()
  })
  const timer = setTimeout(kill, milliseconds)
  return new Promise((resolve) =>
    child.on('close', () => {
      clearTimeout(timer)
      resolve(count())
    }),
  )
}

const learnerIn = (home: string) => createLearner(findPlaces({}, home), () => new Date())
const eventsIn = (home: string): number => learnerIn(home).events().length
const brokenIn = (home: string): number =>
  learnerIn(home)
    .journals()
    .reduce((sum, { broken }) => sum + broken.length, 0)

/** Runs the command in the folder until it ends, or is killed after so many milliseconds; gives its exit code. */
function runUntilKilled(
  words: readonly string[],
  home: string,
  milliseconds: number,
): Promise<number | null> {
  const child = spawn(process.execPath, [launcher, ...words, '--data-dir', home], {
    cwd: home,
    stdio: 'ignore',
    env: withCache(home),
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  return new Promise((resolve) =>
    child.on('close', (status) => {
      clearTimeout(timer)
      resolve(status)
    }),
  )
}

/** What is lost, damaged or left behind in a home where so many answers were acknowledged. */
function wrongIn(home: string, acknowledged: number): string[] {
  const events = eventsIn(home)
  const { broken } = loadSettings(join(home, 'config'))
  return [
    ...(events < acknowledged ? [`${acknowledged} acknowledged, ${events} there`] : []),
    ...(broken === undefined ? [] : [`settings: ${broken}`]),
    ...readPacks(join(home, 'data')).flatMap(({ type, name }) =>
      type === 'damaged' ? [`damaged pack ${name}`] : [],
    ),
    ...learnerIn(home)
      .leftOut()
      .unreadable.map(({ name, reason }) => `${name}: ${reason}`),
    ...OUTPUTS.flatMap(([name, isWhole]) =>
      existsSync(join(home, name)) && !isWhole(readFileSync(join(home, name), 'utf8'))
        ? [`torn ${name}`]
        : [],
    ),
  ]
}

/** Kills two writers at random moments; then, as if an hour later, every command runs to its end. */
async function killTwoWriters(kills: number) {
  const home = aHome()
  furnish(home)
  // A busy machine takes longer, and a kill before the program has begun tells nothing.
  const begun = performance.now()
  await runUntilKilled(['progress'], home, LONGEST)
  const usual = performance.now() - begun
  let acknowledged = 0
  const wrong: string[] = []
  for (let at = 0; at < kills; at += 2) {
    // Half of the kills come while answers are being written, half at any time from the start on.
    const byCount = at % 4 === 0
    const words = WRITING[Math.floor(Math.random() * WRITING.length)] ?? []
    const [answers] = await Promise.all([
      answerUntilKilled(
        home,
        byCount ? 1 + Math.floor(Math.random() * 40) : Number.POSITIVE_INFINITY,
        byCount ? 60_000 : Math.random() * 2 * usual,
      ),
      runUntilKilled(words, home, Math.random() * 3 * usual),
    ])
    acknowledged += answers
    if (at % 20 === 0 || at >= kills - 2)
      wrong.push(...wrongIn(home, acknowledged).map((what) => `${words.join(' ')}: ${what}`))
  }
  moveBackTwoHours(home)
  // What bears the number that another process had at that moment goes with the run after.
  for (let round = 0; round < 3 && (round === 0 || temporariesIn(home).length > 0); round += 1)
    for (const words of WRITING) {
      const status = await runUntilKilled(words, home, LONGEST)
      if (status !== 0 && status !== 1) wrong.push(`${words.join(' ')}: exit ${status}`)
    }
  wrong.push(...wrongIn(home, acknowledged), ...temporariesIn(home).map((path) => `left behind: ${path}`))
  const figures = { kills, acknowledged, events: eventsIn(home), torn: brokenIn(home), wrong }
  rmSync(home, { recursive: true })
  return figures
}

test(
  `${KILLS} kills of two writers at random moments lose no acknowledged answer, leave nothing unreadable and no rubbish`,
  async () => {
    let [kills, acknowledged, torn] = [0, 0, 0]
    for (let at = 0; at < KILLS / KILLS_OF_A_PART; at += 1) {
      const figures = await part('kills', `${at}`, () => killTwoWriters(KILLS_OF_A_PART))
      expect(figures.wrong).toEqual([])
      kills += figures.kills
      acknowledged += figures.acknowledged
      torn += figures.torn
      if (full) console.log(`${kills} kills: ${acknowledged} answers acknowledged, ${torn} torn lines`)
    }
    expect(acknowledged).toBeGreaterThan(kills / 2)
  },
  LONGEST,
)

test.each([2, 8])(
  '%i writers at once: every answer of every one is kept',
  async (writers) => {
    const home = aHome()
    const each = Math.floor(ANSWERS_OF_A_WRITER / (full ? 1 : writers / 2))
    const children = Array.from({ length: writers }, () => startQuiz(home))
    await Promise.all(
      children.map(
        (child) =>
          new Promise((resolve) => {
            child.stdout?.resume()
            child.stdin?.end(answer.repeat(each))
            child.on('close', resolve)
          }),
      ),
    )

    expect(eventsIn(home)).toBe(writers * each)
    expect(brokenIn(home)).toBe(0)
  },
  LONGEST,
)

interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const quizOf = (home: string, count: number, options: object = {}, program = launcher): Outcome =>
  spawnSync(process.execPath, [program, 'quiz', '1', '--answers', '-', '--data-dir', home], {
    input: answer.repeat(count),
    encoding: 'utf8',
    env: environment,
    ...options,
  })

const progressOf = (home: string) =>
  spawnSync(process.execPath, [launcher, 'progress', '--data-dir', home], {
    encoding: 'utf8',
    env: environment,
    timeout: 20_000,
  })

const savedIn = (stdout: string): number => stdout.match(/"saved":true/g)?.length ?? 0

test('a full disk: what was acknowledged is there, the rest is said, and the next answer after it is kept', () => {
  const home = aHome()
  // A limit on the size of a file fails like a full disk, with a short write first (setrlimit(2), RLIMIT_FSIZE).
  const limited = `ulimit -f 8; exec "$0" "$@"`
  const words = ['-c', limited, process.execPath, launcher, 'quiz', '1', '--answers', '-', '--data-dir', home]
  const { status, stdout, stderr } = spawnSync('sh', words, {
    input: answer.repeat(40),
    encoding: 'utf8',
    env: environment,
  })

  expect(status).toBe(1)
  expect(stdout.split('\n')).toHaveLength(41)
  expect(savedIn(stdout)).toBeGreaterThan(5)
  expect(savedIn(stdout)).toBeLessThan(40)
  expect(stderr).toContain('The disk is full')
  expect(eventsIn(home)).toBe(savedIn(stdout))
  expect(quizOf(home, 1).status).toBe(0)
  expect(eventsIn(home)).toBe(savedIn(stdout) + 1)
})

const somebody = otherUser()
const cannot = typeof somebody === 'string' ? somebody : ''

test.skipIf(cannot !== '')(
  `a read-only folder: the lesson goes on, one sentence says why nothing is kept${cannot && ` (${cannot})`}`,
  () => {
    if (typeof somebody === 'string') return
    const home = aHome()
    chmodSync(home, 0o755)
    mkdirSync(join(home, 'state'))
    // They may look into the folder but not write; without the first the test would prove nothing.
    chmodSync(join(home, 'state'), 0o555)
    expect(spawnSync('ls', [join(home, 'state')], somebody.as).status).toBe(0)
    const { status, stdout, stderr } = quizOf(home, 3, somebody.as, somebody.launcher)

    expect(status).toBe(1)
    expect(stdout.split('\n')).toHaveLength(4)
    expect(stderr.match(/could not be saved/g)).toHaveLength(1)
    expect(stderr).toContain(`Nothing can be written in ${join(home, 'state')}`)
    expect(readdirSync(join(home, 'state'))).toEqual([])
  },
)

test('a place where no folder can be made: the lesson goes on, one sentence says why nothing is kept', () => {
  const { status, stdout, stderr } = quizOf('/proc/llm-primer', 3)

  expect(status).toBe(1)
  expect(stdout.match(/"correct":true/g)).toHaveLength(3)
  expect(stderr.match(/could not be saved/g)).toHaveLength(1)
})

const nameless = cannot || (process.getuid?.() === 0 ? '' : 'only root can run as a user without a name')

test.skipIf(nameless !== '')(
  `no home at all: the lesson goes on, and the way out is named${nameless && ` (${nameless})`}`,
  () => {
    if (typeof somebody === 'string') return
    const homeless = { ...somebody.as, env: { PATH: environment.PATH, LANG: environment.LANG } }
    const words = [somebody.launcher, 'quiz', '1', '--answers', '-']
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      input: answer,
      encoding: 'utf8',
      ...homeless,
    })

    expect(status).toBe(1)
    expect(stdout).toContain('"saved":false,"correct":true')
    expect(stderr).toContain('--data-dir FOLDER')
    const progress = [somebody.launcher, 'progress']
    expect(spawnSync(process.execPath, progress, { encoding: 'utf8', ...homeless }).status).toBe(0)
  },
)

test.each(['1970-01-01T00:00:01Z', '2100-01-01T00:00:00Z'])(
  'a clock at %s: answers are kept, and earlier ones are not lost',
  (clock) => {
    const home = aHome()
    expect(quizOf(home, 2).status).toBe(0)
    const wrong = {
      ...environment,
      // Quoted, since the project may lie below a folder with spaces in its name.
      NODE_OPTIONS: `--require ${JSON.stringify(join(import.meta.dirname, 'clock.cjs'))}`,
      LLM_PRIMER_TEST_CLOCK: clock,
    }
    expect(quizOf(home, 1, { env: wrong })).toMatchObject({ status: 0 })
    const shown = spawnSync(process.execPath, [launcher, 'progress', '--data-dir', home], {
      encoding: 'utf8',
      env: wrong,
    })
    expect(shown.status).toBe(0)
    if (clock.startsWith('1970')) expect(shown.stdout).toContain('ahead of this machine')
    expect(eventsIn(home)).toBe(3)
    // With the clock right again: what was written in 1970 counts, what was written in 2100 waits and is told.
    const { future } = learnerIn(home).state()
    expect(future.count).toBe(clock.startsWith('2100') ? 1 : 0)
  },
)

test.each<[string, (path: string) => void]>([
  ['a folder', (path) => mkdirSync(path)],
  ['a named pipe', (path) => execFileSync('mkfifo', [path])],
  ['a link to a device', (path) => execFileSync('ln', ['-s', '/dev/full', path])],
])('%s in the place of the journal: said, not waited for', (_, put) => {
  const home = aHome()
  quizOf(home, 1)
  const [name = ''] = readdirSync(join(home, 'state'))
  rmSync(join(home, 'state', name))
  put(join(home, 'state', name))
  const { status, stdout, stderr } = quizOf(home, 2)

  expect(status).toBe(1)
  expect(stdout.match(/"correct":true/g)).toHaveLength(2)
  expect(stderr).toContain('is not an ordinary file')
  const shown = progressOf(home)
  expect(shown.status).toBe(0)
  expect(shown.stderr).toContain(`${name} cannot be read (it is no ordinary file)`)
})

/** Enough answers for a snapshot of the state. */
const MANY = 250

test.each<[string, (state: string, cache: string) => void]>([
  [
    'the journal that a snapshot was made of',
    (state) => {
      const [name = ''] = readdirSync(state)
      rmSync(join(state, name))
      execFileSync('mkfifo', [join(state, name)])
    },
  ],
  [
    'the snapshot',
    (_, cache) => {
      rmSync(join(cache, 'snapshot.json'))
      execFileSync('mkfifo', [join(cache, 'snapshot.json')])
    },
  ],
])('a named pipe in the place of %s is not waited for', (_, put) => {
  const home = aHome()
  quizOf(home, MANY)
  expect(progressOf(home).status).toBe(0)
  put(join(home, 'state'), join(home, 'cache'))

  expect(progressOf(home)).toMatchObject({ status: 0, signal: null })
})

test('a journal of a newer version: kept, told in one sentence, and new answers are added', () => {
  const home = aHome()
  quizOf(home, MANY)
  const [name = ''] = readdirSync(join(home, 'state'))
  const file = join(home, 'state', name)
  const json = '{"v":99,"id":"from-the-future","shape":"new"}'
  const sum = crc32(json).toString(16).padStart(8, '0')
  const newer = `\n${json.slice(0, -1)},"crc":"${sum}"}\n`
  appendFileSync(file, newer)

  expect(progressOf(home).stderr).toContain('1 entry was written by a newer llm-primer')
  // The second run begins with the snapshot of the first.
  expect(progressOf(home).stderr).toContain('1 entry was written by a newer llm-primer')
  expect(quizOf(home, 1).status).toBe(0)
  expect(eventsIn(home)).toBe(MANY + 1)
  expect(readFileSync(file, 'utf8')).toContain(newer)
})

test('rubbish of every sort in the journal: all whole entries count, and new ones are added', () => {
  const home = aHome()
  quizOf(home, 3)
  const [name = ''] = readdirSync(join(home, 'state'))
  const file = join(home, 'state', name)
  const whole = readFileSync(file)
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]))
  appendFileSync(file, `\nnull\n[]\n{"v":99}\n${'x'.repeat(100_000)}\n`)
  appendFileSync(file, whole)
  appendFileSync(file, '\u0000'.repeat(5000))

  expect(quizOf(home, 1).status).toBe(0)
  expect(eventsIn(home)).toBe(4)
})

test.runIf(existsSync('/dev/full'))('a full disk behind stdout is told in two lines, exit 1', () => {
  const output = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, [launcher, 'models', '--data-dir', aHome()], {
    stdio: ['ignore', output, 'pipe'],
    encoding: 'utf8',
    env: environment,
  })
  closeSync(output)

  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(2)
  expect(stderr).toContain('could not be written: the disk is full [ENOSPC].')
})
