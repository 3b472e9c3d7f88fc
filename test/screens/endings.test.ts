// Every end that can be heard, and every stop, gives the terminal back: keys with echo, the cursor, the usual screen.
// `npm run test:endings` tries every end on every screen and prompt; here a share.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readlinkSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { furnish } from '../faults/commands.ts'
import { isDeep, part } from '../faults/parts.ts'
import { keys, openCommand, type PseudoTerminal } from '../pseudo-terminal.ts'
import { run } from '../run.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')

/** With answers, a backup, a course that can be added and an update. */
let furnished = ''
beforeAll(() => {
  furnished = mkdtempSync(join(tmpdir(), 'endings-'))
  furnish(furnished)
  const answers = ['quiz', '1', '--answers', 'answers.jsonl', '--data-dir', furnished]
  // A month ago, so that the question is due.
  const clock = `--require ${join(import.meta.dirname, '..', 'faults', 'clock.cjs')}`
  const then = new Date(Date.now() - 30 * 86_400_000).toISOString()
  run(answers, { cwd: furnished, env: { NODE_OPTIONS: clock, LLM_PRIMER_TEST_CLOCK: then } })
})

/** A shell that runs llm-primer, says how the terminal was left, and where the job was stopped lets it go on. */
function shellWith(words: string): PseudoTerminal {
  const home = mkdtempSync(join(tmpdir(), 'endings-'))
  cpSync(furnished, home, { recursive: true })
  const report = (what: string): string => `echo "${what} $?"; stty -a`
  const script = [
    // What the shell itself would die of must not end it.
    "trap '' HUP INT QUIT TERM",
    `sh -c 'trap - HUP INT QUIT TERM; exec "$0" "$1" ${words}' "$0" "$1"`,
    report('left'),
    `read word; fg; ${report('then')}`,
    'sleep 20',
  ]
  // With job control of its own, a shell that leaves the terminal as it finds it.
  return openCommand('sh', ['-m', '-c', script.join('; '), process.execPath, launcher], {
    home,
    cwd: home,
    env: { LLM_PRIMER_HOME: home },
  })
}

/** The Node below the shell. */
function programOf(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  if (!child) return pid
  return programOf(Number(child))
}

const send =
  (signal: NodeJS.Signals) =>
  (terminal: PseudoTerminal): void => {
    process.kill(programOf(terminal.process.pid), signal)
  }
const byShell = (signal: NodeJS.Signals): number => 128 + constants.signals[signal]

const SIGNALS: readonly NodeJS.Signals[] = [
  ...(['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2', 'SIGALRM', 'SIGABRT', 'SIGXCPU', 'SIGVTALRM'] as const),
  ...(['SIGXFSZ', 'SIGIO', 'SIGPWR', 'SIGSYS', 'SIGTRAP', 'SIGSTKFLT'] as const),
]
/** Name, what is done, and the exit code that the shell sees; 130 of Ctrl-C where something was asked. */
const ENDINGS: readonly (readonly [string, (terminal: PseudoTerminal) => void, readonly number[]])[] = [
  ...SIGNALS.map((signal) => [signal, send(signal), [byShell(signal)]] as const),
  ['SIGINT', send('SIGINT'), [0, 130]],
  ['Ctrl-C', (terminal) => terminal.type(keys.ctrlC), [0, 130]],
]
const PROMPTS: readonly (readonly [string, string | RegExp])[] = [
  ['data reset', /Forget/],
  ['data restore', /Which backup|restore/i],
  ['pack add course', /Add|take/i],
  ['models update api.json', 'any other key no'],
]
/** Each with a line that it draws last, so that it hears keys and signals when that is seen. */
const SCREENS: readonly (readonly [string, string | RegExp])[] = [
  ...PROMPTS,
  ['read', /keys/],
  ['read 1.1', '1.1'],
  ['quiz 1', 'question 1 of'],
  ['quiz --exam', 'question 1 of'],
  ['quiz --placement', 'question 1 of'],
  ['models', /models/i],
  ['models choose', /1–3 choose/],
  ['lab', /↑↓ choose/],
  ['lab gpt', /gpt|steps/i],
  ['lab next --game', /next|guess/i],
  ['lab sample', /run without a guess/],
  ['review', 'question 1 of'],
  ['progress', /read|sections/i],
  ['', 'llm-primer'],
]
const OFTEN = ['data reset', 'read 1.1', 'quiz 1']
/** Signals of two names: what prompts are asked with hears both, and ended as after Ctrl-C when nobody else did. */
const TWICE_NAMED = ['SIGABRT', 'SIGIO']

async function expectGivenBack(terminal: PseudoTerminal, report: RegExp): Promise<string> {
  const screen = await terminal.until(new RegExp(`${report.source}[^]*icanon`))
  expect(screen).toMatch(/(?<!-)\bicanon/)
  expect(screen).toMatch(/(?<!-)\becho\b/)
  expect(terminal.isFullScreen()).toBe(false)
  const [shown, hidden] = ['\x1b[?25h', '\x1b[?25l'].map((code) => terminal.raw().lastIndexOf(code))
  expect(shown).toBeGreaterThanOrEqual(hidden ?? 0)
  return screen
}

test.skipIf(process.platform !== 'linux').each(
  SCREENS.filter(([words]) => isDeep || OFTEN.includes(words)).flatMap(([words, shown], at) =>
    // In an ordinary run each signal once, and on each screen the ones that people send.
    ENDINGS.filter(
      ([name], which) =>
        isDeep ||
        (which < 8 && (which < 2 || which % OFTEN.length === at)) ||
        (words === 'data reset' && TWICE_NAMED.includes(name)),
    ).map(([name, end, codes]) => [words, name, shown, end, codes] as const),
  ),
)('%s, ended by %s', async (words, name, shown, end, codes) => {
  await part('endings', `${words}, ${name}`, async () => {
    const terminal = shellWith(words)
    await terminal.until(shown)
    end(terminal)
    const screen = await expectGivenBack(terminal, /left \d+/)
    expect(codes).toContain(Number(/left (\d+)/.exec(screen)?.[1]))
    terminal.process.kill('SIGKILL')
    return {}
  })
})

test
  .skipIf(process.platform !== 'linux')
  .each(SCREENS.filter(([words]) => isDeep || words === 'data reset' || words === 'read 1.1'))(
  '%s, stopped from outside and continued, hears keys and is ended',
  async (words, shown) => {
    await part('endings', `${words}, stopped`, async () => {
      const terminal = shellWith(words)
      await terminal.until(shown)
      send('SIGTSTP')(terminal)
      await expectGivenBack(terminal, /left 148/)
      terminal.type('\r')
      await untilTakenAgain(terminal)
      // The first choice of a prompt is the one that changes nothing.
      const isPrompt = PROMPTS.some(([each]) => each === words)
      if (isPrompt) terminal.type(keys.enter)
      else send('SIGTERM')(terminal)
      await expectGivenBack(terminal, isPrompt ? /then [01]/ : /then 143/)
      terminal.process.kill('SIGKILL')
      return {}
    })
  },
)

/** Keys come one by one again, without echo. */
async function untilTakenAgain(terminal: PseudoTerminal): Promise<void> {
  const tty = readlinkSync(`/proc/${terminal.process.pid}/fd/0`)
  while (!execFileSync('stty', ['-F', tty, '-a'], { encoding: 'utf8' }).includes('-icanon'))
    await new Promise((resolve) => setTimeout(resolve, 20))
}

test.skipIf(process.platform !== 'linux')('SIGUSR1 opens no inspector while a screen runs', async () => {
  const terminal = shellWith('read 1.1')
  await terminal.until('1.1')
  process.kill(programOf(terminal.process.pid), 'SIGUSR1')
  terminal.type('q')
  await terminal.until(/left 0/)
  expect(terminal.raw()).not.toContain('Debugger listening')
  terminal.process.kill('SIGKILL')
})
