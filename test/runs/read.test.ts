import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

test.each([
  ['zh', /1 {2}初识大模型\s+大模型怎样工作[\s\S]*13 节中已读 0 节\s+读 \d+、实验 \d+、做题 \d+ 分钟\s+1\.1 /],
  ['en', /2 {2}Talk to a model\s+Call a model[\s\S]*0 of 10 sections read\s+reading \d+, [^\n]+ min\s+2\.1 /],
])(
  'the contents say what a chapter promises, what of it was read and how long it takes: %s',
  (lang, words) => {
    expect(runInside(['read', '--toc', '--lang', lang]).stdout).toMatch(words)
  },
)

test('the contents as JSON have the promised shape', () => {
  const { status, stdout } = runInside(['read', '1', '--toc', '--json'])
  const { schema, chapters } = JSON.parse(stdout)
  const [{ sections, ...chapter }, ...others] = chapters

  expect(status).toBe(0)
  expect(schema).toBe('llm-primer/toc@2')
  expect(others).toEqual([])
  expect(chapter).toEqual({
    id: 'meet-llms',
    number: 1,
    title: { zh: '初识大模型', en: 'Meet large language models' },
    promise: { zh: expect.any(String), en: expect.any(String) },
  })
  expect(sections.map(({ number }: { number: string }) => number)).toEqual(
    sections.map((_: unknown, at: number) => `1.${at + 1}`),
  )
  for (const section of sections) {
    expect(section).toEqual({
      id: expect.stringMatching(/^[a-z0-9-]+$/),
      number: expect.any(String),
      title: { zh: expect.any(String), en: expect.any(String) },
      minutes: expect.any(Number),
      practice: { experiments: expect.any(Number), questions: expect.any(Number) },
    })
  }
})

test('a section as JSON has its words in the languages asked for, and no markup', () => {
  const { stdout } = runInside(['read', '1.2', '--json', '--lang', 'both'])
  const { schema, languages, sections } = JSON.parse(stdout)

  expect(schema).toBe('llm-primer/read@1')
  expect(languages).toEqual(['zh', 'en'])
  expect(sections).toHaveLength(1)
  const [zh, en] = sections[0].texts
  expect(zh.pages.flat()[0]).toEqual({ type: 'paragraph', text: expect.stringMatching(/\p{Script=Han}/u) })
  expect(en.pages.length).toBe(zh.pages.length)
  expect(JSON.stringify(sections)).not.toMatch(/\*\*|<!--|\[\^/)
})

test.each([
  ['1.2', '1.2'],
  ['1#language-by-counting', '1.2'],
])('read %s prints section %s and no other', (where, number) => {
  const { status, stdout } = runInside(['read', where])

  expect(status).toBe(0)
  expect(stdout.split('\n')[0]).toMatch(new RegExp(`^${number} `))
  expect(stdout).not.toMatch(/^1\.3 /m)
})

test('two empty lines part a section from the title of the next', () => {
  const lines = runInside(['read', '1', '--plain']).stdout.split('\n')
  const titles = Array.from({ length: 12 }, (_, at) =>
    lines.findIndex((line) => line.startsWith(`1.${at + 2}  `)),
  )

  for (const at of titles) expect(lines.slice(at - 3, at)).toEqual([expect.stringMatching(/./), '', ''])
})

test.each([
  ['read', '1.1'],
  ['data', 'doctor'],
])('%j: words keep within 20 columns', (...words) => {
  const lines = runInside([...words, '--width', '20'], { env: { LLM_PRIMER_HOME: 'x' } }).stdout.split('\n')

  expect(lines.filter((line) => [...line].length > 20)).toEqual([])
})

test('an unknown section says which there are', () => {
  const { status, stderr } = runInside(['read', '1.99'])
  const last = JSON.parse(runInside(['read', '1', '--toc', '--json']).stdout).chapters[0].sections.at(
    -1,
  ).number

  expect(status).toBe(1)
  expect(stderr).toBe(
    `There is no section 1.99 in chapter 1.\nIt has 1.1 to ${last}: llm-primer read 1 --toc\n`,
  )
})

test.each([['--color', 'never'], ['--plain'], []])('a pipe gets no escape byte (%s %s)', (...flags) => {
  expect(runInside(['read', '1', ...flags]).stdout).not.toContain('\u001b')
})

test('NO_COLOR wins over a terminal that forces colour', () => {
  expect(runInside(['read', '1.1'], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }).stdout).not.toContain(
    '\u001b',
  )
})
