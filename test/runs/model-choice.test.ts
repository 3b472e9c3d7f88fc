import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

const choose = (...words: string[]) => runInside(['models', 'choose', ...words])

test('a choice by flags names three makers, their bills and licences, and who was ruled out by what', () => {
  const { stdout } = choose('--region', 'cn', '--min-context', '128k', '--budget', '500cny', '--json')
  const choice = JSON.parse(stdout)

  expect(choice.schema).toBe('llm-primer/model-choice@1')
  expect(choice.candidates).toHaveLength(3)
  expect(new Set(choice.candidates.map((each: { company: { id: string } }) => each.company.id)).size).toBe(3)
  for (const each of choice.candidates) {
    expect(each.region).toBe('cn')
    expect(each.contextTokens).toBeGreaterThanOrEqual(128_000)
    expect(each.month).toMatchObject({ currency: 'CNY' })
    expect(each.month.high).toBeLessThanOrEqual(500)
    expect(each.licence.commercial).toMatch(/^(yes|conditions|no|unknown|closed)$/)
  }
  expect(choice.ruledOut.map((each: { condition: string }) => each.condition)).toContain('regions')
})

test('on one\u2019s own machines only public weights that fit are named', () => {
  const { candidates } = JSON.parse(choose('--data', 'self', '--memory', '32gb', '--json').stdout)

  expect(candidates.length).toBeGreaterThan(0)
  for (const each of candidates) {
    expect(each.memory.bytes).toBeLessThanOrEqual(32e9)
    expect(each.licence.commercial).not.toBe('closed')
    expect(each.month === null || each.month.currency !== undefined).toBe(true)
  }
})

test('a record in Markdown has its conditions, its candidates, its sources and the command', () => {
  const { stdout } = choose('--budget', '500cny', '--md')

  expect(stdout).toMatch(/^# /)
  expect(stdout).toContain('| --- |')
  expect(stdout).toContain('`llm-primer models choose --budget 500cny`')
  expect(stdout).toMatch(/- .+: <https:/)
})

test('contradictory conditions end in a sentence that names the last one', () => {
  const { status, stdout } = choose('--data', 'cn', '--region', 'us')

  expect(status).toBe(0)
  expect(stdout).toContain('No model meets all conditions. The last ones were ruled out by: --region.')
})

test.each([
  ['--memory', '0'],
  ['--memory', '16'],
  ['--bits', '0'],
  ['--budget', '500'],
  ['--rate', '0'],
  ['--rate', '-7'],
  ['--data', 'moon'],
  ['--language', '\u001b[31m'],
  ['--calls', '0'],
])('%s %s is refused as wrong usage', (option, value) => {
  const { status, stderr } = choose(option, value)

  expect(status).toBe(2)
  expect([option, value].some((named) => stderr.includes(named))).toBe(true)
  expect(stderr).not.toContain('\u001b')
})
