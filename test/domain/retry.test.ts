import { expect, test } from 'vitest'
import { type Refusal, retryOf } from '../../src/domain/retry.ts'

const NOW = Date.UTC(2026, 10, 30, 12, 0, 0)
const refusal = (more: Partial<Refusal>): Refusal => ({
  ...{ status: 429, message: '', code: '', retryAfter: undefined, retryAfterMs: undefined },
  ...more,
})
const first = { tries: 1, elapsed: 0, now: NOW, random: 0.5 }

test.each([
  ['seconds', { retryAfter: '7' }, 7],
  ['a part of a second', { retryAfter: '1.5' }, 1.5],
  ['milliseconds win', { retryAfter: '7', retryAfterMs: '250' }, 0.25],
  ['a date', { retryAfter: 'Mon, 30 Nov 2026 12:00:20 GMT' }, 20],
  ['a date in the old form', { retryAfter: 'Monday, 30-Nov-26 12:00:20 GMT' }, 20],
  ['a date in the form of C', { retryAfter: 'Mon Nov 30 12:00:20 2026' }, 20],
  ['a date that is over', { retryAfter: 'Mon, 30 Nov 2026 11:00:00 GMT' }, 0],
  ['words of OpenAI', { message: 'Rate limit reached. Please try again in 20s.' }, 20],
  ['words with minutes', { message: 'Please try again in 1m30s.' }, 90],
  ['words with milliseconds', { message: 'Please try again in 120ms.' }, 0.12],
  ['words of Moonshot', { message: 'please try again after 1 seconds' }, 1],
  ['seconds with their unit', { retryAfter: '2s' }, 2],
  ['words in Chinese', { message: '请求过于频繁，请 2 秒后重试' }, 2],
  ['words in Chinese with minutes', { message: '请等待1分钟再试' }, 60],
  ['nonsense counts as not said', { retryAfter: 'soon' }, 0.5],
  ['less than nothing counts as not said', { retryAfter: '-5' }, 0.5],
])('when a server limits requests: %s', (_, more, seconds) => {
  const retry = retryOf(refusal(more), first)
  expect(retry).toMatchObject({ type: 'wait', reason: 'busy' })
  expect(retry.type === 'wait' && retry.seconds).toBeCloseTo(seconds)
})

test.each([
  ['3600', 3600],
  ['9'.repeat(400), 366 * 24 * 3600],
])('nobody waits for %s seconds', (retryAfter, seconds) => {
  expect(retryOf(refusal({ retryAfter }), first)).toEqual({ type: 'too-long', seconds })
})

test('without a time each wait is a random part of one that doubles up to 8 s, four times', () => {
  const most = [1, 2, 3, 4].map((tries) => retryOf(refusal({}), { ...first, tries, random: 1 }))
  expect(most.map((retry) => retry.type === 'wait' && retry.seconds)).toEqual([1, 2, 4, 8])
  const least = retryOf(refusal({}), { ...first, random: 0 })
  expect(least).toMatchObject({ seconds: 0 })
  expect(retryOf(refusal({}), { ...first, tries: 5 })).toEqual({ type: 'no' })
})

/** What makers answer to an empty account: OpenAI, DeepSeek, Zhipu, Moonshot, Aliyun, SiliconFlow, Anthropic, Google, xAI. */
test.each([
  [402, '', 'Insufficient Balance'],
  [429, 'insufficient_quota', 'You exceeded your current quota, please check your plan and billing details.'],
  [429, 'insufficient_quota', ''],
  [429, '', 'You exceeded your current quota, please check your plan and billing details.'],
  [429, '1113', '余额不足或无可用资源包，请充值。'],
  [429, '1113 x', ''],
  [429, 'exceeded_current_quota_error', 'Your account is suspended, please check your plan'],
  [400, 'Arrearage', 'Access denied, please make sure your account is in good standing.'],
  [403, '30001', 'Sorry, your account balance is insufficient'],
  [403, 'AccountOverdueError', 'The request failed because your account has an overdue balance.'],
  [400, 'invalid_request_error', 'Your credit balance is too low to access the API.'],
  [403, '', "Your newly created team doesn't have any credits yet."],
  [429, '', 'Your team has used all available credits or reached its monthly spending limit.'],
  [429, 'billing_hard_limit_reached', 'Billing hard limit has been reached'],
  [429, '', 'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free requests'],
  [429, '', 'You have no remaining credits'],
  [429, '', 'Your prepayment credits are depleted.'],
  [429, '', 'Your account balance is 0'],
  [429, '', 'insufficient wallet balance'],
  [400, 'budget_exceeded', 'Budget has been exceeded! Current cost: 10.1, Max budget: 10.0'],
  [400, '', 'You have reached your specified API usage limits.'],
  [403, '', 'Key limit exceeded (total limit).'],
  [429, '', 'You have exhausted your free tier'],
  [429, '', 'You are using a Trial key, which is limited to 1000 API calls / month.'],
  [429, '', '已达到每日调用上限'],
])('no money, so it is not asked again: %i %s %s', (status, code, message) => {
  expect(retryOf(refusal({ status, code, message }), first)).toEqual({ type: 'no-money' })
})

test.each([
  'Rate limit reached. Please try again in 7.66s. Need more? Upgrade at https://example.org/settings/billing',
  'You exceeded your current quota. Please retry in 34.07s.',
  'Quota exceeded for quota metric requests per minute',
  'Too many requests',
  '已达到每分钟请求额度，请 2 秒后重试',
])('a limit by the minute is no empty account: %s', (message) => {
  expect(retryOf(refusal({ message }), first)).toMatchObject({ type: 'wait', reason: 'busy' })
})

test.each([
  [503, 'Loading model'],
  [503, 'Model bigcode/starcoder is currently loading'],
  [500, 'llama runner is starting'],
  [503, '模型加载中'],
  [503, 'Error: the model is still loading'],
  [502, 'upstream is warming up'],
  [409, 'model is being loaded: still loading'],
])('while a model loads, time alone counts: %i %s', (status, message) => {
  const retry = retryOf(refusal({ status, message }), { ...first, tries: 40, elapsed: 100 })
  expect(retry).toMatchObject({ type: 'wait', reason: 'loading' })
  expect(retryOf(refusal({ status, message }), { ...first, tries: 40, elapsed: 120 })).toEqual({ type: 'no' })
})

test.each([
  'could not load model - all backends failed',
  'model requires more system memory (40 GiB) than is available (8 GiB)',
  'error loading model: unknown architecture',
  'llama runner process has terminated: failed starting',
  '模型加载失败',
])('a model that cannot be loaded is not waited for: %s', (message) => {
  expect(retryOf(refusal({ status: 500, message }), { ...first, tries: 3 })).toEqual({ type: 'no' })
})

test.each([400, 401, 403, 404, 405, 413, 418, 422, 501])('%i is asked once', (status) => {
  expect(retryOf(refusal({ status }), first)).toEqual({ type: 'no' })
})
