import { expect, test } from 'vitest'
import { emptyDraft } from '../../src/domain/draft.ts'
import { fillDraft, typedCommand } from '../../src/domain/typed-draft.ts'
import { aCloze, aMultiple, aNumeric, anOrder, aShort, aSingle, aTrueFalse } from '../questions.ts'

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
  expect(fillDraft(multiple, ['AC'])).toEqual(fillDraft(multiple, ['1, 3']))
  expect(fillDraft(multiple, ['a 和 c'])).toEqual(fillDraft(multiple, ['1, 3']))
  expect(fillDraft(multiple, ['(a) and (c).'])).toEqual(fillDraft(multiple, ['1, 3']))
  expect(fillDraft(multiple, ['ad'])).toBeUndefined()
  for (const word of ['错', '错误。', 'False.', 'wrong', '×', 'n'])
    expect(fillDraft(emptyDraft(aTrueFalse(), 1), [word])).toMatchObject({ cursor: 1 })
  for (const word of ['对', '正确', 'Yes', '√', 'correct'])
    expect(fillDraft(emptyDraft(aTrueFalse(), 1), [word])).toMatchObject({ cursor: 0 })
})

test.each(['3 1 2', '312', '3>1>2', '3, 1, 2', '３ １ ２', '3 → 1 → 2', '3-1-2'])(
  '%s is an order',
  (line) => {
    const draft = emptyDraft(anOrder(), 1)
    const ids = draft.type === 'order' ? draft.choices.map(({ id }) => id) : []
    const filled = fillDraft(draft, [line])
    expect(filled?.type === 'order' && filled.choices.map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]])
    expect(fillDraft(draft, ['311'])).toBeUndefined()
    expect(fillDraft(draft, ['31'])).toBeUndefined()
  },
)
