import { describe, expect, test } from 'vitest'
import { countableSentences, joinTokens, sentencesOf, tokensOf } from '../../src/labs/sentences.ts'

describe('tokens', () => {
  test('are lower-case words, single Chinese characters and marks', () => {
    expect(tokensOf('Don’t stop: GPT-2 reads 你好！', 'word')).toEqual([
      'don’t',
      'stop',
      ':',
      'gpt-2',
      'reads',
      '你',
      '好',
      '！',
    ])
  })

  test('are all characters, when characters are counted', () => {
    expect(tokensOf('A 猫', 'character')).toEqual(['A', ' ', '猫'])
  })

  test('are joined as a person writes', () => {
    const again = (text: string): string => joinTokens(tokensOf(text, 'word'), 'word')
    expect(again('down, down, down. would it end?')).toBe('down, down, down. would it end?')
    expect(again('模型读了 gpt-2 的论文，然后停下。')).toBe('模型读了gpt-2的论文，然后停下。')
  })
})

describe('sentences', () => {
  test('end at full stops, Chinese or Western, and at line breaks', () => {
    expect(sentencesOf('One. Two? 三。四！五\n六', 'word').map((tokens) => tokens.join(''))).toEqual([
      'one.',
      'two?',
      '三。',
      '四！',
      '五',
      '六',
    ])
  })

  test('keep a closing quotation mark, and 3.14 in one piece', () => {
    expect(sentencesOf('他说：“走吧。”然后走了。', 'character').map((tokens) => tokens.join(''))).toEqual([
      '他说：“走吧。”',
      '然后走了。',
    ])
    expect(sentencesOf('It is 3.14 or so. Yes.', 'character')).toHaveLength(2)
  })

  test('too few of them are refused with what is needed', () => {
    expect(() => countableSentences('word', 'word')).toThrowError(
      expect.objectContaining({
        detail: expect.objectContaining({ code: 'text-too-short', tokens: 1, sentences: 1 }),
      }),
    )
    expect(() => countableSentences('', 'word')).toThrowError('text-too-short')
  })
})
