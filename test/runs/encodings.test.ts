// What people write with editors of Windows: UTF-16 and carriage returns are read, another encoding is told and never guessed.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { run } from '../run.ts'

const little = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')

function courseIn(encode: (text: string) => Buffer): string {
  const folder = folderOf(smallCourse())
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:json|md)$/.test(name))
      writeFileSync(join(folder, name), encode(readFileSync(join(folder, name), 'utf8')))
  return folder
}

describe.each([
  ['UTF-16 as PowerShell 5.1 writes it', little],
  ['the other order of bytes', (text: string) => little(text).swap16()],
  ['carriage returns and a mark', (text: string) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`)],
])('a course in %s', (_, encode) => {
  const folder = courseIn(encode)

  test('is checked, read and added as one in UTF-8', () => {
    const home = mkdtempSync(join(tmpdir(), 'encodings-'))
    expect(run(['check', folder]).stdout).toMatch(/:\snothing\sis\swrong\.\n$/)
    expect(run(['read', '1', '--content', folder]).stdout).toContain('We read on, one step at a time.')
    expect(
      run(['pack', 'add', folder, '--name', 'small', '--yes', '--data-dir', home], { cwd: home }),
    ).toMatchObject({ status: 0, stderr: '' })
  })
})

/** 中文 in GBK, Windows' own encoding in China; no UTF-8. */
const GBK = Buffer.from([0xd6, 0xd0, 0xce, 0xc4])

test.each(['chapters/01-small/zh/01-first.md', 'sources.json'])('%s in GBK is told by its name', (file) => {
  const folder = folderOf(smallCourse())
  const path = join(folder, file)
  writeFileSync(path, Buffer.concat([readFileSync(path), GBK]))
  const at = (words: readonly string[]) => run(words, { cwd: folder })

  expect(at(['check', '.'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`${file}\n  error: this is no text in UTF-8`),
  })
  expect(at(['check', '.', '--lang', 'zh']).stdout).toContain(`${file}\n  错误：这不是 UTF-8 文本`)
  expect(at(['read', '1', '--content', '.'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${file}: this is no text in UTF-8`),
  })
  expect(at(['pack', 'add', '.', '--name', 'small', '--yes'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${file} is not UTF-8 text`),
  })
})

test('settings that were written in UTF-16 count, and are kept when one is changed', () => {
  const home = mkdtempSync(join(tmpdir(), 'encodings-'))
  mkdirSync(join(home, 'config'))
  writeFileSync(join(home, 'config', 'config.json'), little('{"lang":"zh","theme":"light"}\r\n'))
  const at = (...words: readonly string[]) => run([...words, '--data-dir', home]).stdout

  expect(at('config', 'get', 'lang')).toBe('zh\n')
  at('config', 'set', 'lang', 'en')
  expect(at('config', 'get', 'theme')).toBe('light\n')
})
