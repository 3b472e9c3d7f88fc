import { expect, test } from 'vitest'
import { findTerms, type GlossaryTerm, nearTerms } from '../../src/domain/glossary.ts'

const term = (id: string, change: Partial<GlossaryTerm>): GlossaryTerm => ({
  id,
  zh: id,
  en: id,
  pinyin: id,
  aliases: [],
  sentence: { zh: '。', en: '.' },
  confusedWith: [],
  ...change,
})

const terms = [
  term('token', { zh: '词元', pinyin: 'ci yuan', aliases: ['标记', 'tokens'] }),
  term('tokenizer', { zh: '分词器', pinyin: 'fen ci qi' }),
  term('self-attention', { zh: '自注意力', en: 'self-attention', pinyin: 'zi zhu yi li' }),
  term('kv-cache', { zh: 'KV 缓存', en: 'KV cache', pinyin: 'kv huan cun' }),
  term('scaling-law', { zh: '规模定律', en: 'scaling law', pinyin: 'gui mo ding lv' }),
]
const idsOf = (name: string): readonly string[] => findTerms(terms, name).map(({ id }) => id)

test.each(['token', 'TOKEN', 'tokens', '词元', '标记', 'ci yuan', 'ciyuan', 'cí yuán', 'ci2yuan2'])(
  '%s names the token',
  (name) => {
    expect(idsOf(name)).toEqual(['token'])
  },
)

test.each(['self attention', 'Self-Attention', 'selfattention', 'ｓｅｌｆ－ａｔｔｅｎｔｉｏｎ'])(
  'hyphens, spaces and full-width letters do not matter: %s',
  (name) => {
    expect(idsOf(name)).toEqual(['self-attention'])
  },
)

test('a Chinese name is found with or without its space between Han and Latin', () => {
  expect(idsOf('KV缓存')).toEqual(['kv-cache'])
})

test.each(['guimodinglü', 'guimodinglv', 'guī mó dìng lǜ'])('ü may be typed as v: %s', (name) => {
  expect(idsOf(name)).toEqual(['scaling-law'])
})

test('pinyin may stop after a syllable where one term alone goes on so', () => {
  expect(idsOf('zizhuyi')).toEqual(['self-attention'])
  expect(idsOf('zizhuy')).toEqual([])
})

test('a word that is no name finds nothing, and neither does nothing', () => {
  expect(idsOf('tok')).toEqual([])
  expect(idsOf(' - ')).toEqual([])
})

test('a slip of the keys is answered with the name that was meant, nearest first', () => {
  expect(nearTerms(terms, 'tokn')[0]).toBe('token')
  expect(nearTerms(terms, 'attention')).toEqual(['self-attention'])
})

test('the meant names come in the script that was typed', () => {
  expect(nearTerms(terms, '注意力')).toEqual(['自注意力'])
})

test('a word like no term has no near terms', () => {
  expect(nearTerms(terms, 'kangaroo')).toEqual([])
})
