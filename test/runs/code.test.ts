import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

const programs = join(import.meta.dirname, '../../content/chapters/01-meet-llms/code/application-ladder')
const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'llm-primer-code-'))

test('code names the sections that have programs, and shows those of one', () => {
  expect(runInside(['code']).stdout).toContain('llm-primer code 1.12')

  const { status, stdout } = runInside(['code', '1.12', 'chat', '--lang', 'zh'])
  expect(status).toBe(0)
  expect(stdout).toContain('chat.mjs')
  expect(stdout).toContain('出差能坐商务舱吗？')
  expect(stdout).not.toContain('urllib')
  expect(runInside(['code', '1.12', 'chat', '--in', 'python']).stdout).toContain('urllib.request')
})

test('--save writes the files as they stand in the course, in the learner’s language', () => {
  const folder = emptyFolder()
  const { status } = runInside(['code', '1.12', '--save'], { cwd: folder })

  expect(status).toBe(0)
  expect(readdirSync(folder)).toHaveLength(10)
  for (const name of ['chat.mjs', 'evaluate.py'])
    expect(readFileSync(join(folder, name), 'utf8')).toBe(
      readFileSync(join(programs, name.replace('.', '.en.')), 'utf8'),
    )
})

test('--save leaves a file alone that the learner has changed', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'chat.mjs'), 'mine')
  const { status, stdout } = runInside(['code', '1.12', 'chat', '--save'], { cwd: folder })

  expect(status).toBe(0)
  expect(stdout).toContain('chat.mjs is there already and differs')
  expect(readFileSync(join(folder, 'chat.mjs'), 'utf8')).toBe('mine')
  expect(runInside(['code', '1.12', 'chat', '--save'], { cwd: folder }).stdout).toContain(
    'chat.py is there already, unchanged',
  )
})

test.each(['en', 'zh'])(
  '--save in %s takes away what a run that was killed an hour ago left beside a finished file',
  (lang) => {
    const folder = emptyFolder()
    runInside(['code', '1.12', 'chat', '--save'], { cwd: folder })
    const [old, young] = ['chat.py.4194304-a1.llm-primer-new', 'chat.py.4194304-b2.llm-primer-new']
    for (const name of [old, young]) writeFileSync(join(folder, name), '')
    utimesSync(join(folder, old), 1, 1)
    runInside(['code', '1.12', 'chat', '--save', '--lang', lang], { cwd: folder })

    expect(readdirSync(folder)).toEqual(['chat.mjs', 'chat.py', young])
  },
)

test('as JSON a program has its name, language and text', () => {
  const {
    schema,
    section,
    programs: found,
  } = JSON.parse(runInside(['code', '1.12', 'stream', '--json']).stdout)

  expect([schema, section]).toEqual(['llm-primer/code@1', '1.12'])
  expect(found.map(({ name, language }: Record<string, string>) => `${name} ${language}`)).toEqual([
    'stream javascript',
    'stream python',
  ])
})

test('a section or a program that is not there is told with what there is', () => {
  expect(runInside(['code', '1.1']).stderr).toContain('llm-primer code')
  const { status, stderr } = runInside(['code', '1.12', 'chatt'])
  expect(status).toBe(2)
  expect(stderr).toContain('chat, stream, structured, retrieve, evaluate')
})
