import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type SearchEntry, search } from '../../src/domain/search.ts'
import { hasHan } from '../../src/domain/spelling.ts'

const entriesOf = (locale: 'zh' | 'en'): readonly SearchEntry[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../dist/course/search.${locale}.json`), 'utf8'))

const entries = { zh: entriesOf('zh'), en: entriesOf('en') }

const hitsOf = (query: string): readonly string[] =>
  search(entries[hasHan(query) ? 'zh' : 'en'], query).map(({ entry }) => `${entry.kind} ${entry.id}`)

/** What somebody asks, and what must be the first hit. */
test.each([
  ['why do models hallucinate', 'term hallucination'],
  ['hallucinate', 'term hallucination'],
  ['hallucinating', 'term hallucination'],
  ['tokenization', 'term tokenizer'],
  ['tokenisation', 'term tokenizer'],
  ['quantisation', 'term quantization'],
  ['embedded', 'term embedding'],
  ['distilled', 'term distillation'],
  ['finetuned', 'term fine-tuning'],
  ['pretraining', 'term pre-training'],
  ['scaling laws', 'term scaling-law'],
  ['evaluating models', 'term evaluation'],
  ['agents', 'term agent'],
  ['what is a token', 'term token'],
  ['注意力', 'term attention'],
  ['什么是注意力', 'term attention'],
])('%s finds first: %s', (query, first) => {
  expect(hitsOf(query)[0]).toBe(first)
})

/** What must be among the hits that the screen shows. */
test.each([
  ['why do models hallucinate', 'section where-it-fails'],
  ['backpropagation', 'event 1986-10'],
  ['back-propagation', 'event 1986-10'],
  ['how much memory does a 70B model need', 'section landscape'],
  ['降价', 'section tokens-and-the-bill'],
  ['价格下降', 'section tokens-and-the-bill'],
  ['为什么中文更贵', 'section tokens-and-the-bill'],
  ['怎样减少幻觉', 'section where-it-fails'],
])('%s finds among the first eight: %s', (query, hit) => {
  expect(hitsOf(query).slice(0, 8)).toContain(hit)
})

test('a question is answered by a handful of hits, not by everything that has its commonest word', () => {
  expect(hitsOf('how much memory does a 70B model need').length).toBeLessThan(15)
  expect(hitsOf('袋鼠')).toEqual([])
})
