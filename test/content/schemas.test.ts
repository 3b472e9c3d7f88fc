import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { constantsSchema } from '../../src/domain/chapter.schema.ts'
import { contentKinds, jsonSchemaOf } from '../../src/domain/content.schema.ts'
import { type ContentProblem, readContent } from '../../src/files/content-file.ts'

const content = join(import.meta.dirname, '..', '..', 'content')
const readJson = (file: string) => JSON.parse(readFileSync(join(content, file), 'utf8'))

const contentFiles = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.json') && !name.startsWith('schema/'))

const filesOf = (pattern: string): string[] => {
  const path = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`)
  return contentFiles.filter((name) => path.test(name))
}

test('the schemas for editors are those of the code: npm run schemas', () => {
  expect(readdirSync(join(content, 'schema')).sort()).toEqual(
    Object.keys(contentKinds)
      .map((name) => `${name}.schema.json`)
      .sort(),
  )
  for (const [name, kind] of Object.entries(contentKinds))
    expect(readJson(`schema/${name}.schema.json`)).toEqual(jsonSchemaOf(name, kind))
})

test('every JSON file of the content has one schema', () => {
  const described = Object.values(contentKinds).flatMap(({ files }) => filesOf(files))

  expect(described.sort()).toEqual(contentFiles.sort())
})

test.each(Object.entries(contentKinds))(
  'what stands in the content is as the schema of %s says',
  (name, { files }) => {
    const schema = z.fromJSONSchema(readJson(`schema/${name}.schema.json`))

    expect(filesOf(files).length).toBeGreaterThan(0)
    for (const file of filesOf(files))
      expect([file, schema.safeParse(readJson(file)).error]).toEqual([file, undefined])
  },
)

test.each([
  ['app', 'catalog/apps/doubao.json', { colour: 'blue' }],
  ['app', 'catalog/apps/doubao.json', { url: 'javascript:alert(1)' }],
  ['app', 'catalog/apps/doubao.json', { id: 'Dou Bao' }],
  ['chapter', 'chapters/01-meet-llms/chapter.json', { lastChecked: '2026-02-30' }],
])('the schema of %s refuses %s with %j', (name, file, change) => {
  const schema = z.fromJSONSchema(readJson(`schema/${name}.schema.json`))

  expect(schema.safeParse({ ...readJson(file), ...change }).success).toBe(false)
})

test('a file may name its schema, as an object and as a record', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hint-')), 'constants.json')
  const hinted = { $schema: './schema/constants.schema.json', ...readJson('constants.json') }
  writeFileSync(file, JSON.stringify(hinted))
  const problems: ContentProblem[] = []
  const schemaForEditors = z.fromJSONSchema(readJson('schema/constants.schema.json'))

  expect(readContent(file, constantsSchema, problems)).not.toHaveProperty('$schema')
  expect(problems).toEqual([])
  expect(schemaForEditors.safeParse(hinted).success).toBe(true)
})
