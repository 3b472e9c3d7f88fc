import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSameChunk } from '../../src/domain/same-chunk.ts'

const chunk = (content: string, more: object = {}): string =>
  JSON.stringify({ id: 'a', choices: [{ index: 0, delta: { content }, finish_reason: null }], ...more })

test('an event with other words and nothing else is read without parsing, and as parsing reads it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const same = createSameChunk()
      same.learn(chunk(one), one)
      const words = same.words(chunk(other))
      if (words !== undefined) expect(words).toBe(other)
    }),
  )
  const same = createSameChunk()
  same.learn(chunk('一个 '), '一个 ')
  expect(same.words(chunk('字 🗼'))).toBe('字 🗼')
  expect(same.words(chunk(''))).toBe('')
})

test.each([
  ['escapes', chunk('a "quoted" word\n')],
  ['another field', chunk('x', { usage: { prompt_tokens: 1 } })],
  ['another id', chunk('x').replace('"id":"a"', '"id":"b"')],
  ['an end', chunk('x').replace('null', '"stop"')],
  ['a cut', chunk('x').slice(0, -1)],
  ['two events in one', `${chunk('x')}\n${chunk('y')}`],
  ['no event', '[DONE]'],
])('left to the parser: %s', (_, data) => {
  const same = createSameChunk()
  same.learn(chunk('word'), 'word')
  expect(same.words(data)).toBeUndefined()
})

test('nothing is learned where the words may stand twice', () => {
  const same = createSameChunk()
  const twice = '{"choices":[{"delta":{"content":"x","reasoning":{"content":"x"}}}]}'
  same.learn(twice, 'x')
  expect(same.words(twice)).toBeUndefined()
})
