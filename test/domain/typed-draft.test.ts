import { expect, test } from 'vitest'
import { emptyDraft } from '../../src/domain/draft.ts'
import { fillDraft, typedCommand } from '../../src/domain/typed-draft.ts'
import { aCloze, aMultiple, aNumeric, aShort, aSingle, aTrueFalse } from '../questions.ts'

test.each([
  ['h', 'hint'],
  ['S', 'skip'],
  [' u ', 'undo'],
  ['/q', 'quit'],
  ['ｑ', 'quit'],
  ['a', undefined],
])('%s asks for %s where options have letters', (line, command) => {
  expect(typedCommand(line, emptyDraft(aSingle(), 1))).toBe(command)
})

test.each(['u', 'h', 's', 'q', 'U'])('%s is an answer where words are typed, and fills a gap', (letter) => {
  for (const question of [aCloze(), aShort()]) {
    const draft = emptyDraft(question, 1)
    expect(typedCommand(letter, draft)).toBeUndefined()
    expect(typedCommand(`/${letter}`, draft)).toBeDefined()
    expect(typedCommand(`／${letter}`, draft)).toBeDefined()
  }
  expect(fillDraft(emptyDraft(aCloze(), 1), [letter, 'g'])).toMatchObject({ fields: [letter, 'g'] })
})

test('no number is a letter: in a number field letters stay commands', () => {
  expect(typedCommand('u', emptyDraft(aNumeric(), 1))).toBe('undo')
  expect(typedCommand('5 m', emptyDraft(aNumeric(), 1))).toBeUndefined()
})

test('options are named by letter or number, true and false by word', () => {
  const multiple = emptyDraft(aMultiple(), 1)
  expect(fillDraft(multiple, ['a c'])).toEqual(fillDraft(multiple, ['1, 3']))
  expect(fillDraft(multiple, ['d'])).toBeUndefined()
  expect(fillDraft(emptyDraft(aTrueFalse(), 1), ['错'])).toMatchObject({ cursor: 1 })
})
