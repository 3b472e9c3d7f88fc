import { normal, type Random } from './random.ts'

/** How long a client waits after a refusal. */
export const waits = ['none', 'exponential', 'quarter', 'equal', 'full', 'decorrelated'] as const
export type Wait = (typeof waits)[number]

/** Of one storm, or the mean of several. */
export interface Storm {
  readonly wait: Wait
  /** Attempts of all clients until each has succeeded once. */
  readonly calls: number
  /** Milliseconds until the last has. */
  readonly time: number
}

/** Milliseconds: the first wait, the longest, and the way to the server. */
export const base = 5
export const cap = 2000
const network = { mean: 10, deviation: 2 }

interface Client {
  /** When its next message arrives, and what it is. */
  at: number
  message: 'read' | 'answer' | 'write' | 'refused' | 'done'
  /** What it read; a write succeeds only where nobody wrote meanwhile. */
  version: number
  attempts: number
  lastWait: number
}

/**
 * Clients that all want to change one row, each change refused when another came first: the model of Brooker's simulator
 * (aws-samples/aws-arch-backoff-simulator, 2015), from its description. Each client has one message under way.
 */
export function storm(wait: Wait, clients: number, random: Random): Storm {
  const delay = (): number => Math.abs(network.mean + network.deviation * normal(random))
  const all = Array.from(
    { length: clients },
    (): Client => ({ at: delay(), message: 'read', version: 0, attempts: 0, lastWait: base }),
  )
  let version = 0
  let calls = 0
  let time = 0
  for (let left = clients; left > 0; ) {
    const client = earliest(all)
    const now = client.at
    switch (client.message) {
      case 'read':
        client.version = version
        client.message = 'answer'
        client.at = now + delay()
        break
      case 'answer':
        client.message = 'write'
        client.at = now + delay()
        break
      case 'write':
        calls++
        client.at = now + delay()
        client.message = client.version === version ? 'done' : 'refused'
        if (client.message === 'done') version++
        break
      case 'refused':
        client.lastWait = waitAfter(wait, client.attempts++, client.lastWait, random)
        client.message = 'read'
        client.at = now + client.lastWait + delay()
        break
      case 'done':
        left--
        time = now
        client.at = Number.POSITIVE_INFINITY
        break
    }
  }
  return { wait, calls, time }
}

function earliest(clients: readonly Client[]): Client {
  let [first] = clients
  for (const client of clients) if (first === undefined || client.at < first.at) first = client
  if (first === undefined) throw new RangeError('A storm needs a client')
  return first
}

/** @param attempts how many were refused before this one */
export function waitAfter(wait: Wait, attempts: number, lastWait: number, random: Random): number {
  const longest = doubled(attempts)
  switch (wait) {
    case 'none':
      return 0
    case 'exponential':
      return longest
    case 'quarter':
      return longest * (1 - random() / 4)
    case 'equal':
      return longest / 2 + (random() * longest) / 2
    case 'full':
      return random() * longest
    case 'decorrelated':
      return Math.min(cap, base + random() * (lastWait * 3 - base))
  }
}

function doubled(times: number): number {
  let value = base
  for (let time = 0; time < times && value < cap; time++) value *= 2
  return Math.min(cap, value)
}
