import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lacks } from '../lacks.ts'
import { runInside } from '../run-inside.ts'

const folder = mkdtempSync(join(tmpdir(), 'llm-primer-texts-'))
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return name
}
const read = (path: string, ...more: string[]) => runInside(['read', path, ...more], { cwd: folder })

put('binary.md', Uint8Array.of(0x61, 0, 0x62))
put('latin-1.md', Uint8Array.of(0x63, 0x61, 0x66, 0xe9))
put('overlong.md', Uint8Array.of(0xc0, 0xaf))
put('large.md', '')
truncateSync(join(folder, 'large.md'), 65 * 1024 * 1024)
put('feeds.md', '\x85'.repeat(500_001))
put('hyphens.md', '-'.repeat(8_000_000))
put('styles.md', '*a* **b** `c`\n'.repeat(75_001))
put('items.md', '- a\n'.repeat(120_001))
put('addresses.md', 'a@b.cc '.repeat(200_001))
if (!lacks.symbolicLinks) symlinkSync('loop.md', join(folder, 'loop.md'))
if (!lacks.unixPrograms) execFileSync('mkfifo', [join(folder, 'pipe.md')])
mkdirSync(join(folder, 'pictures'))
put('pictures/a.png', 'x')

function expectRefused(path: string, what: string): void {
  const { status, stdout, stderr } = read(path)
  expect({ status, stdout, what: stderr.split('\n')[0] }).toEqual({ status: 1, stdout: '', what })
  expect(stderr.split('\n')[1]).toMatch(/^[A-Z].{10}/)
}

test.each([
  ['missing.md', 'There is no file missing.md.'],
  ['', 'There is no file "".'],
  ['binary.md/x', 'There is no file binary.md/x.'],
  ['binary.md', 'binary.md is not a text in UTF-8.'],
  ['latin-1.md', 'latin-1.md is not a text in UTF-8.'],
  ['overlong.md', 'overlong.md is not a text in UTF-8.'],
  [
    'large.md',
    'large.md is larger than 8 MB, or has more than 500,000 lines, or more lists, tables and styles than can be laid out.',
  ],
  ...['feeds.md', 'hyphens.md', 'styles.md', 'items.md', 'addresses.md'].map((name) => [
    name,
    `${name} is larger than 8 MB, or has more than 500,000 lines, or more lists, tables and styles than can be laid out.`,
  ]),
  ['pictures', 'There is no Markdown file in pictures.'],
])('read %j says why not and what to do, and ends with 1', expectRefused)

test.skipIf(lacks.unixFiles).each([
  ['loop.md', 'loop.md cannot be read: links lead in a circle [ELOOP].'],
  ['pipe.md', 'pipe.md is neither a file nor a folder.'],
  ['/dev/zero', '/dev/zero is neither a file nor a folder.'],
])('read %j says why not and what to do, and ends with 1', expectRefused)

test('the same in Chinese', () => {
  expect(read('missing.md', '--lang', 'zh').stderr.split('\n')[0]).toBe('找不到文件 missing.md。')
})

test.skipIf(lacks.freeNames)(
  'a name with control characters is shown harmlessly, in errors and above its text',
  () => {
    const name = 'a\x1b[31m\u202eb.md'
    expect(read(`no${name}`).stderr).toContain('noa␛[31m<U+202E>b.md')
    const texts = mkdtempSync(join(tmpdir(), 'llm-primer-names-'))
    writeFileSync(join(texts, name), '# 甲\n')
    writeFileSync(join(texts, 'c.md'), '# 乙\n')
    const { stdout } = runInside(['read', texts])
    expect(stdout).toContain('a␛[31m<U+202E>b.md')
    expect(stdout).not.toMatch(/[\x1b\u202e]/)
  },
)

test('a byte order mark and the line ends of Windows are not text', () => {
  put('windows.md', '\ufeff# 甲\r\n\r\n一行\r\n二行\r\n')
  expect(read('windows.md', '--width', '20').stdout).toBe(`甲\n${'─'.repeat(20)}\n\n一行二行\n`)
})

test('a folder is read file by file, in the order of their numbers, without hidden ones', () => {
  const book = mkdtempSync(join(tmpdir(), 'llm-primer-book-'))
  mkdirSync(join(book, '.git'))
  mkdirSync(join(book, 'more'))
  for (const [name, text] of [
    ['10-end.md', '尾'],
    ['2-start.md', '首'],
    ['more/appendix.markdown', '附'],
    ['.git/c.md', '藏'],
    ['notes.txt', '不是'],
  ] as const)
    writeFileSync(join(book, name), `${text}\n`)
  const { status, stdout } = runInside(['read', '.'], { cwd: book })
  expect(status).toBe(0)
  expect(stdout.split('\n').filter((line) => line !== '')).toEqual([
    '2-start.md',
    '首',
    '10-end.md',
    '尾',
    'more/appendix.markdown',
    '附',
  ])
})

test('standard input is read like a file, and refused like one', () => {
  expect(runInside(['read', '-'], { input: '**甲**\r\n乙' }).stdout).toBe('甲乙\n')
  expect(runInside(['read', '-'], { input: '' })).toEqual({
    status: 0,
    stdout: '',
    stderr: expect.any(String),
  })
  const { status, stderr } = runInside(['read', '-'], { input: 'a\0' })
  expect([status, stderr.split('\n')[0]]).toEqual([1, '- is not a text in UTF-8.'])
})

test('1, 1.5 and 1#id are the course, whatever the folder holds; ./1 is the file', () => {
  put('1', '本地')
  expect(read('1.1', '--lang', 'zh').stdout).toMatch(/^1\.1 /)
  expect(read('./1').stdout).toBe('本地\n')
})

test('a word that is no file but the subject of a section is told where to read on it', () => {
  const { status, stderr } = runInside(['read', 'transformer', '--lang', 'en'])
  expect(status).toBe(1)
  expect(stderr).toContain('llm-primer read 1.5')
  expect(runInside(['read', 'hallucinations', '--lang', 'zh']).stderr).toContain('llm-primer read 1.9')
})
