import { expect, test } from 'vitest'
import { holds, see } from '../../src/domain/answer-check.ts'
import { type AnswerCheck, answerCheckSchema } from '../../src/domain/recipe.schema.ts'

const any = { zh: ['正面', '负面'], en: ['positive', 'negative'] }
const shape = {
  type: 'object' as const,
  required: ['name', 'age'],
  properties: { name: { type: 'string' as const }, age: { type: 'integer' as const, minimum: 0 } },
  additionalProperties: false,
}

const verdict = (check: AnswerCheck, text: string, locale: 'zh' | 'en' = 'en') =>
  holds(see(check, { text, ending: 'stop' }, [{ text, ending: 'stop' }], locale))

test.each<[AnswerCheck, string, boolean]>([
  [{ name: 'contains', any }, 'I find it POSITIVE.', true],
  [{ name: 'contains', any }, 'I like it.', false],
  [{ name: 'lacks', any }, 'I like it.', true],
  [{ name: 'lacks', any }, 'Not negative.', false],
  [{ name: 'one-of', any }, ' **Positive**.\n', true],
  [{ name: 'one-of', any }, 'Positive, I would say.', false],
  [{ name: 'matches', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }, '2026-11-29', true],
  [{ name: 'matches', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }, 'On 2026-11-29.', false],
  [{ name: 'json', schema: shape }, '{"name": "Ada", "age": 36}', true],
  [{ name: 'json', schema: shape }, '```json\n{"name": "Ada", "age": 36}\n```', false],
  [{ name: 'json', schema: shape }, '{"name": "Ada"}', false],
  [{ name: 'json', schema: shape }, '{"name": "Ada", "age": 36, "born": 1815}', false],
  [{ name: 'json', schema: shape }, '{"name": "Ada", "age": 36.5}', false],
  [{ name: 'count', of: 'words', least: 1, most: 3 }, 'just three words', true],
  [{ name: 'count', of: 'words', least: 1, most: 3 }, 'these are four words', false],
  [{ name: 'count', of: 'items', least: 3, most: 3 }, '1. one\n2. two\n- three\nand more', true],
  [{ name: 'count', of: 'lines', most: 1 }, 'one\n\n', true],
  [{ name: 'number', value: 1234.5, tolerance: 0 }, 'First 12, then 1,234.5.', true],
  [{ name: 'number', value: -3, tolerance: 0 }, 'It is −3 degrees', true],
  [{ name: 'number', value: 7, tolerance: 0 }, 'none', false],
])('%j of %j: %s', (check, text, expected) => {
  expect(verdict(check, text)).toBe(expected)
})

test('Chinese words are looked for where the reader reads Chinese', () => {
  expect(verdict({ name: 'one-of', any }, '“正面”。', 'zh')).toBe(true)
  expect(verdict({ name: 'one-of', any }, 'positive', 'zh')).toBe(false)
})

test('JSON in a fence is told apart from JSON and from none', () => {
  const check: AnswerCheck = { name: 'json', schema: shape }
  const formOf = (text: string) => see(check, { text, ending: 'stop' }, [], 'en')

  expect(formOf('```\n{"name":"Ada","age":1}\n```')).toMatchObject({ form: 'fenced' })
  expect(formOf('{"name":"Ada","age":"1"}')).toMatchObject({ form: 'wrong-shape', place: '$.age' })
  expect(formOf('Ada is 36.')).toMatchObject({ form: 'none' })
})

test('equal answers are equal sign for sign', () => {
  const answers = ['Paris.', 'Paris.', 'Paris'].map((text) => ({ text, ending: 'stop' as const }))
  const check: AnswerCheck = { name: 'same' }

  expect(answers.slice(0, 2).map((each) => holds(see(check, each, answers.slice(0, 2), 'en')))).toEqual([
    true,
    true,
  ])
  expect(holds(see(check, { text: 'Paris.', ending: 'stop' }, answers, 'en'))).toBe(false)
})

test('counts of tokens are told and neither held nor missed', () => {
  expect(verdict({ name: 'usage' }, 'anything')).toBeUndefined()
})

test.each(['(a+)+$', '(a|aa){2,}', 'a*b*c*d', '(', 'x'.repeat(201)])(
  'a pattern that an answer could make slow, or that is none, is refused: %s',
  (pattern) => {
    expect(answerCheckSchema.safeParse({ name: 'matches', pattern }).success).toBe(false)
  },
)
