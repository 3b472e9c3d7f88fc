import { createInterface } from 'node:readline'
import type { Answer } from '../servers/chat-completions.ts'
import { startPeer } from './peers.ts'

/** llama.cpp with a model, in a process of its own. */
export interface LlamaCpp {
  readonly tokens: (text: string) => Promise<readonly number[]>
  /** The probability of each token that may come next. */
  readonly next: (tokens: readonly number[]) => Promise<ReadonlyMap<number, number>>
  readonly answer: (text: string, wish: { readonly most?: number; readonly temperature?: number }) => Answer
  readonly close: () => void
}

interface Line {
  readonly tokens?: readonly number[]
  readonly probabilities?: readonly (readonly [number, number])[]
  readonly piece?: string
  readonly finish?: 'stop' | 'length'
  readonly promptTokens?: number
  readonly answerTokens?: number
}

export async function startLlamaCpp(file: string): Promise<LlamaCpp> {
  const peer = startPeer('llama.mjs', file)
  const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]()
  let errors = ''
  peer.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const line = async (): Promise<Line> => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`llama.cpp has ended: ${errors}`)
    return JSON.parse(value)
  }
  // One question after the other, whoever asks.
  let last: Promise<unknown> = line()
  const inTurn = <Value>(ask: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(ask)
    last = turn.catch(() => {})
    return turn
  }
  const asked = (question: object): Promise<Line> => {
    peer.stdin.write(`${JSON.stringify(question)}\n`)
    return line()
  }
  await last
  return {
    tokens: (text) => inTurn(async () => (await asked({ type: 'tokens', text })).tokens ?? []),
    next: (tokens) => inTurn(async () => new Map((await asked({ type: 'next', tokens })).probabilities)),
    answer: (text, wish) => {
      let end: Line = {}
      return {
        pieces: (async function* () {
          let heard = await asked({ type: 'answer', text, ...wish })
          while (heard.finish === undefined) {
            yield heard.piece ?? ''
            heard = await line()
          }
          end = heard
        })(),
        ended: () => ({
          finish: end.finish ?? 'stop',
          promptTokens: end.promptTokens ?? 0,
          answerTokens: end.answerTokens ?? 0,
        }),
      }
    },
    close: () => peer.stdin.end(),
  }
}
