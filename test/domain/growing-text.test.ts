import { expect, test } from 'vitest'
import { createGrowingText } from '../../src/domain/growing-text.ts'

/** What a reader sees who wipes the sheet where the text begins anew. */
const readOf = (pieces: readonly string[]): { readonly text: string; readonly begun: number } => {
  const grown = createGrowingText()
  let text = ''
  let begun = 0
  for (const piece of pieces) {
    const { text: words, isAnew } = grown(piece)
    if (isAnew) begun++
    text = isAnew ? words : text + words
  }
  return { text, begun }
}

test.each([
  [
    'pieces that repeat all so far',
    ['The ', 'The sky ', 'The sky is ', 'The sky is blue.'],
    'The sky is blue.',
    1,
  ],
  ['the last of them twice', ['天', '天是', '天是蓝', '天是蓝'], '天是蓝', 1],
  ['an empty piece before', ['', 'a ', 'a b ', '', 'a b c'], 'a b c', 1],
  ['a piece of its own behind', ['a ', 'a b ', 'a b c', '.'], 'a b c.', 1],
  ['ordinary pieces', ['The ', 'sky ', 'is ', 'blue.'], 'The sky is blue.', 0],
  ['a word said twice', ['谢谢', '谢谢你', '，朋友'], '谢谢谢谢你，朋友', 0],
  ['blanks and signs that grow', ['-', '--', '---', '----'], '----------', 0],
  ['growth that begins late', ['x', 'a', 'ab', 'abc', 'abcd'], 'xaababcabcd', 0],
  ['the same piece again and again', ['ha', 'ha', 'ha', 'haha'], 'hahahahaha', 0],
])('%s', (_, pieces, text, begun) => {
  expect(readOf(pieces)).toEqual({ text, begun })
})
