import type { Key } from '../domain/keys.ts'
import { onEndSignals, onStopSignal } from './end-signals.ts'
import type { Host } from './host.ts'
import { createKeyReader } from './keys.ts'

/** Single key presses without Enter, below what is already on the screen. */
export interface Keyboard {
  /** The next key; undefined when the input has ended or a signal asks to leave. */
  next(): Promise<Key | undefined>
  close(): void
}

/** Takes raw keys until it is closed. The terminal is given back on every way out. */
export function openKeyboard(host: Host): Keyboard {
  const { stdin } = host
  const pressed: (Key | undefined)[] = []
  let waiting: ((key: Key | undefined) => void) | undefined
  const emit = (key: Key | undefined): void => {
    const receiver = waiting
    waiting = undefined
    if (receiver === undefined) pressed.push(key)
    else receiver(key)
  }
  const keys = createKeyReader((key) => {
    // An answer to a question of an earlier screen is nobody's key press.
    if (key.name !== 'cursor-report' && key.name !== 'background-report') emit(key)
  })
  const onData = (data: Buffer | string): void => keys.take(String(data))
  const onEnd = (): void => {
    close()
    emit(undefined)
  }
  function close(): void {
    keys.stop()
    stdin.off('data', onData).off('end', onEnd)
    unhear()
    unstop()
    host.off('exit', close)
    if (!stdin.destroyed) stdin.setRawMode(false)
    stdin.pause()
  }
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.on('data', onData).on('end', onEnd).resume()
  const unhear = onEndSignals(host, onEnd)
  const unstop = onStopSignal(
    host,
    () => stdin.setRawMode(false),
    () => stdin.setRawMode(true),
  )
  host.on('exit', close)
  return {
    next: () =>
      pressed.length > 0 ? Promise.resolve(pressed.shift()) : new Promise((resolve) => (waiting = resolve)),
    close,
  }
}
