import { expect, test } from 'vitest'
import { readServerError, saysError } from '../../src/domain/server-error.ts'

const REASON = 'the window is too small'

/**
 * Forms in which servers and gateways tell of an error, each by its maker's documents: OpenAI, vLLM, FastAPI, Gemini, MiniMax,
 * Tencent, Volcano Engine, Baidu, AWS, OAuth (RFC 6749, 5.2), problems (RFC 9457), JSON:API, ASP.NET, Rails, Apigee, NestJS.
 */
test.each([
  [{ error: { message: REASON, type: 'invalid_request_error' } }],
  [{ error: REASON }],
  [{ error: { msg: REASON } }],
  [{ error: { error: { message: REASON } } }],
  [{ error: { message: { text: REASON } } }],
  [{ error: { cause: REASON } }],
  [{ error: { code: 400, user_message: REASON } }],
  [{ error: null, message: REASON }],
  [{ error: true, message: REASON }],
  [{ error: 17, message: REASON }],
  [{ error: 'Bad Request', message: [REASON, 'and more'], statusCode: 400 }],
  [{ error: 'invalid_request', error_description: REASON }],
  [{ object: 'error', message: REASON, code: 400 }],
  [{ detail: [{ loc: ['body', 'messages'], msg: REASON, type: 'value_error' }] }],
  [{ detail: { error: REASON } }],
  [{ base_resp: { status_code: 1013, status_msg: REASON } }],
  [{ Response: { Error: { Code: 'X', Message: REASON }, RequestId: 'r' } }],
  [{ ResponseMetadata: { RequestId: 'r', Error: { Code: 'X', Message: REASON } } }],
  [{ error_code: 17, error_msg: REASON }],
  [{ errcode: 40_001, errmsg: REASON }],
  [{ errorMessage: REASON, errorType: 'x' }],
  [{ Message: REASON }],
  [{ err: { message: REASON } }],
  [{ err: REASON }],
  [{ type: 'about:blank', title: REASON, status: 400 }],
  [{ errors: [{ title: 'Invalid', detail: REASON }] }],
  [{ title: 'One or more validation errors occurred.', status: 400, errors: { model: [REASON] } }],
  [{ errors: { model: [REASON] } }],
  [{ fault: { faultstring: REASON, detail: { errorcode: 'x' } } }],
  [{ status: 'failed', description: REASON }],
  [{ success: false, data: { message: REASON } }],
  [{ code: 500, result: REASON }],
])('%j', (value) => {
  expect(saysError(value)).toBe(true)
  expect(readServerError(value).message).toContain(REASON)
})

test('what a maker said stands behind what the one in between says', () => {
  const error = { error: { message: 'Provider returned error', metadata: { raw: '{"detail":"full"}' } } }

  expect(readServerError(error).message).toBe('Provider returned error: {"detail":"full"}')
})

test.each([
  [{ error: { type: 'insufficient_quota', code: 'x', message: '' } }, 'x insufficient_quota'],
  [{ status: 404, error: 'Not Found' }, '404'],
])('codes of %j', (value, code) => {
  expect(readServerError(value).code).toBe(code)
})

test.each([
  [{ choices: [] }],
  [{ usage: { prompt_tokens: 1 }, message: 'x' }],
  [{ code: 0, msg: 'success' }],
  [{ code: 200, message: 'ok' }],
  [{ errcode: 0, errmsg: 'ok' }],
  [{ errors: [], error: null }],
  [{ event: { type: 'status', data: { description: 'searching' } } }],
  [{ type: 'message_start', message: { role: 'assistant', content: [] } }],
  [{ response: { status: 'in_progress', error: null } }],
])('no error: %j', (value) => {
  expect(saysError(value)).toBe(false)
})

test('a form without an end is left', () => {
  const deep: Record<string, unknown> = {}
  deep.error = deep

  expect(readServerError(deep)).toEqual({ message: '', code: '' })
})
