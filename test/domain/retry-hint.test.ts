import { expect, test } from 'vitest'
import { retryHint } from '../../src/domain/retry-hint.ts'

const RETRY_INFO = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34s' }

test.each([
  [{ error: { message: 'slow down', retry_after: 2 } }, { retryAfter: '2' }],
  [{ retryAfter: '2.5' }, { retryAfter: '2.5' }],
  [{ ok: false, parameters: { retry_after: 7 } }, { retryAfter: '7' }],
  [{ retry_after_seconds: 3 }, { retryAfter: '3' }],
  [{ error: { retry_after_ms: 1500 } }, { retryAfterMs: '1500' }],
  [[{ error: { code: 429, details: [{}, RETRY_INFO] } }], { retryAfter: '34s' }],
  [{ retry_after: 'soon' }, {}],
  [{ retry_after: null, retryable: true, max_retries: 2 }, {}],
  ['retry_after: 2', {}],
  [undefined, {}],
])('%j', (body, hint) => {
  expect(retryHint(body)).toEqual(hint)
})
