import { expect, test } from 'vitest'
import { type SearchEntry, type SearchKind, search, searchCourse } from '../../src/domain/search.ts'
import { stemsOf } from '../../src/domain/stem.ts'

const entry = (id: string, change: Partial<SearchEntry> & { kind?: SearchKind }): SearchEntry => ({
  kind: 'section',
  id,
  title: id,
  names: [id],
  pinyin: [],
  text: '',
  place: '1.1',
  ...change,
})

const entries = [
  entry('attention', {
    kind: 'term',
    names: ['注意力机制', 'attention', '注意力'],
    pinyin: ['zhu yi li ji zhi'],
    text: '让模型按不同的权重回看全部输入。',
  }),
  entry('transformer', { text: '每个词元同时看见所有其他词元，这叫注意力。注意力的权重加起来是一。' }),
  entry('where-it-fails', {
    names: ['哪里会错'],
    pinyin: ['na li hui cuo'],
    text: '检索能减少幻觉，但消除不了。',
  }),
  entry('bill', { names: ['词元与账单', 'tokens and the bill'], text: 'A tokenizer cuts text into tokens.' }),
  entry('kimi', { kind: 'model', names: ['kimi', '月之暗面'], pinyin: ['yue zhi an mian'], text: 'Kimi' }),
]
const idsOf = (query: string): readonly string[] => search(entries, query).map((hit) => hit.entry.id)

test('a term of that name comes before texts that use the word', () => {
  expect(idsOf('注意力')).toEqual(['attention', 'transformer'])
})

test('Chinese words typed without a space between them find the text that has both', () => {
  expect(idsOf('注意力权重')[0]).toBe('transformer')
})

test('a Chinese question finds the text that has most of its characters in pairs', () => {
  expect(idsOf('怎样减少幻觉')).toEqual(['where-it-fails'])
})

test('words apart must all be found; only where nothing has them all do some suffice', () => {
  expect(idsOf('注意力 一')).toEqual(['transformer'])
  expect(idsOf('幻觉 kimi')).toEqual(['kimi', 'where-it-fails'])
})

test.each([
  ['zhuyili', 'attention'],
  ['zhu1yi4', 'attention'],
  ['zyljz', 'attention'],
  ['yuezhianmian', 'kimi'],
  ['nalihuicuo', 'where-it-fails'],
])('pinyin, from its beginning or by initials: %s finds %s', (query, id) => {
  expect(idsOf(query)).toEqual([id])
})

test('English words are found from their beginning, in any case', () => {
  expect(idsOf('Token')).toEqual(['bill'])
  expect(idsOf('enizer')).toEqual([])
})

test('Han and Latin letters part without a space', () => {
  expect(idsOf('kimi月之暗面')).toEqual(['kimi'])
})

test('nothing is found for what stands nowhere, and for signs only', () => {
  expect(idsOf('袋鼠')).toEqual([])
  expect(idsOf('?!')).toEqual([])
})

test('an English plural finds the singular', () => {
  expect(idsOf('tokenizers')).toEqual(['bill'])
})

test.each([
  ['什么是注意力', 'attention'],
  ['注意力是什么', 'attention'],
  ['what is attention', 'attention'],
  ['How does attention work?', 'attention'],
  ['Kimi是什么', 'kimi'],
])('a question finds first what it asks about: %s', (query, id) => {
  expect(idsOf(query)[0]).toBe(id)
})

test('words that only ask are looked for when there are no others', () => {
  expect(search([entry('why', { text: 'and so it is. Why?' })], 'why')).toHaveLength(1)
})

test('the id of a question finds it when typed whole; a word of it does not lift it above the lesson', () => {
  const lesson = entry('lesson', { text: 'attention, step by step, and what attention costs' })
  const question = entry('attention-cost', { kind: 'question', text: 'How many scores does attention take?' })
  const found = (query: string) => search([question, lesson], query).map((hit) => hit.entry.id)

  expect(found('attention')).toEqual(['lesson', 'attention-cost'])
  expect(found('attention-cost')).toEqual(['attention-cost'])
})

test('a question speaks for the section that asks it', () => {
  const sections = [
    entry('money', { text: 'A price for a million tokens is read off a list.', place: '1.1' }),
    entry('window', { text: 'The window is a budget of tokens.', place: '1.2' }),
    entry('saving', { kind: 'question', text: 'What makes a long chat cheaper?', place: '1.1' }),
  ].map((each) => ({ ...each, stems: { names: [], text: ` ${stemsOf(each.text).join(' ')} ` } }))
  const found = search(sections, 'how do I make my chat cheaper with tokens').map((hit) => hit.entry.id)
  expect(found[0]).toBe('money')
})

test('the texts of the language that was typed are looked at first, the others where these have nothing', () => {
  const texts = {
    zh: [entry('zh', { text: '词元就是 token' })],
    en: [entry('en', { text: 'A token, and a harp' })],
  }
  const foundIn = (query: string, locale: 'zh' | 'en') =>
    searchCourse((language) => texts[language], query, locale).map((hit) => hit.entry.id)
  expect(foundIn('token', 'zh')).toEqual(['zh'])
  expect(foundIn('词元', 'en')).toEqual(['zh'])
  expect(foundIn('harp', 'zh')).toEqual(['en'])
})
