// A second chapter goes through every command. It is planted: what the course itself has does not matter here.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { crc32 } from '../../src/domain/crc32.ts'
import { folderOf, twoChapters } from '../content/small-course.ts'
import { runInside } from '../run-inside.ts'

const content = folderOf(twoChapters())
const aHome = (): string => mkdtempSync(join(tmpdir(), 'chapters-'))
const inCourse = (words: readonly string[], home = aHome(), input?: string) =>
  runInside([...words, '--content', content, '--data-dir', home], input === undefined ? {} : { input })
const json = (words: readonly string[], home?: string) =>
  JSON.parse(inCourse([...words, '--json'], home).stdout)

const answer = (question: string, chosen: unknown = 'right'): string =>
  `${JSON.stringify({ question, answer: chosen, confidence: 'sure' })}\n`

/** A home of somebody who answered in both chapters, from one file. */
function practised(): string {
  const home = aHome()
  inCourse(['quiz', '--answers', '-'], home, answer('which') + answer('which-prompt', 'wrong'))
  return home
}

test('read --toc, and read --json without a place, list every chapter with its sections', () => {
  const { status, stdout } = inCourse(['read', '--toc'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/1 {2}A small course.*1\.2 +Two.*2 {2}More of it.*2\.1 +Talking.*2\.2 +Listening/s)

  const toc = json(['read', '--toc'])
  expect(json(['read'])).toEqual(toc)
  expect(toc).toMatchObject({
    schema: 'llm-primer/toc@2',
    chapters: [
      { id: 'small', number: 1, sections: [{ number: '1.1' }, { id: 'second', number: '1.2' }] },
      { id: 'more', number: 2, sections: [{ id: 'talk', number: '2.1' }, { number: '2.2' }] },
    ],
  })
  expect(json(['read', '2', '--toc'])).toEqual({ ...toc, chapters: [toc.chapters[1]] })
})

test('read 2, 2.2 and 2#listen print what they name; the texts of other chapters stay out', () => {
  const chapter = inCourse(['read', '2']).stdout
  expect(chapter).toContain('A prompt is told here, see 1.2.')
  expect(chapter).toContain('2.2  Listening')
  expect(chapter).not.toContain('A small course')
  expect(chapter).toContain('Figure 2.1')
  expect(inCourse(['read', '2#listen']).stdout).toBe(inCourse(['read', '2.2']).stdout)
  expect(json(['read', '2.2']).sections).toMatchObject([{ id: 'listen', number: '2.2' }])
})

test('without a place read and quiz follow the learner, and a new one begins with the first chapter', () => {
  const home = practised()
  expect(inCourse(['read'], home).stdout).toContain('1.1  One')
  expect(json(['quiz', '--list'], home).where).toBe('1')

  const place = { chapter: 'more', section: 'listen', block: 0, part: 0 }
  const time = '2026-11-23T12:00:00.000Z'
  const line = `{"v":1,"id":"01m85dc5q9zz","time":"${time}","zone":0,"kind":"position",${JSON.stringify(place).slice(1)}`
  const other = folderOf({ 'journal-other.jsonl': withSum(line) })
  expect(inCourse(['data', 'merge', join(other, 'journal-other.jsonl')], home).status).toBe(0)
  expect(inCourse(['read'], home).stdout).toMatch(/^2\.1 {2}Talking/)
  expect(json(['quiz', '--list'], home).where).toBe('2')
})

test('answers of one file go to the questions of every chapter; with a place to those of its chapter alone', () => {
  const lines = answer('which') + answer('which-answer')
  const { status, stdout } = inCourse(['quiz', '--answers', '-'], aHome(), lines)
  expect(status).toBe(0)
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ chapter, question }) => [chapter, question]),
  ).toEqual([
    ['small', 'which'],
    ['more', 'which-answer'],
  ])

  const second = inCourse(['quiz', '2', '--answers', '-'], aHome(), lines)
  expect(second.status).toBe(1)
  expect(second.stderr).toContain('which')
  expect(second.stdout).toContain('which-answer')
})

test('review, progress and export hold both chapters', () => {
  const home = practised()
  const progress = json(['progress'], home)
  expect(
    progress.chapters.map(({ number, sections }: { number: number; sections: { practised: number }[] }) => [
      number,
      ...sections.map((section) => section.practised),
    ]),
  ).toEqual([
    [1, 1, 0],
    [2, 1, 0],
  ])
  expect(inCourse(['progress'], home).stdout).toContain('2.1')
  expect(json(['review'], home)).toHaveProperty('today')
  expect(inCourse(['export', 'markdown'], home).stdout).toContain('2.1')
  expect(inCourse(['export', 'anki'], home).stdout).toContain('llm-primer::2.1')
  expect(
    JSON.parse(inCourse(['export', 'json'], home).stdout).events.map(
      ({ chapter }: { chapter: string }) => chapter,
    ),
  ).toEqual(['small', 'more'])
})

test('search, define and the sections of terms lead into the second chapter', () => {
  expect(json(['search', 'prompt']).hits[0]).toMatchObject({ kind: 'term', id: 'prompt', place: '2.1' })
  expect(json(['search', 'Listening']).hits[0]).toMatchObject({ command: 'llm-primer read 2.2' })
  expect(json(['define', 'prompt']).terms[0].section).toMatchObject({ id: 'talk', number: '2.1' })
  expect(inCourse(['define', 'prompt']).stdout).toContain('llm-primer read 2.1')
})

test('forgetting chapter 2 leaves chapter 1 as it was', () => {
  const home = practised()
  expect(json(['data', 'reset', '2', '--yes'], home).scope).toEqual({ chapter: 'more' })
  const { chapters } = json(['progress'], home)

  expect(chapters[0].sections[0].practised).toBe(1)
  expect(chapters[1].sections[0].practised).toBe(0)
})

test.each([
  [[]],
  [['review']],
  [['timeline']],
  [['lab']],
  [['code']],
  [['config', 'get']],
  [['pack', 'list']],
  [['data', 'doctor']],
  [['data', 'backup']],
  [['try', 'recipe']],
])('%j works beside a second chapter', (words) => {
  const home = practised()
  expect(inCourse(words, home)).toMatchObject({ status: 0, stderr: '' })
})

test('check finds nothing wrong, and no question that is not there is asked', () => {
  expect(inCourse(['check', content])).toMatchObject({ status: 0, stderr: '' })
})

test('a chapter or section that is not there is told with those that are', () => {
  expect(inCourse(['read', '3']).stderr).toContain('The course has chapters 1 and 2: llm-primer read --toc')
  expect(inCourse(['read', '2.7']).stderr).toContain('It has 2.1 to 2.2: llm-primer read 2 --toc')
  expect(inCourse(['read', '3', '--lang', 'zh']).stderr).toContain('课程有第 1、2 章')
})

/** A journal line with its check sum. */
function withSum(open: string): string {
  const sum = crc32(Buffer.from(open)).toString(16).padStart(8, '0')
  return `\n${open.slice(0, -1)},"crc":"${sum}"}\n`
}

test('completion knows the words, and the help names no chapter that is not meant', () => {
  expect(inCourse(['completion', 'bash']).status).toBe(0)
  for (const words of [['--help'], ['read', '--help'], ['quiz', '--help']])
    expect(inCourse(words).stdout).not.toMatch(/llm-primer (?:read|quiz) 1(?: |$)/m)
})

test('a pack of the first edition is checked without an error, compiles, reads and asks', () => {
  const pack = join(import.meta.dirname, '../fixtures/first-edition/pack')
  const home = aHome()
  const own = JSON.parse(runInside(['read', '--toc', '--json']).stdout).chapters.length
  const [first, second] = [own + 1, own + 2]
  const here = (...words: readonly string[]) => runInside([...words, '--data-dir', home])
  expect(runInside(['check', pack]).stdout).toContain('0 errors')
  expect(here('pack', 'add', pack, '--name', 'old-pack', '--yes')).toMatchObject({ status: 0, stderr: '' })

  // Its order is that of the numbers that it wrote, not of its folders.
  expect(here('read', `${first}`, '--toc').stdout).toMatch(/A guide.*Begin.*Go on/s)
  expect(here('read', `${first}.1`).stdout).toContain(`The next section is ${first}.2.`)
  expect(here('read', `${first}.1`).stdout).toContain(`Figure ${first}.1`)
  expect(here('read', `${second}.1`).stdout).toContain(`Down; back is ${first}.1.`)
  expect(here('read', `${second}.1`, '--lang', 'zh').stdout).toContain(`图 ${second}.1`)
  expect(
    runInside(['quiz', '--answers', '-', '--data-dir', home], { input: answer('how-deep', 'yes') }).stdout,
  ).toContain('"chapter":"old-pack/deeper","question":"how-deep","saved":true,"correct":true')
})

test('a journal of the first edition keeps its progress in a pack', () => {
  const home = aHome()
  const here = (...words: readonly string[]) => runInside([...words, '--data-dir', home])
  const fixture = join(import.meta.dirname, '../fixtures/first-edition')
  here('pack', 'add', join(fixture, 'pack'), '--name', 'old-pack', '--yes')
  expect(here('data', 'merge', join(fixture, 'journal.jsonl'))).toMatchObject({ status: 0, stderr: '' })
  const { chapters } = JSON.parse(here('progress', '--json').stdout)
  const of = (id: string) => chapters.find((chapter: { id: string }) => chapter.id === id).sections

  expect(of('old-pack/guide')[0]).toMatchObject({ id: 'begin', read: true })
  expect(of('old-pack/deeper')[0]).toMatchObject({ id: 'dive', practised: 1 })
  expect(JSON.parse(here('data', 'doctor', '--json').stdout).journals[0]).toMatchObject({
    events: 7,
    broken: [],
  })
  const before = readFileSync(join(fixture, 'journal.jsonl'), 'utf8').split('\n').filter(Boolean)
  expect(JSON.parse(here('export', 'json').stdout).events).toEqual(
    before.map((line) => {
      const { crc: _, ...event } = JSON.parse(line)
      return event
    }),
  )
})
