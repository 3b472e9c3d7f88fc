import type { Key } from '../domain/keys.ts'
import { Interrupted } from '../errors.ts'
import { onEndSignals, onStopSignal } from './end-signals.ts'
import type { Host } from './host.ts'
import { createKeyReader } from './keys.ts'

/** Single key presses without Enter, below what is already on the screen. */
export interface Keyboard {
  /**
   * The next key; undefined when the input has ended.
   * @throws Interrupted with the exit code of a signal that asks to leave
   */
  next(): Promise<Key | undefined>
  close(): void
}

/**
 * Takes raw keys until it is closed. The terminal is given back on every way out. What is asked is shown after this: a key
 * or a signal that comes as soon as it is seen is heard. `showAgain` is called after a stop, when lines of the shell stand
 * below what was asked.
 */
export function openKeyboard(host: Host, showAgain: () => void): Keyboard {
  const { stdin } = host
  const heard: (Key | Interrupted | undefined)[] = []
  let waiting: ((what: Key | Interrupted | undefined) => void) | undefined
  const emit = (what: Key | Interrupted | undefined): void => {
    const receiver = waiting
    waiting = undefined
    if (receiver === undefined) heard.push(what)
    else receiver(what)
  }
  const keys = createKeyReader((key) => {
    // Raw keys are no signals: it goes to `onStopSignal` below.
    if (key.name === 'ctrl-z' && host.platform !== 'win32') host.kill(host.pid, 'SIGTSTP')
    // An answer to a question of an earlier screen is nobody's key press.
    else if (key.name !== 'cursor-report' && key.name !== 'background-report') emit(key)
  })
  const onData = (data: Buffer | string): void => keys.take(String(data))
  const onEnd = (): void => {
    close()
    emit(undefined)
  }
  function close(): void {
    keys.stop()
    stdin.off('data', onData).off('end', onEnd)
    if (!stdin.destroyed) stdin.setRawMode(false)
    stdin.pause()
    unhear()
    unstop()
    host.off('exit', close)
  }
  // Signals are heard first and let go last: one between would leave the terminal with raw keys.
  const unhear = onEndSignals(host, (code) => {
    close()
    emit(new Interrupted(code))
  })
  const unstop = onStopSignal(
    host,
    () => stdin.setRawMode(false),
    () => {
      stdin.setRawMode(true)
      showAgain()
    },
  )
  host.on('exit', close)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.on('data', onData).on('end', onEnd).resume()
  return {
    next: async () => {
      const what =
        heard.length > 0
          ? heard.shift()
          : await new Promise<Key | Interrupted | undefined>((resolve) => (waiting = resolve))
      if (what instanceof Interrupted) throw what
      return what
    },
    close,
  }
}
