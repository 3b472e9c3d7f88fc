import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../run.ts'

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), 'llm-primer-texts-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
  return path
}

test('a section is printed with its title, its minutes and its sources', () => {
  const { status, stdout } = run(['read', '1.1', '--lang', 'zh'])

  expect(status).toBe(0)
  expect(stdout).toMatch(/^1\.1 {2}什么是大模型 +\d+ 分钟\n/)
  expect(stdout).toContain('\n出处\n[1] ')
})

test('a section is found by its number and by its name', () => {
  expect(run(['read', '1#what-is-an-llm']).stdout).toBe(run(['read', '1.1']).stdout)
})

test('both languages stand paragraph under paragraph', () => {
  const { stdout } = run(['read', '1.1', '--lang', 'both'])

  expect(stdout).toMatch(/\n下一个是什么\n[A-Z][^\n]+\n\n/)
})

test('--sources says where and when each source was seen', () => {
  expect(run(['read', '1.1', '--sources']).stdout).toMatch(
    /\n {4,5}https:\/\/\S+\n {4,5}last checked \d{4}-\d\d-\d\d\n/,
  )
})

test('--toc lists every section of the chapter', () => {
  const { stdout } = run(['read', '1', '--toc', '--lang', 'zh'])

  expect(stdout.match(/^ {2}1\.\d+ .* \d+ 分钟$/gm)?.length).toBe(13)
})

test('a Markdown file is set as the course is', () => {
  const cwd = folder({ 'a.md': '# 标题\n\n他说**“你好”**吧。\n' })

  expect(run(['read', 'a.md', '--width', '20'], { cwd }).stdout).toBe(
    `标题\n${'─'.repeat(20)}\n\n他说“你好”吧。\n`,
  )
})

test('a file named like a chapter is reached with its folder', () => {
  const cwd = folder({ '1': '甲\n' })

  expect(run(['read', './1'], { cwd }).stdout).toBe('甲\n')
})

test('a folder is read file by file, in the order of their names', () => {
  const cwd = folder({ '10.md': '十', '2.md': '二', 'notes.txt': '不读' })

  expect(run(['read', '.'], { cwd }).stdout).toBe('2.md\n\n二\n\n\n10.md\n\n十\n')
})

test('standard input is read when the path is a hyphen', () => {
  expect(run(['read', '-'], { input: '- 甲\n- 乙\n' }).stdout).toBe('• 甲\n• 乙\n')
})

test('the headings of a file are its contents', () => {
  const cwd = folder({ 'a.md': '# 一\n\n文\n\n## **二**\n' })

  expect(run(['read', 'a.md', '--toc'], { cwd }).stdout).toBe('一\n  二\n')
})

test('a text can be had as JSON', () => {
  const { stdout } = run(['read', '-', '--json'], { input: '甲' })

  expect(JSON.parse(stdout)).toEqual({
    schema: 'llm-primer/text@1',
    texts: [{ name: '-', blocks: [{ type: 'paragraph', children: [{ type: 'text', text: '甲' }] }] }],
  })
})

test('nothing but plain text leaves a pipe', () => {
  const { stdout } = run(['read', '-'], {
    input: '# 甲\n\n**乙** [丙](https://example.org/) \x1b[31m&#27;[2J\n',
  })

  expect(stdout).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/)
  expect(stdout).toContain('[1] https://example.org/')
})

const refusals: readonly (readonly [string, (cwd: string) => string, string])[] = [
  ['a missing file', () => 'none.md', 'There is no file none.md.'],
  ['a folder without Markdown', () => 'empty', 'There is no Markdown file in empty.'],
  ['a binary', () => 'binary.md', 'binary.md is not a text in UTF-8.'],
  ['another encoding', () => 'gbk.md', 'gbk.md is not a text in UTF-8.'],
  ['a pipe that nobody writes to', () => 'pipe', 'pipe is neither a file nor a folder.'],
  ['a device', () => '/dev/zero', '/dev/zero is neither a file nor a folder.'],
  ['more than 64 MB', () => 'large.md', 'large.md is larger than 64 MB.'],
]

test.each(refusals)('%s is refused with a sentence, without waiting', (_, path, sentence) => {
  const cwd = folder({
    'binary.md': new Uint8Array([0x23, 0x20, 0x00, 0x01]),
    'gbk.md': new Uint8Array([0xb4, 0xf3, 0xc4, 0xa3]),
    'large.md': '',
  })
  mkdirSync(join(cwd, 'empty'))
  truncateSync(join(cwd, 'large.md'), 65 * 1024 * 1024)
  execFileSync('mkfifo', [join(cwd, 'pipe')])

  const { status, stdout, stderr } = run(['read', path(cwd)], { cwd })

  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain(sentence)
})

test('a path cannot write to the terminal', () => {
  const { status, stderr } = run(['read', 'a\x1b[31mb\u202ec.md'])

  expect(status).toBe(1)
  expect(stderr).toContain('a␛[31mb<U+202E>c.md')
})
