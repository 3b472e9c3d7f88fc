import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PrimerError } from '../../src/errors.ts'
import { billOf, type CachebillOptions, type MakerName, run } from '../../src/labs/cachebill.ts'
import { type CachedRequest, type CacheRule, splitsOf } from '../../src/labs/prompt-caches.ts'
import { packedVocabulary } from './vocabularies.ts'

const asked = (changes: Partial<CachebillOptions>): CachebillOptions => ({
  pattern: 'chat',
  requests: 10,
  stable: 3000,
  question: 100,
  answer: 300,
  gap: 2,
  clock: false,
  prompts: '',
  packed: packedVocabulary,
  catalogue: () => undefined,
  ...changes,
})

/** Letters for stretches of ten tokens each. */
const row = (letters: string): number[] =>
  [...letters].flatMap((letter) => Array.from({ length: 10 }, (_, at) => letter.charCodeAt(0) * 100 + at))

const request = (letters: string, at = 0): CachedRequest => ({
  tokens: row(letters),
  ends: [...letters].map((_, place) => 10 * (place + 1)),
  answer: row(letters.toLowerCase()),
  at,
})

const hits = (rows: readonly CachedRequest[], rule: Partial<CacheRule>): number[] =>
  splitsOf(rows, { kind: 'prefix', least: 1, writePrice: 1, ...rule }).map(({ hit }) => hit)

describe('what is found again', () => {
  test('the longest common beginning, by prefix', () => {
    expect(
      hits(
        ['AB', 'AC', 'ABD', 'X'].map((each) => request(each)),
        {},
      ),
    ).toEqual([0, 10, 20, 0])
  })

  test('only what ends at a mark, by breakpoints', () => {
    // Marks behind the first part and at the end: A is stored, AB is stored, BC alone begins otherwise.
    expect(
      hits(
        ['AB', 'AC', 'ABD', 'BC'].map((each) => request(each)),
        { kind: 'breakpoints' },
      ),
    ).toEqual([0, 10, 20, 0])
  })

  test('a mark more than twenty parts back is not looked for', () => {
    const long = 'A'.padEnd(24, 'Q')
    const short = request('AQQ')
    expect(hits([short, request(long)], { kind: 'breakpoints' })).toEqual([0, 0])
    expect(hits([short, request(long)], {})).toEqual([0, 30])
  })

  test('DeepSeek’s own example: A+B, then A+C finds nothing, then A+D finds A', () => {
    expect(
      hits(
        ['AB', 'AC', 'AD'].map((each) => request(each)),
        { kind: 'units' },
      ),
    ).toEqual([0, 0, 10])
  })

  test('a conversation finds the last prompt with its answer, by units', () => {
    const first = request('A')
    const second = { ...request('AaB'), tokens: [...row('A'), ...row('a'), ...row('B')] }
    expect(hits([first, second], { kind: 'units' })).toEqual([0, 20])
  })

  test('nothing below the least length', () => {
    expect(
      hits(
        ['AB', 'AC'].map((each) => request(each)),
        { least: 11 },
      ),
    ).toEqual([0, 0])
  })

  test('what was not used for longer than it is kept is gone; use renews it', () => {
    const at = (minutes: readonly number[]) => minutes.map((minute) => request('AB', minute))
    expect(hits(at([0, 4, 8, 12]), { minutes: 5 })).toEqual([0, 20, 20, 20])
    expect(hits(at([0, 6, 12]), { minutes: 5 })).toEqual([0, 0, 0])
  })
})

test('the three counts of a prompt together are its length', () => {
  const letters = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('prefix', 'breakpoints', 'units'),
      fc.nat(40),
      (rows, kind, least) => {
        const requests = rows.map((each, at) => request(each, at))
        splitsOf(requests, { kind, least, minutes: 2, writePrice: 1 }).forEach(
          ({ hit, written, plain }, at) => {
            expect(hit + written + plain).toBe(requests[at]?.tokens.length)
            expect(Math.min(hit, written, plain)).toBeGreaterThanOrEqual(0)
          },
        )
      },
    ),
  )
})

describe('the standard chat', () => {
  const of = (changes: Partial<CachebillOptions>, name: MakerName) =>
    run(asked(changes)).makers.find(({ maker }) => maker === name)

  test('counts by hand: turn n has 3,100 + 400 (n − 1) tokens, and finds the last prompt', () => {
    const { makers, tokens, common } = run(asked({}))
    expect(tokens).toBe(10 * 3100 + 400 * 45)
    expect(common).toBe(3100)
    const anthropic = makers.find(({ maker }) => maker === 'anthropic')
    expect(anthropic?.splits.map(({ hit }) => hit)).toEqual([
      0,
      ...Array.from({ length: 9 }, (_, n) => 3100 + 400 * n),
    ])
    // DeepSeek also keeps the answer, 300 tokens more.
    expect(of({}, 'deepseek')?.splits[1]?.hit).toBe(3400)
  })

  test('a time of day in front leaves nothing to find', () => {
    for (const { total } of run(asked({ clock: true })).makers) expect(total.hit).toBe(0)
  })

  test('ten minutes apart only the caches of half an hour and more find something', () => {
    const { makers } = run(asked({ gap: 10 }))
    expect(makers.filter(({ total }) => total.hit > 0).map(({ maker }) => maker)).toEqual([
      'anthropic-hour',
      'openai',
      'deepseek',
    ])
  })
})

describe('the bill', () => {
  const rule: CacheRule = { kind: 'prefix', least: 1, writePrice: 1.25 }
  const price = { currency: 'USD', in: 4, cachedIn: 0.2, asOf: '2026-09-27' }

  test('by hand: a million written at 1.25, a million read', () => {
    const bill = billOf(
      [
        { hit: 0, written: 1_000_000, plain: 0 },
        { hit: 1_000_000, written: 0, plain: 0 },
      ],
      rule,
      price,
      0.2,
    )
    expect(bill.cached).toBeCloseTo(5 + 0.2, 12)
    expect(bill.plain).toBeCloseTo(8, 12)
    expect(bill.breakEven).toBe(2)
  })

  test('never pays where nothing is read', () => {
    expect(billOf([{ hit: 0, written: 1000, plain: 0 }], rule, price, 0.2).breakEven).toBeNull()
  })

  test('is left out where the catalogue has no price', () => {
    for (const { bill } of run(asked({})).makers) expect(bill).toBeNull()
  })
})

test('own prompts are counted in tokens of o200k, and parted at lines of hyphens', () => {
  // You| are| a| helpful| assistant|.⏎⏎ are 6 tokens of o200k, then the two prompts differ.
  const prompts = 'You are a helpful assistant.\n\nWho?\n---\nYou are a helpful assistant.\n\nWhere?'
  const { requests, common, pattern } = run(asked({ prompts }))
  expect({ requests, pattern }).toEqual({ requests: 2, pattern: 'own' })
  expect(common).toBe(6)
})

test('own prompts of which nothing is left are refused, not counted as none', () => {
  expect(() => run(asked({ prompts: '---\n---' }))).toThrow(PrimerError)
})
