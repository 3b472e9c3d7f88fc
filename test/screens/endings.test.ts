// Every end that can be heard gives the terminal back: keys with echo, the cursor, the usual screen.
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCommand, type PseudoTerminal } from '../pseudo-terminal.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const deep = process.env.LLM_PRIMER_FAULTS === 'full'

/** A shell that runs llm-primer, and then says how the terminal was left. */
const shellWith = (words: string): PseudoTerminal =>
  openCommand('sh', [
    '-c',
    // What the shell itself would die of must not end it.
    `trap '' HUP INT QUIT TERM; sh -c 'trap - HUP INT QUIT TERM; exec "$0" "$1" ${words}' "$0" "$1"; echo "left $?"; stty -a; sleep 20`,
    process.execPath,
    launcher,
  ])

/** The Node below the shell. */
function programOf(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  if (!child) return pid
  return programOf(Number(child))
}

const SIGNALS = [
  'SIGTERM',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR2',
  'SIGALRM',
  'SIGABRT',
  'SIGXCPU',
  'SIGVTALRM',
] as const
const SCREENS: readonly (readonly [string, string | RegExp])[] = [
  ['data reset', /Forget|reset/i],
  ['read 1.1', '1.1'],
  ['quiz 1', 'question 1 of'],
  ...(deep
    ? ([
        ['models', /models/i],
        ['lab', /lab/i],
        ['', 'llm-primer'],
      ] as const)
    : []),
]

test.skipIf(process.platform !== 'linux').each(
  SCREENS.flatMap(([words, shown], at) =>
    // In an ordinary run each signal once, and on each screen the ones that people send.
    SIGNALS.filter((_, which) => deep || which < 2 || which % SCREENS.length === at).map(
      (signal) => [words, signal, shown] as const,
    ),
  ),
)('%s, ended by %s', async (words, signal, shown) => {
  const terminal = shellWith(words)
  await terminal.until(shown)
  process.kill(programOf(terminal.process.pid), signal)
  const screen = await terminal.until('icanon')
  expect(screen).toContain(`left ${128 + constants.signals[signal]}`)
  expect(screen).toMatch(/(?<!-)\bicanon/)
  expect(screen).toMatch(/(?<!-)\becho\b/)
  expect(terminal.isFullScreen()).toBe(false)
  expect(terminal.raw().lastIndexOf('\x1b[?25h')).toBeGreaterThanOrEqual(
    terminal.raw().lastIndexOf('\x1b[?25l'),
  )
  terminal.process.kill('SIGKILL')
})

test.skipIf(process.platform !== 'linux')('SIGUSR1 opens no inspector while a screen runs', async () => {
  const terminal = shellWith('read 1.1')
  await terminal.until('1.1')
  process.kill(programOf(terminal.process.pid), 'SIGUSR1')
  terminal.type('q')
  await terminal.until(/left 0/)
  expect(terminal.raw()).not.toContain('Debugger listening')
  terminal.process.kill('SIGKILL')
})
