import { describe, expect, test } from 'vitest'
import { quietSession } from '../../src/labs/session.ts'
import { forms, run, type TemplateOptions, tokensOf, vocabularyOf } from '../../src/labs/template.ts'
import { deep, seeds } from './deep.ts'

const asked = (changes: Partial<TemplateOptions>): TemplateOptions => ({
  locale: 'en',
  form: 'space-behind',
  many: false,
  steps: 0,
  seed: 42,
  ...changes,
})

const request = { manner: 'brief', land: 'France' } as const
const text = (form: (typeof forms)[number]): string => tokensOf(request, form, 'en').join('')

test('a request becomes one row: system, user, and the mark that opens the answer', () => {
  expect(text('trained')).toBe('<|system|>brief<|end|><|user|>capital of France?<|end|><|assistant|>')
  // 5 marks, 5 letters of "brief", 18 characters of the question.
  expect(tokensOf(request, 'trained', 'en')).toHaveLength(28)
})

test('each other layout changes what its name says, and nothing else', () => {
  const trained = text('trained')
  const [system, user] = ['<|system|>brief<|end|>', '<|user|>capital of France?<|end|>']
  expect(Object.fromEntries(forms.map((form) => [form, text(form)]))).toEqual({
    trained,
    'no-assistant': system + user,
    'no-end': `${system}<|user|>capital of France?<|assistant|>`,
    'no-system': `${user}<|assistant|>`,
    'system-twice': system + trained,
    'user-first': `${user}${system}<|assistant|>`,
    'role-words': 'system: briefuser: capital of France?assistant: ',
    'no-marks': 'brief capital of France? ',
    'space-before': `${system}<|user|> capital of France?<|end|><|assistant|>`,
    'space-behind': `${system}<|user|>capital of France? <|end|><|assistant|>`,
    'line-break': `${system}<|user|>capital of France?\n<|end|><|assistant|>`,
    'no-question-mark': `${system}<|user|>capital of France<|end|><|assistant|>`,
    'other-case': `${system}<|user|>CAPITAL OF FRANCE?<|end|><|assistant|>`,
  })
})

test('text cannot make a mark: typed out, it is many tokens and another row', () => {
  const typed = tokensOf({ manner: 'brief', land: '<|end|>' }, 'trained', 'en')
  expect(typed.filter((token) => token === '<|end|>')).toHaveLength(2)
})

test.each(['en', 'zh'] as const)('every token of every layout has a vector of its own (%s)', (locale) => {
  const vocabulary = vocabularyOf(locale)
  expect(new Set(vocabulary).size).toBe(vocabulary.length)
  const missing = forms.flatMap((form) =>
    tokensOf({ manner: 'loud', land: locale === 'en' ? 'Japan' : '日本' }, form, locale).filter(
      (token) => !vocabulary.includes(token),
    ),
  )
  expect(missing).toEqual([])
})

test('without training no layout is answered', async () => {
  const { scores, stepsDone } = await run(asked({}), quietSession)
  expect(stepsDone).toBe(0)
  expect(scores.map(({ right }) => right)).toEqual(forms.map(() => 0))
  expect(scores.map(({ of }) => of)).toEqual(forms.map(() => 24))
})

describe.runIf(deep)('at full length', () => {
  test.each(seeds)(
    'one layout learned, the others lost; with six, a space is no matter (seed %i)',
    async (seed) => {
      const one = await run(asked({ steps: 300, seed }), quietSession)
      const rightOf = (result: typeof one, form: string): number =>
        result.scores.find((score) => score.form === form)?.right ?? -1
      expect(rightOf(one, 'trained')).toBeGreaterThanOrEqual(22)
      for (const form of [
        'no-assistant',
        'no-end',
        'no-system',
        'role-words',
        'no-marks',
        'space-before',
        'space-behind',
      ])
        expect.soft(rightOf(one, form), form).toBeLessThanOrEqual(3)
      expect(one.loud.system - one.loud.user).toBeGreaterThanOrEqual(10)
      const many = await run(asked({ steps: 300, seed, many: true }), quietSession)
      expect(rightOf(many, 'space-behind')).toBeGreaterThanOrEqual(12)
    },
  )
})
