import { describe, expect, test } from 'vitest'
import { answer, dialects, pieces, streamOf } from '../../src/labs/event-streams.ts'
import { createRandom } from '../../src/labs/random.ts'
import { base, cap, storm, type Wait, waitAfter, waits } from '../../src/labs/retry-storm.ts'
import { inPackets, readers, run, textOf } from '../../src/labs/wire.ts'

describe.each(['\n', '\r\n'] as const)('streams with lines that end in %j', (lineEnd) => {
  test.each(dialects)('%s: the careful reader gets the text at every packet size', (dialect) => {
    const bytes = streamOf(dialect, lineEnd)
    for (let size = 1; size <= 64; size++) expect(textOf(inPackets(bytes, size), 'careful')).toBe(answer)
  })

  test.each(dialects)('%s: in one piece only what is no matter of cuts goes wrong', (dialect) => {
    const whole = [streamOf(dialect, lineEnd)]
    const wrong = readers.filter((reader) => textOf(whole, reader) !== answer)
    const expected: Partial<Record<string, string[]>> = {
      'llama.cpp': ['comments'],
      deepseek: ['comments'],
      vllm: ['finish'],
    }
    expect(wrong).toEqual(expected[dialect] ?? [])
  })
})

test('every dialect says the same answer', () => {
  // Independent of the readers: JSON strings of the pieces stand in the bytes.
  for (const dialect of dialects) {
    const text = new TextDecoder().decode(streamOf(dialect, '\n'))
    for (const piece of pieces) expect(text).toContain(JSON.stringify(piece))
  }
})

test('a character that is cut is lost by whoever decodes each packet by itself', () => {
  const bytes = streamOf('openai', '\n')
  const han = bytes.indexOf(0xe6) // 水 is E6 B0 B4
  expect(textOf([bytes.subarray(0, han + 1), bytes.subarray(han + 1)], 'characters')).not.toBe(answer)
  expect(textOf([bytes.subarray(0, han), bytes.subarray(han)], 'characters')).toBe(answer)
})

describe('waits', () => {
  const drawn = (wait: Wait, attempts: number, last = base): number[] => {
    const random = createRandom(3)
    return Array.from({ length: 200 }, () => waitAfter(wait, attempts, last, random))
  }

  test('double from 5 ms up to 2 s', () => {
    expect([0, 1, 2, 8, 9, 30].map((attempts) => drawn('exponential', attempts)[0])).toEqual([
      5, 10, 20, 1280, 2000, 2000,
    ])
  })

  test.each([
    ['quarter', 30, 40],
    ['equal', 20, 40],
    ['full', 0, 40],
  ] as const)('%s: after three refusals between %i and %i ms', (wait, low, high) => {
    const values = drawn(wait, 3)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low)
    expect(Math.max(...values)).toBeLessThanOrEqual(high)
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(0.9 * (high - low))
  })

  test('decorrelated: between the first wait and three times the last', () => {
    const values = drawn('decorrelated', 5, 100)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(base)
    expect(Math.max(...values)).toBeLessThanOrEqual(300)
    expect(Math.max(...drawn('decorrelated', 5, 5000))).toBeLessThanOrEqual(cap)
  })
})

test('a client alone gets through with one call, in four ways of the network', () => {
  for (const wait of waits) {
    const { calls, time } = storm(wait, 1, createRandom(5))
    expect(calls).toBe(1)
    expect(time).toBeGreaterThan(20)
    expect(time).toBeLessThan(60)
  }
})

test('a hundred clients: the order that Brooker’s simulator gives', () => {
  const { storms } = run({ crlf: false, packet: 37, clients: 100, rounds: 20, seed: 7 })
  const of = Object.fromEntries(storms.map((each) => [each.wait, each]))
  // Of another reimplementation of the simulator, 20 runs: calls and milliseconds.
  const known: Record<Wait, [number, number]> = {
    none: [2429, 2047],
    exponential: [1876, 64434],
    quarter: [896, 10205],
    equal: [815, 6669],
    full: [795, 4942],
    decorrelated: [1007, 4786],
  }
  for (const wait of waits) {
    const [calls, time] = known[wait]
    expect.soft((of[wait]?.calls ?? 0) / calls, `calls ${wait}`).toBeCloseTo(1, 0)
    expect.soft(Math.abs((of[wait]?.calls ?? 0) / calls - 1), `calls ${wait}`).toBeLessThan(0.15)
    expect.soft(Math.abs((of[wait]?.time ?? 0) / time - 1), `time ${wait}`).toBeLessThan(0.3)
  }
})
