import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { chapterSchema } from '../../src/domain/chapter.schema.ts'
import { questionSchema } from '../../src/domain/question.schema.ts'
import { parseIn } from '../../src/files/content-file.ts'
import { remarkInChinese } from '../../src/files/schema-wording.ts'

const chapter = {
  id: 'a',
  title: { zh: '一', en: 'One' },
  lastChecked: '2026-11-29',
  sections: [],
}
const said = (schema: z.ZodType, value: unknown): unknown => {
  const read = parseIn(schema, value)
  return 'issues' in read ? read.issues.map(({ place, told }) => [place, told.zh, told.en]) : 'taken'
}

test('a chapter without sections is told what it needs, in both languages', () => {
  expect(said(chapterSchema, chapter)).toEqual([['sections', '至少要有 1 项', 'needs at least 1 entry']])
})

test.each([
  [z.string().min(2), 'a', '至少要有 2 个字符', 'needs at least 2 characters'],
  [z.string().max(1), 'ab', '最多只能有 1 个字符', 'needs at most 1 character'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], '最多只能有 2 项', 'needs at most 2 entries'],
  [z.number().min(3), 2, '不能小于 3', 'must be at least 3'],
  [z.number().positive(), 0, '必须大于 0', 'must be more than 0'],
  [z.int().max(5), 6, '不能大于 5', 'must be at most 5'],
  [z.number().lt(5), 5, '必须小于 5', 'must be less than 5'],
  [z.union([z.string(), z.number()]), undefined, '缺这一项', 'this is missing'],
  [z.strictObject({}), { one: 1, two: 2 }, '不认识的字段：one、two', 'unknown fields: one, two'],
])('%#: what is too little, too much or unknown is told by its number or name', (schema, value, zh, en) => {
  expect(said(schema, value)).toEqual([['', zh, en]])
})

test('a field that is not there is missing, and a wrong one is said to be wrong', () => {
  const { title: _, ...untitled } = chapter
  expect(said(chapterSchema, untitled)).toContainEqual(['title', '缺这一项', 'this is missing'])
  expect(said(chapterSchema, { ...chapter, title: 5 })).not.toContainEqual([
    'title',
    '缺这一项',
    'this is missing',
  ])
})

test('what a schema adds of its own is told a Chinese reader in Chinese', () => {
  expect(said(chapterSchema.shape.id, 'Big One')).toEqual([
    ['', '只能用小写字母、数字和连字符', 'lower-case letters, digits and hyphens'],
  ])
  const both = { zh: '一', en: 'one' }
  const option = { id: 'a', text: both, why: both }
  expect(
    said(questionSchema, {
      id: 'q',
      rev: 1,
      kind: 'single',
      section: 's',
      prompt: both,
      explanation: both,
      options: [option, { ...option, correct: true }],
    }),
  ).toContainEqual(['options', '选项的 id 重复了', 'option ids repeat'])
})

test('each sentence of each schema has its Chinese one', () => {
  const folder = join(import.meta.dirname, '../../src/domain')
  const sentences = readdirSync(folder)
    .filter((name) => name.endsWith('.schema.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/\/\*\*.*?\*\/|\/\/.*$/gms, ''))
    .flatMap((text) => [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)])
    .map(([, literal = '']) => literal)
    // Titles of the JSON schemas begin with a capital.
    .filter((literal) => /^[a-z].* /.test(literal))

  expect(sentences.length).toBeGreaterThan(10)
  expect(sentences.filter((sentence) => !/\p{Script=Han}/u.test(remarkInChinese(sentence)))).toEqual([])
})
