import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { runInside } from '../run-inside.ts'

const catalogue = join(import.meta.dirname, '..', '..', 'content', 'catalog')
const withInclude = (include: string, hasCatalogue = true): string => {
  const files = smallCourse()
  for (const locale of ['zh', 'en']) {
    const name = `chapters/01-small/${locale}/01-first.md`
    files[name] = `${String(files[name])}\n\n${include}\n`
  }
  const folder = folderOf(files)
  if (hasCatalogue) cpSync(catalogue, join(folder, 'catalog'), { recursive: true })
  return folder
}

interface Row {
  readonly name: { readonly zh: string; readonly en: string }
  readonly company: { readonly zh: string; readonly en: string }
  readonly status: string
}
const { models, asOf }: { models: Row[]; asOf: string } = JSON.parse(
  runInside(['models', '--kind', 'family', '--region', 'cn', '--json']).stdout,
)
const active = models.filter(({ status }) => status === 'active')

test.each(['zh', 'en'] as const)(
  'a text in %s lists the families of today as the catalogue has them',
  (locale) => {
    const folder = withInclude('<!-- models: families cn -->')

    const text = runInside(['read', '1.1', '--lang', locale, '--width', '100', '--content', folder]).stdout

    expect(active.length).toBeGreaterThan(5)
    for (const { name, company } of active)
      expect(
        text.split('\n').some((line) => line.includes(name[locale]) && line.includes(company[locale])),
      ).toBe(true)
    expect(text).toContain(asOf)
  },
)

test('apps come with their sites and without models', () => {
  const folder = withInclude('<!-- models: apps cn -->')

  const text = runInside(['read', '1.1', '--content', folder]).stdout

  expect(text).toMatch(/Yuanbao.*Tencent.*yuanbao\.tencent\.com/)
  expect(text).not.toMatch(/Kimi.*Moonshot/)
})

test('for a screen reader each row is told, and at 40 columns no line is wider', () => {
  const folder = withInclude('<!-- models: families open -->')

  const spoken = runInside(['read', '1.1', '--accessible', '--content', folder]).stdout
  const narrow = runInside(['read', '1.1', '--width', '40', '--content', folder]).stdout

  expect(spoken).toMatch(/DeepSeek\n.*Company: DeepSeek/)
  expect(spoken).not.toMatch(/[✓─]/)
  expect(narrow).toContain('DeepSeek')
  expect(narrow.split('\n').filter((line) => line.length > 40)).toEqual([])
})

test('without a catalogue the text says where the list is', () => {
  const folder = withInclude('<!-- models: families -->', false)

  expect(runInside(['read', '1.1', '--content', folder]).stdout).toContain(
    'The list of models: llm-primer models',
  )
})

test.each(['models', 'families de', 'apps open cn', 'open'])(
  '"%s" is no list, and the check says so',
  (list) => {
    const { status, stderr } = runInside([
      'read',
      '1.1',
      '--content',
      withInclude(`<!-- models: ${list} -->`),
    ])

    expect(status).not.toBe(0)
    expect(stderr).toContain(`models: ${list}`)
  },
)
