import { expect, test } from 'vitest'
import type { SearchEntry } from '../../src/domain/search.ts'
import { entryLine, listedEntry, readEntry } from '../../src/files/search-list.ts'

const question: SearchEntry = {
  kind: 'question',
  id: 'what-is-a-token',
  title: '',
  names: ['what-is-a-token'],
  pinyin: [],
  text: 'A token is a piece of a text.',
  place: '1.1',
}
const term: SearchEntry = {
  ...question,
  kind: 'term',
  id: 'token',
  title: '词元 token',
  names: ['词元', 'token'],
  pinyin: ['ci yuan'],
}

test.each([
  ['a question', question],
  ['a term', term],
  ['a term with a text of two lines and a tab', { ...term, text: 'one\ttwo' }],
])('%s comes back from the list and its line', (_, entry) => {
  const listed = JSON.parse(JSON.stringify(listedEntry(entry)))
  expect(readEntry(listed, entryLine(entry))).toEqual({ ...entry, text: entry.text.replace('\t', ' ') })
})

test('the stems of an English text come back', () => {
  const stems = { names: ['token'], text: ' token piec text ' }
  const entry = { ...term, stems }
  expect(readEntry(JSON.parse(JSON.stringify(listedEntry(entry))), entryLine(entry))).toEqual(entry)
})

test('a list of an earlier version, with questions and stems in it, is read', () => {
  const old = { ...question, text: '', stems: { names: ['what'], text: ' token piec ' } }
  expect(readEntry(old, question.text)).toEqual({ ...old, text: question.text })
})
