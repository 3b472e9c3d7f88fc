import { expect, test } from 'vitest'
import { excerptOf } from '../../src/domain/excerpt.ts'

const found = ({ text, from, to }: ReturnType<typeof excerptOf>): string => text.slice(from, to)

test('an excerpt stands around the found word and says where it is', () => {
  const excerpt = excerptOf(`${'前'.repeat(90)}注意力${'后'.repeat(90)}`, '注意力')

  expect(found(excerpt)).toBe('注意力')
  expect(excerpt.text).toMatch(/^…前+注意力后+…$/)
})

test('an English excerpt begins and ends with whole words', () => {
  const excerpt = excerptOf(`${'before '.repeat(40)}Attention${' after'.repeat(40)}`, 'attention')

  expect(excerpt.text).toMatch(/^…(before )+Attention( after)+ ?…$/)
  expect(found(excerpt)).toBe('Attention')
})

test('Chinese words typed as one show the first pair of characters that the text has', () => {
  expect(found(excerptOf('检索能减少幻觉。', '减少的幻觉'))).toBe('减少')
})

test('the words of a question that only ask are not what is shown', () => {
  expect(found(excerptOf('怎样减少？检索能减少幻觉。', '怎样减少幻觉'))).toBe('减少幻觉')
})

test('a text without the words shows its beginning', () => {
  expect(excerptOf('从头开始。', 'kimi')).toEqual({ text: '从头开始。', from: 0, to: 0 })
})

test('an excerpt never splits a character outside the basic plane', () => {
  for (let shift = 0; shift < 4; shift++) {
    const { text } = excerptOf(`${'a'.repeat(shift)}${'😀'.repeat(200)}`, 'kimi')
    expect(text).not.toMatch(/\p{Surrogate}/u)
  }
})
