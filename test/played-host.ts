import { EventEmitter } from 'node:events'
import type { Host } from '../src/terminal/host.ts'

export interface PlayedHost {
  readonly host: Host
  readonly signals: EventEmitter
  /** Sends what a terminal sends. */
  send(data: string): void
}

/** A process at a terminal that is played: `write` takes what is sent to it. */
export function playedHost({
  platform = 'linux',
  unknownSignals = [],
  write = () => {},
}: {
  readonly platform?: NodeJS.Platform
  /** Node throws for these. */
  readonly unknownSignals?: readonly string[]
  readonly write?: (data: string) => void
}): PlayedHost {
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode: () => {},
    setEncoding: () => {},
    resume: () => {},
    pause: () => {},
  })
  const stdout = Object.assign(new EventEmitter(), { isTTY: true, columns: 80, rows: 24, write })
  const signals = new EventEmitter()
  const on = (name: string, listener: () => void): unknown => {
    if (unknownSignals.includes(name)) throw new TypeError(`Unknown signal: ${name}`)
    signals.on(name, listener)
    return host
  }
  const off = (name: string, listener: () => void): unknown => {
    signals.off(name, listener)
    return host
  }
  const host = {
    argv: [],
    env: {},
    platform,
    stdin,
    stdout,
    stderr: new EventEmitter(),
    cwd: () => '/',
    on,
    once: on,
    off,
    kill: (_pid: number, signal: string) => {
      throw Object.assign(new TypeError(`Unknown signal: ${signal}`), { code: 'ERR_UNKNOWN_SIGNAL' })
    },
    pid: 1,
    exitCode: undefined,
  }
  return { host: host as unknown as Host, signals, send: (data) => void stdin.emit('data', data) }
}
