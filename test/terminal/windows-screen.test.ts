// The screen on a host of Windows, which has no job control: Node throws there for SIGTSTP and SIGCONT.
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { Host } from '../../src/terminal/host.ts'
import { openScreen } from '../../src/terminal/screen.ts'

function windowsHost() {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin })
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 })
  const signals = new EventEmitter()
  const unknown = (name: string | symbol) => ['SIGTSTP', 'SIGCONT', 'SIGQUIT'].includes(String(name))
  const on = (name: string, listener: () => void) => {
    if (unknown(name)) throw new TypeError(`Unknown signal: ${name}`)
    signals.on(name, listener)
  }
  const host = {
    argv: [],
    env: {},
    platform: 'win32',
    stdin,
    stdout,
    stderr: new PassThrough(),
    cwd: () => 'C:\\',
    on,
    once: on,
    off: (name: string, listener: () => void) => signals.off(name, listener),
    kill: (_pid: number, signal: string) => {
      throw Object.assign(new TypeError(`Unknown signal: ${signal}`), { code: 'ERR_UNKNOWN_SIGNAL' })
    },
    pid: 1,
    exitCode: undefined,
  }
  return { host: host as unknown as Host, stdin, signals }
}

test('Ctrl-Z changes nothing: the next key is read as ever', async () => {
  const { host, stdin } = windowsHost()
  const screen = openScreen(host)
  stdin.write('\x1a')
  stdin.write('j')
  expect(await screen.next()).toMatchObject({ type: 'key', key: { text: 'j' } })
  await screen.close()
})

test('Ctrl-Break ends as a signal does: 128 and its number', async () => {
  const { host, signals } = windowsHost()
  const screen = openScreen(host)
  const ended = screen.next()
  signals.emit('SIGBREAK', 'SIGBREAK')
  expect((await ended).type).toBe('end')
  await screen.close()
  expect(signals.listenerCount('SIGBREAK')).toBe(0)
})
