import { beforeAll, expect, test, vi } from 'vitest'
import { runInside } from '../run-inside.ts'

/** A bill of the catalogue's own prices: what is asked, and the sum of the meters as a person writes it down. */
type BillOfData = readonly [name: string, words: string, expected: number | null]

/** Noon in Beijing on a Sunday: outside peak hours whatever the maker says of them. */
const SUNDAY = '--at 2026-11-29T12:00+08:00'

// Prices of a million tokens, in the currency of the maker, as its price list or two data sets have them. Each bill is
// prompt × price / 1,000,000 + answer × price / 1,000,000, meter by meter.
const bills: readonly BillOfData[] = [
  // OpenAI: above 272,000 the whole prompt and the answer are dearer.
  ['6.2 Sol, short', `gpt-6-2-sol 1k 1k ${SUNDAY}`, (1_000 * 2 + 1_000 * 10) / 1e6],
  ['6.2 Sol, at the limit', `gpt-6-2-sol 272000 1k ${SUNDAY}`, (272_000 * 2 + 1_000 * 10) / 1e6],
  ['6.2 Sol, one above', `gpt-6-2-sol 272001 1k ${SUNDAY}`, (272_001 * 4 + 1_000 * 15) / 1e6],
  ['6.2 Sol, 300k', `gpt-6-2-sol 300k 0 ${SUNDAY}`, (300_000 * 4) / 1e6],
  ['6 Sol, 800k', `gpt-6-sol 800k 1k ${SUNDAY}`, (800_000 * 4 + 1_000 * 15) / 1e6],
  [
    '6.2 Sol, half from the cache',
    `gpt-6-2-sol 100k 2k --cached 50% ${SUNDAY}`,
    (50_000 * 2 + 50_000 * 0.1 + 2_000 * 10) / 1e6,
  ],
  [
    '6.2 Sol, cached above the limit',
    `gpt-6-2-sol 400k 2k --cached 90% ${SUNDAY}`,
    (40_000 * 4 + 360_000 * 0.2 + 2_000 * 15) / 1e6,
  ],
  [
    '6.2 Sol, written and read',
    `gpt-6-2-sol 100k 0 --cached 40% --cache-write 50% ${SUNDAY}`,
    (10_000 * 2 + 40_000 * 0.1 + 50_000 * 2.5) / 1e6,
  ],
  ['6.2 Sol as a batch', `gpt-6-2-sol 100k 10k --batch ${SUNDAY}`, (100_000 * 1 + 10_000 * 5) / 1e6],
  ['6.2 Sol as a long batch', `gpt-6-2-sol 300k 10k --batch ${SUNDAY}`, (300_000 * 2 + 10_000 * 7.5) / 1e6],
  // Anthropic.
  [
    'Opus 5.5, 90% cached',
    `claude-opus-5-5 100k 0 --cached 90% ${SUNDAY}`,
    (10_000 * 4 + 90_000 * 0.2) / 1e6,
  ],
  ['Opus 5.5, all written', `claude-opus-5-5 100k 0 --cache-write 100% ${SUNDAY}`, (100_000 * 5) / 1e6],
  [
    'Fable 5.1',
    `claude-fable-5-1 20k 4k --cached 0.25 ${SUNDAY}`,
    (15_000 * 10 + 5_000 * 0.25 + 4_000 * 50) / 1e6,
  ],
  ['Haiku 5.5 at its limit', `claude-haiku-5-5 100k 1k ${SUNDAY}`, (100_000 * 0.1 + 1_000 * 0.5) / 1e6],
  ['Haiku 5.5 above it', `claude-haiku-5-5 100001 1k ${SUNDAY}`, (100_001 * 0.5 + 1_000 * 2.5) / 1e6],
  ['3.5 Sonnet in its first summer', 'claude-3-5-sonnet 1m 100k --at 2024-07-01', (1e6 * 3 + 1e5 * 15) / 1e6],
  [
    'a dated id is its release',
    `claude-3-opus-20240229 10k 1k --at 2026-06-01`,
    (10_000 * 15 + 1_000 * 75) / 1e6,
  ],
  // Google: an offer and the price after it, by the day on the reader's clock.
  [
    'Argon on the last day of the offer',
    'gemini-4-argon 1m 100k --at 2026-11-30',
    (1e6 * 2 + 1e5 * 10) / 1e6,
  ],
  ['Argon the day after', 'gemini-4-argon 1m 100k --at 2026-12-01', (1e6 * 4 + 1e5 * 20) / 1e6],
  ['… by the day that was typed, east', 'gemini-4-argon 1m 0 --at 2026-12-01T07:00+08:00', 4],
  ['… and west', 'gemini-4-argon 1m 0 --at 2026-11-30T23:30-08:00', 2],
  ['2.5 Pro up to 200,000', `gemini-2.5-pro 200k 1k ${SUNDAY}`, (200_000 * 1.25 + 1_000 * 10) / 1e6],
  ['2.5 Pro above', `gemini-2.5-pro 300k 1k ${SUNDAY}`, (300_000 * 2.5 + 1_000 * 15) / 1e6],
  ['2.5 Pro, cached', `gemini-2.5-pro 100k 0 --cached 80% ${SUNDAY}`, (20_000 * 1.25 + 80_000 * 0.125) / 1e6],
  ['3.8 Flash before the new year', 'gemini-3.8-flash 1m 1m --at 2026-12-31', 0.75 + 3.75],
  ['3.8 Flash in it', 'gemini-3.8-flash 1m 1m --at 2027-01-01', 1.5 + 7.5],
  // xAI: 200,000, which two of three lists write as 199,999.
  ['Grok 4.7 at the limit', `grok-4.7 200k 1k ${SUNDAY}`, (200_000 * 2 + 1_000 * 6) / 1e6],
  ['Grok 4.7 above', `grok-4.7 200001 1k ${SUNDAY}`, (200_001 * 4 + 1_000 * 12) / 1e6],
  // DeepSeek in Beijing: Mondays to Fridays 9 to 12 and 14 to 18 without public holidays, since 23 August 2026.
  ['V4 Pro in June 2026', 'deepseek-v4-pro 1m 100k --at 2026-06-01', (1e6 * 3 + 1e5 * 6) / 1e6],
  ['… its cache then', 'deepseek-v4-pro 1m 0 --cached 50% --at 2026-06-15', (5e5 * 3 + 5e5 * 0.025) / 1e6],
  ['… on 10 August, within later peak hours', 'deepseek-v4-pro 1m 0 --at 2026-08-10T10:00+08:00', 3],
  ['… on the last evening of the old price', 'deepseek-v4-pro 1m 0 --at 2026-08-16T23:59+08:00', 3],
  ['… at midnight in Beijing', 'deepseek-v4-pro 1m 0 --at 2026-08-17T00:00+08:00', 4.5],
  ['… which is the afternoon before in London', 'deepseek-v4-pro 1m 0 --at 2026-08-16T16:00Z', 4.5],
  ['… and a minute earlier not yet', 'deepseek-v4-pro 1m 0 --at 2026-08-16T15:59Z', 3],
  ['… a Saturday in the first week', 'deepseek-v4-pro 1m 0 --at 2026-08-22T10:00+08:00', 9],
  ['… a Saturday later', 'deepseek-v4-pro 1m 0 --at 2026-08-29T10:00+08:00', 4.5],
  ['… a Tuesday at nine', 'deepseek-v4-pro 1m 0 --at 2026-11-24T09:00+08:00', 9],
  ['… a minute before', 'deepseek-v4-pro 1m 0 --at 2026-11-24T08:59+08:00', 4.5],
  ['… at noon', 'deepseek-v4-pro 1m 0 --at 2026-11-24T12:00+08:00', 4.5],
  ['… at 13:59', 'deepseek-v4-pro 1m 0 --at 2026-11-24T13:59+08:00', 4.5],
  ['… at 14:00', 'deepseek-v4-pro 1m 0 --at 2026-11-24T14:00+08:00', 9],
  ['… at 18:00', 'deepseek-v4-pro 1m 0 --at 2026-11-24T18:00+08:00', 4.5],
  ['… Sunday evening in New York', 'deepseek-v4-pro 1m 0 --at 2026-11-22T20:30-05:00', 9],
  ['… late on Monday in Los Angeles', 'deepseek-v4-pro 1m 0 --at 2026-11-30T22:00-08:00', 9],
  ['… noon in Berlin', 'deepseek-v4-pro 1m 0 --at 2026-11-24T12:00+01:00', 4.5],
  ['… half past two in Kolkata', 'deepseek-v4-pro 1m 0 --at 2026-11-24T14:30+05:30', 9],
  ['National Day', 'deepseek-v4-pro 1m 0 --at 2026-10-01T10:00+08:00', 4.5],
  ['its last day off', 'deepseek-v4-pro 1m 0 --at 2026-10-07T15:00+08:00', 4.5],
  ['the day after', 'deepseek-v4-pro 1m 0 --at 2026-10-08T15:00+08:00', 9],
  ['Mid-Autumn', 'deepseek-v4-pro 1m 0 --at 2026-09-25T10:00+08:00', 4.5],
  ['a worked Saturday', 'deepseek-v4-pro 1m 0 --at 2026-10-10T10:00+08:00', 4.5],
  ['a worked Sunday', 'deepseek-v4-pro 1m 0 --at 2026-09-20T10:00+08:00', 4.5],
  [
    'V4.1 Flash in peak hours, cached',
    'deepseek-v4-1-flash 100k 10k --cached 30% --at 2026-11-24T10:00+08:00',
    (70_000 * 2 + 30_000 * 0.04 + 10_000 * 8) / 1e6,
  ],
  [
    'V4.1 Flash at night',
    'deepseek-v4-1-flash 100k 10k --cached 30% --at 2026-11-24T22:00+08:00',
    (70_000 * 1 + 30_000 * 0.02 + 10_000 * 4) / 1e6,
  ],
  // Baidu, Alibaba, MiniMax, Tencent, Zhipu, ByteDance.
  ['ERNIE 5.1 at 32,000', `ernie-5.1 32k 1k ${SUNDAY}`, (32_000 * 4 + 1_000 * 18) / 1e6],
  ['ERNIE 5.1 at 32,001', `ernie-5.1 32001 1k ${SUNDAY}`, (32_001 * 6 + 1_000 * 22) / 1e6],
  ['ERNIE 5.1 to the end of its context', `ernie-5.1 131072 0 ${SUNDAY}`, (131_072 * 6) / 1e6],
  ['ERNIE 5.1 beyond it', `ernie-5.1 131073 0 ${SUNDAY}`, null],
  ['Qwen Plus answers', `qwen-plus 10k 10k ${SUNDAY}`, (10_000 * 0.8 + 10_000 * 2) / 1e6],
  ['Qwen Plus thinks', `qwen-plus 10k 10k --thinking ${SUNDAY}`, (10_000 * 0.8 + 10_000 * 8) / 1e6],
  ['Qwen Plus, longer', `qwen-plus 200k 10k --thinking ${SUNDAY}`, (200_000 * 2.4 + 10_000 * 24) / 1e6],
  ['Qwen Plus, longest', `qwen-plus 300k 10k ${SUNDAY}`, (300_000 * 4.8 + 10_000 * 48) / 1e6],
  [
    'Qwen3.8-Max, cached',
    `qwen3.8-max 100k 1k --cached 0.5 ${SUNDAY}`,
    (50_000 * 12 + 50_000 * 1.5 + 1_000 * 36) / 1e6,
  ],
  ['MiniMax-M3 in yuan, long', `minimax-m3 800k 1k ${SUNDAY}`, (800_000 * 4.2 + 1_000 * 16.8) / 1e6],
  ['MiniMax-M3 at 512,000', `minimax-m3 512000 1k ${SUNDAY}`, (512_000 * 2.1 + 1_000 * 8.4) / 1e6],
  ['Hy3, half cached', `hy3 8k 0 --cached 50% ${SUNDAY}`, (4_000 * 1 + 4_000 * 0.25) / 1e6],
  ['GLM-5.1 short', `glm-5.1 32k 1k ${SUNDAY}`, (32_000 * 6 + 1_000 * 24) / 1e6],
  ['GLM-5.1 longer', `glm-5.1 100k 1k ${SUNDAY}`, (100_000 * 8 + 1_000 * 28) / 1e6],
  ['GLM-5.3-Flash', `glm-5.3-flash 3000 500 ${SUNDAY}`, (3_000 * 0.8 + 500 * 2.8) / 1e6],
  ['Hy3 preview, the middle tier', `hy3-preview 20k 1k ${SUNDAY}`, (20_000 * 1.6 + 1_000 * 6.4) / 1e6],
  [
    'Doubao Seed 2.1 Pro',
    `doubao-seed-2-1-pro 10k 2k --cached 20% ${SUNDAY}`,
    (8_000 * 6 + 2_000 * 1.2 + 2_000 * 30) / 1e6,
  ],
  // Prices of the past: as long as somebody knew them.
  ['GPT-4o in its first summer', 'gpt-4o 100k 1k --at 2024-07-01', (100_000 * 5 + 1_000 * 15) / 1e6],
  [
    'GPT-4o on the day before it became cheaper',
    'gpt-4o 100k 1k --at 2024-10-01',
    (100_000 * 5 + 1_000 * 15) / 1e6,
  ],
  ['GPT-4o on that day', 'gpt-4o 100k 1k --at 2024-10-02', (100_000 * 2.5 + 1_000 * 10) / 1e6],
  [
    'its first snapshot kept its price',
    'gpt-4o-2024-05-13 100k 1k --at 2025-10-02',
    (100_000 * 5 + 1_000 * 15) / 1e6,
  ],
  ['DeepSeek-V2 in May 2024', 'deepseek-v2 1m 1m --at 2024-05-10', 1 + 2],
  ['Doubao Pro in the price war', 'doubao-pro-32k 32000 0 --at 2024-05-20', (32_000 * 0.8) / 1e6],
]

// A clock of its own, with which the thread of `runInside` begins: what is asked for must not depend on it.
beforeAll(() => vi.stubEnv('TZ', 'America/Los_Angeles'))

function billOf(words: string) {
  const [model = '', prompt = '', answer = '', ...rest] = words.split(' ')
  const typed = ['--model', model, '--in-tokens', prompt, '--out-tokens', answer, ...rest]
  const { stdout, stderr } = runInside(['models', 'price', '--json', ...typed])
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

test.each(bills)('%s: %s', (_, words, expected) => {
  const [offer] = billOf(words).offers
  if (expected === null) expect(offer.call).toBeNull()
  else expect(offer.call.low).toBeCloseTo(expected, 9)
})

test('a prompt beyond the context and an answer beyond the longest one are told', () => {
  const exceeds = (words: string) => billOf(words).offers[0].exceeds

  expect(exceeds(`kimi-k3 2m 0 ${SUNDAY}`)).toEqual(['context'])
  expect(exceeds(`gpt-6-2-sol 10k 200k ${SUNDAY}`)).toEqual(['maxOutput'])
  expect(exceeds(`gpt-6-2-sol 1.05m 1k ${SUNDAY}`)).toEqual(['context'])
  expect(exceeds(`gpt-6-2-sol 10k 1k ${SUNDAY}`)).toEqual([])
})

test('a year without a notice says that its holidays are not known', () => {
  expect(billOf('deepseek-v4-pro 1m 0 --at 2027-01-01T10:00+08:00').offers[0].holidaysUnknown).toBe(true)
  expect(billOf('deepseek-v4-pro 1m 0 --at 2026-01-01T10:00+08:00').offers).toEqual([])
})

test.each([
  ['12万', 120_000],
  ['200,000', 200_000],
  ['1.5M', 1_500_000],
  ['3千', 3_000],
  ['0.01亿', 1_000_000],
])('%s tokens are %i', (typed, tokens) => {
  expect(billOf(`kimi-k3 ${typed} 0 ${SUNDAY}`).promptTokens).toEqual({ low: tokens, high: tokens })
})

test.each([
  '--in-tokens 0.5',
  '--in-tokens -1',
  '--in-tokens 12,34',
  '--at 2026-02-30',
  '--at 2026-11-24T25:00',
  '--at 2026-02-30T10:00+08:00',
  '--cached 60% --cache-write 60% --in-tokens 1k',
])('%s is a usage error', (words) => {
  expect(runInside(['models', 'price', '--model', 'kimi-k3', ...words.split(' ')]).status).toBe(2)
})
