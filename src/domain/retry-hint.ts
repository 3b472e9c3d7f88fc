import { isRecord } from './record.ts'

/** How long to wait, as the body of a refusal says it: in the forms of the headers. */
export interface RetryHint {
  readonly retryAfter?: string
  readonly retryAfterMs?: string
}

/** Parts within parts that are looked into. */
const DEEPEST = 8

/** `retry_after`, `retryAfter`, `retry_after_seconds`, `retry_after_ms`; Google writes `"retryDelay": "34s"`. */
const NAME = /^retry_?(?:after|delay|in)(?:_?in)?(?:_?(ms|millis(?:econds)?)|_?s(?:ec(?:ond)?s?)?)?$/i

/** Looks for it at any depth, where no header says it. */
export function retryHint(value: unknown, depth = 0): RetryHint {
  if (depth > DEEPEST || (!isRecord(value) && !Array.isArray(value))) return {}
  for (const [name, each] of Object.entries(value)) {
    const found = NAME.exec(name)
    if (
      found !== null &&
      (typeof each === 'number' || typeof each === 'string') &&
      /^\d+(?:\.\d+)?s?$/.test(String(each))
    )
      return found[1] === undefined ? { retryAfter: String(each) } : { retryAfterMs: String(each) }
    const deeper = retryHint(each, depth + 1)
    if (Object.keys(deeper).length > 0) return deeper
  }
  return {}
}
