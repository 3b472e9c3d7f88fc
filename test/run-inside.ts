import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Run, RunOptions } from './run.ts'

interface Thread {
  readonly port: MessagePort
  /** 1 once the answer is there. */
  readonly signal: Int32Array<SharedArrayBuffer>
}

let thread: Thread | undefined

function startThread(): Thread {
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(join(import.meta.dirname, 'inside.cjs'), {
    workerData: { port: port2, signal },
    transferList: [port2],
  })
  worker.unref()
  port1.unref()
  return { port: port1, signal }
}

function ask(port: MessagePort, words: readonly string[], { input = '', env = {}, cwd }: RunOptions): void {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-home-'))
  port.postMessage({
    words,
    input,
    cwd: cwd ?? home,
    env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'en_US.UTF-8', ...env },
  })
}

type Answer = Run | { readonly failed: string }

function runOf(answer: Answer | undefined, words: readonly string[]): Run {
  if (answer === undefined) throw new Error(`no answer to ${words.join(' ')}`)
  if ('failed' in answer) throw new Error(answer.failed)
  return answer
}

/**
 * As `run`, by a thread that loads the built program once: for tests of what is answered. How a process starts, ends or is
 * stopped, and what it writes to, only `run` and `start` show.
 */
export function runInside(words: readonly string[], options: RunOptions = {}): Run {
  thread ??= startThread()
  const { port, signal } = thread
  Atomics.store(signal, 0, 0)
  ask(port, words, options)
  Atomics.wait(signal, 0, 0, 120_000)
  const answer: Answer | undefined = receiveMessageOnPort(port)?.message
  return runOf(answer, words)
}

let last: Promise<unknown> = Promise.resolve()

/** The same without stopping this thread, for servers that answer in it; one command line after the other. */
export function startInside(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  thread ??= startThread()
  const { port } = thread
  const run = last.then(async () => {
    const answered = new Promise<Answer>((resolve) => port.once('message', resolve))
    ask(port, words, options)
    return runOf(await answered, words)
  })
  last = run.catch(() => {})
  return run
}
