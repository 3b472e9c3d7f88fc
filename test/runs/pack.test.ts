// Packs of other people: what is good in them can be read and asked, what is hostile stays outside.
import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Files, folderOf, smallCourse } from '../content/small-course.ts'
import { runInside } from '../run-inside.ts'

const aHome = (): string => mkdtempSync(join(tmpdir(), 'pack-'))
const add = (folder: string, home: string, ...words: readonly string[]) =>
  runInside(['pack', 'add', folder, '--name', 'small', '--yes', ...words, '--data-dir', home])
const json = (home: string, ...words: readonly string[]) =>
  JSON.parse(runInside([...words, '--json', '--data-dir', home]).stdout)

/** The number of the first chapter behind those of the course. */
const next: number = JSON.parse(runInside(['read', '--toc', '--json']).stdout).chapters.length + 1

/** A home with the small course as a pack. Its chapter is the next one. */
function withPack(files: Files = smallCourse()): string {
  const home = aHome()
  expect(add(folderOf(files), home)).toMatchObject({ status: 0, stderr: '' })
  return home
}

test('a pack shows what it holds and under which number it is read', () => {
  const { status, stdout } = add(folderOf(smallCourse()), aHome())

  expect(status).toBe(0)
  expect(stdout).toContain('A small course (2 sections)')
  expect(stdout).toMatch(/SHA-256 +[0-9a-f]{64}/)
  expect(stdout).toContain(`llm-primer read ${next}`)
})

test('its chapter is read, searched, asked, and counted behind those of the course', () => {
  const home = withPack()
  expect(runInside(['read', `${next}.1`, '--plain', '--data-dir', home]).stdout).toContain(
    'Tokens are told here',
  )
  expect(runInside(['read', `${next}`, '--toc', '--data-dir', home]).stdout).toContain(`${next}.2`)
  expect(runInside(['search', 'Tokens', 'are', 'told', '--data-dir', home]).stdout).toContain(`${next}.1`)

  const input = '{"question":"which","answer":"right","confidence":"sure"}\n'
  expect(runInside(['quiz', `${next}`, '--answers', '-', '--data-dir', home], { input }).stdout).toContain(
    '"correct":true',
  )
  const chapter = json(home, 'progress').chapters.at(-1)
  expect(chapter).toMatchObject({ id: 'small/small', number: next })
  expect(
    chapter.sections.map(({ number, practised }: { number: string; practised: number }) => [
      number,
      practised,
    ]),
  ).toEqual([
    [`${next}.1`, 1],
    [`${next}.2`, 0],
  ])
})

test('an answer counts for the pack alone, though the ids are the same in another one', () => {
  const home = withPack()
  runInside(['pack', 'add', folderOf(smallCourse()), '--name', 'other', '--yes', '--data-dir', home])
  const input = '{"question":"which","answer":"right"}\n'
  runInside(['quiz', `${next + 1}`, '--answers', '-', '--data-dir', home], { input })
  const practised = json(home, 'progress').chapters.map(
    ({ id, sections }: { id: string; sections: { practised: number }[] }) => [id, sections[0]?.practised],
  )

  expect(practised[0]).toEqual(['meet-llms', 0])
  expect(practised.slice(-2)).toEqual([
    ['small/small', 0],
    ['other/small', 1],
  ])
})

test('the same pack again changes nothing; a newer form takes its place and keeps what was learned', () => {
  const home = withPack()
  expect(add(folderOf(smallCourse()), home).stdout).toContain('there already')
  const input = '{"question":"which","answer":"right"}\n'
  runInside(['quiz', `${next}`, '--answers', '-', '--data-dir', home], { input })
  const files = smallCourse()
  files['chapters/01-small/en/01-first.md'] = String(files['chapters/01-small/en/01-first.md']).replace(
    'Tokens are told',
    'Tokens are now told',
  )

  expect(add(folderOf(files), home)).toMatchObject({ status: 0 })
  expect(runInside(['read', `${next}.1`, '--plain', '--data-dir', home]).stdout).toContain(
    'Tokens are now told',
  )
  expect(json(home, 'progress').chapters[next - 1].sections[0].practised).toBe(1)
  expect(readdirSync(join(home, 'data', 'packs'))).toEqual([expect.stringMatching(/^\.pack-/), 'small.json'])
})

test('a removed pack is gone, and what was learned comes back with it', () => {
  const home = withPack()
  const input = '{"question":"which","answer":"right"}\n'
  runInside(['quiz', `${next}`, '--answers', '-', '--data-dir', home], { input })
  expect(json(home, 'pack', 'list').packs).toMatchObject([
    { name: 'small', questions: 3, terms: 2, chapters: [{ number: next, sections: 2 }] },
  ])

  expect(runInside(['pack', 'remove', 'small', '--yes', '--data-dir', home]).status).toBe(0)
  expect(runInside(['read', `${next}`, '--data-dir', home]).status).toBe(1)
  expect(runInside(['review', '--data-dir', home]).status).toBe(0)
  add(folderOf(smallCourse()), home)
  expect(json(home, 'progress').chapters[next - 1].sections[0].practised).toBe(1)
  expect(runInside(['pack', 'remove', 'smal', '--yes', '--data-dir', home])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There are: small'),
  })
})

test('a text in one language stands in for the other', () => {
  const { 'chapters/01-small/zh/01-first.md': _, ...files } = smallCourse()

  expect(
    runInside(['read', `${next}.1`, '--plain', '--lang', 'zh', '--data-dir', withPack(files)]).stdout,
  ).toContain('Tokens are told here')
})

test('without a terminal it needs --yes, and nothing is left behind', () => {
  const home = aHome()
  const { status, stderr } = runInside([
    'pack',
    'add',
    folderOf(smallCourse()),
    '--name',
    'small',
    '--data-dir',
    home,
  ])

  expect(status).toBe(2)
  expect(stderr).toContain('--yes')
  expect(readdirSync(join(home, 'data', 'packs'))).toEqual([])
})

const MARKDOWN = 'chapters/01-small/en/01-first.md'
const CHAPTER = 'chapters/01-small/chapter.json'
const QUIZ = 'chapters/01-small/quiz/01-first.json'
const changed = (name: string, change: (text: string) => string): Files => {
  const files = smallCourse()
  const value = files[name]
  return { ...files, [name]: change(typeof value === 'string' ? value : JSON.stringify(value)) }
}
const at = (name: string) => (folder: string) => join(folder, name)
const nothing = (): void => {}

test.each<[string, Files, (folder: string) => void, RegExp]>([
  [
    'a link',
    smallCourse(),
    (folder) => symlinkSync('/etc/passwd', at('chapters/01-small/en/link.md')(folder)),
    /en\/link\.md is a link/,
  ],
  [
    'a link to a folder',
    smallCourse(),
    (folder) => symlinkSync('/etc', at('chapters/etc')(folder)),
    /chapters\/etc is a link/,
  ],
  [
    'a link in place of a shared file',
    smallCourse(),
    (folder) => symlinkSync('/etc/passwd', at('ids.json')(folder)),
    /EEXIST|ids\.json is a link/,
  ],
  [
    'a named pipe',
    smallCourse(),
    (folder) => execFileSync('mkfifo', [at('chapters/01-small/en/pipe.md')(folder)]),
    /pipe\.md is a link, a pipe/,
  ],
  [
    'a page of a gigabyte',
    smallCourse(),
    (folder) => truncateSync(at(MARKDOWN)(folder), 2 ** 30),
    /larger than 256 KB/,
  ],
  [
    'JSON above a megabyte',
    changed(CHAPTER, (text) => text + ' '.repeat(2 ** 20)),
    nothing,
    /larger than 1 MB/,
  ],
  [
    'more than 2,000 files',
    smallCourse(),
    (folder) => {
      for (let n = 0; n < 2000; n += 1) writeFileSync(at(`chapters/01-small/en/x${n}.md`)(folder), '')
    },
    /more than 2000 files/,
  ],
  [
    'a name with a way out',
    smallCourse(),
    (folder) => writeFileSync(at('chapters/01-small/en/..\\..\\x.md')(folder), ''),
    /is not made of lower-case/,
  ],
  [
    'a device of Windows',
    smallCourse(),
    (folder) => writeFileSync(at('chapters/01-small/en/con.md')(folder), ''),
    /is not made of lower-case/,
  ],
  [
    'a section that names another place',
    changed(CHAPTER, (text) => text.replace('"id":"second"', '"id":"../../../etc/passwd"')),
    nothing,
    /sections\[1\]\.id|lower-case letters/,
  ],
  [
    'escape sequences in a page',
    changed(MARKDOWN, (text) => `${text}\u001b[2J`),
    nothing,
    /control characters/,
  ],
  [
    'escape sequences written in JSON',
    changed(QUIZ, (text) => text.replace('Which one?', 'Which\\u001b[2J one?')),
    nothing,
    /control characters/,
  ],
  ['a bidirectional override', changed(MARKDOWN, (text) => `${text}\u202e`), nothing, /control characters/],
  [
    'text in GBK (“你好”)',
    changed(MARKDOWN, (text) => text),
    (folder) => writeFileSync(at(MARKDOWN)(folder), Buffer.from([0xc4, 0xe3, 0xba, 0xc3])),
    /not UTF-8/,
  ],
  [
    'a link that runs a script',
    changed(MARKDOWN, (text) => `${text}\n\n[here](javascript:alert(1))`),
    nothing,
    /javascript/,
  ],
  [
    'an address that runs a script',
    changed('sources.json', (text) => text.replace('https://example.org/paper', 'javascript:alert(1)')),
    nothing,
    /sources\.json/,
  ],
  ['an id twice', changed(QUIZ, (text) => text.replaceAll('which-else', 'which')), nothing, /which/],
  [
    'an unknown field',
    changed(CHAPTER, (text) => text.replace('{"id":"small"', '{"run":"rm -rf /","id":"small"')),
    nothing,
    /run/,
  ],
  [
    'a key twice',
    changed(CHAPTER, (text) => text.replace('{"id":"small"', '{"id":"other","id":"small"')),
    nothing,
    /a key stands twice/,
  ],
  [
    'a prototype',
    changed(CHAPTER, (text) => text.replace('{"id":"small"', '{"__proto__":{"x":1},"id":"small"')),
    nothing,
    /chapter\.json/,
  ],
  [
    'JSON nested without end',
    changed(QUIZ, () => '['.repeat(5000) + ']'.repeat(5000)),
    nothing,
    /nested too deep/,
  ],
  ['JSON that is none', changed(QUIZ, () => '[{]'), nothing, /quiz\/01-first\.json/],
  ['no chapters', { 'glossary.json': [] }, nothing, /no folder named chapters/],
])('%s: the pack is not taken, the reason is said, nothing is left behind', (_, files, spoil, reason) => {
  const { 'ids.json': __, ...rest } = files
  const folder = folderOf(rest)
  spoil(folder)
  const home = aHome()
  const { status, stdout, stderr } = add(folder, home)

  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(reason)
  expect(stderr).not.toContain('\u001b')
  expect(json(home, 'pack', 'list').packs).toEqual([])
  mkdirSync(join(home, 'data', 'packs'), { recursive: true })
  expect(readdirSync(join(home, 'data', 'packs'))).toEqual([])
})

test.each([
  ['term', 'Elsewhere, see [it](term:elsewhere).'],
  ['question', '<!-- question: elsewhere -->'],
])('a %s that is not in the pack is named with the file that was given and its line', (_, text) => {
  const files = changed(MARKDOWN, (before) => `${before}\n\nThe word elsewhere alone.\n\n${text}\n`)
  const folder = folderOf(files)
  const { status, stderr } = add(folder, aHome())
  expect(status).toBe(1)
  const line = String(files[MARKDOWN]).split('\n').length - 1
  expect(stderr).toMatch(new RegExp(`01-first\\.md\n\\s+error: line ${line}: .*elsewhere`))
  expect(stderr).not.toContain('.pack-')
})

test.each(['../up', 'Upper', 'a/b', '-rf', '', 'x'.repeat(65), 'ｗｉｄｅ'])(
  '%j is no name of a pack',
  (name) => {
    const words = ['pack', 'add', folderOf(smallCourse()), `--name=${name}`, '--yes', '--data-dir', aHome()]
    expect(runInside(words)).toMatchObject({ status: 2, stderr: expect.stringContaining('name of a pack') })
  },
)

test('a damaged pack is left out and named by every command, and can be taken away or added again', () => {
  const home = withPack()
  const course = readdirSync(join(home, 'data', 'packs')).find((name) => name.startsWith('.pack-')) ?? ''
  writeFileSync(join(home, 'data', 'packs', course, 'course', 'index.json'), '')
  const named = 'The pack small is damaged, so its chapters are left out.'

  for (const words of [
    ['--help'],
    ['read', '1.1', '--plain'],
    ['progress'],
    ['search', 'token'],
    ['quiz', '1', '--list'],
    ['data', 'doctor'],
    ['config'],
    ['pack', 'list'],
  ]) {
    const { status, stdout, stderr } = runInside([...words, '--data-dir', home])
    expect([words, status]).toEqual([words, 0])
    expect(stdout).not.toBe('')
    expect(stderr.split(named)).toHaveLength(2)
    expect(stderr).toContain('llm-primer pack add FOLDER --name small')
  }
  expect(runInside(['read', 'small', '--data-dir', home]).status).not.toBe(0)
  expect(add(folderOf(smallCourse()), home)).toMatchObject({ status: 0, stderr: '' })
  expect(json(home, 'pack', 'list').packs).toHaveLength(1)

  writeFileSync(join(home, 'data', 'packs', 'small.json'), '1\n{}')
  expect(runInside(['pack', 'remove', 'small', '--yes', '--data-dir', home])).toMatchObject({
    status: 0,
    stderr: '',
  })
  expect(json(home, 'pack', 'list').packs).toEqual([])
})

test('pack new writes a pack that passes check, is read as it is, and can be added', () => {
  const home = aHome()
  const folder = join(home, 'mine')
  const made = runInside(['pack', 'new', 'mine'], { cwd: home })
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(made.stdout).toContain('llm-primer check mine')

  expect(runInside(['check', folder])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('0 errors'),
  })
  expect(runInside(['read', '1', '--content', folder, '--lang', 'zh']).stdout).toContain('图 1.1')
  const added = runInside(['pack', 'add', folder, '--yes', '--data-dir', home])
  expect(added).toMatchObject({ status: 0, stderr: '' })
  expect(added.stdout).toContain(`llm-primer read ${next}`)
})

test('pack new touches nothing that is there', () => {
  const folder = folderOf({ 'notes.md': 'mine' })
  const { status, stderr } = runInside(['pack', 'new', folder])

  expect(status).toBe(1)
  expect(stderr).toContain('nothing was written')
  expect(readdirSync(folder)).toEqual(['notes.md'])
  expect(runInside(['pack', 'new', join(folder, 'notes.md')]).stderr).toContain('nothing was written')
  expect(runInside(['pack', 'new', join(folder, 'notes.md', 'deeper')])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('could not be written'),
  })
})

test('pack new finishes what a killed one began, and takes its traces away', () => {
  const folder = join(folderOf({}), 'mine')
  runInside(['pack', 'new', folder])
  const whole = readdirSync(folder, { recursive: true }).sort()
  rmSync(join(folder, 'chapters'), { recursive: true })
  const left = join(folder, `sources.json.${2 ** 22 + 1}-abc.llm-primer-new`)
  writeFileSync(left, '{')
  const then = Date.now() / 1000 - 7200
  utimesSync(left, then, then)

  expect(runInside(['pack', 'new', folder]).status).toBe(0)
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(whole)
  expect(runInside(['pack', 'new', folder]).stderr).toContain('nothing was written')
})

test('a constant called constructor, which nobody has defined, is missing like any other', () => {
  const files = smallCourse()
  const [path = '', text = ''] = Object.entries(files).find(([each]) => /en\/.*\.md$/.test(each)) ?? []
  const { status, stderr } = add(folderOf({ ...files, [path]: `${text}\n\nSee {{constructor}}.\n` }), aHome())
  expect(status).toBe(1)
  expect(stderr).toContain('There is no number in constants.json named')
})
