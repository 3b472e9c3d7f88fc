import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allBlocks, inlinesOf, inlineText } from '../../src/domain/block-text.ts'
import type { Block } from '../../src/domain/blocks.ts'
import { lessonsIn } from '../../src/files/compile-corpora.ts'
import { compileCourse } from '../../src/files/compile-course.ts'
import { courseFromContent } from '../../src/files/content-course.ts'
import { createCourse } from '../../src/files/course.ts'
import { joinCourses } from '../../src/files/pack-course.ts'
import { folderOf, smallCourse, twoChapters } from '../content/small-course.ts'

type Files = Record<string, unknown>

/** The files with one of their folders under another name. */
const moved = (files: Files, from: string, to: string): Files =>
  Object.fromEntries(Object.entries(files).map(([name, value]) => [name.replace(from, to), value]))

/** The files with something else in one of them. */
function changed(files: Files, name: string, from: string, to: string): Files {
  const value = files[name]
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  expect(text).toContain(from)
  return { ...files, [name]: text.replaceAll(from, to) }
}

const numbersIn = (files: Files): string[] =>
  compileCourse(folderOf(files)).index.chapters.flatMap(({ number, sections }) => [
    String(number),
    ...sections.map((section) => section.number),
  ])

/** A compiled course as its folder on the disk. */
function compiled(files: Files) {
  return createCourse(
    folderOf(
      Object.fromEntries([...compileCourse(folderOf(files)).files].map(([name, value]) => [name, value])),
    ),
  )
}

const linksIn = (blocks: readonly Block[]): string[] =>
  inlinesOf(blocks).flatMap((inline) => (inline.type === 'section' ? [inlineText(inline.children)] : []))

const figuresIn = (blocks: readonly Block[]): (string | undefined)[] =>
  allBlocks(blocks).flatMap((block) => (block.type === 'figure' ? [block.number] : []))

const textOf = (
  files: Files,
  chapter: string,
  section: string,
  locale: 'zh' | 'en' = 'en',
): readonly Block[] => compiled(files).section(chapter, section, locale).pages.flat()

test.each([
  ['in the order of their folders', '01-small', '02-more'],
  ['without the gaps between them', '03-small', '17-more'],
  ['by number, not by letter', '9-small', '10-more'],
  ['also where two folders begin alike', '01-a', '01-b'],
  ['a folder without a number last', '07-small', 'a-more'],
])('chapters are numbered from 1: %s', (_, first, second) => {
  const files = moved(moved(twoChapters(), '01-small', first), '02-more', second)

  expect(numbersIn(files)).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2'])
})

test.each(['7', '1', '2'])(
  'a number that the first edition wrote into a chapter, such as %s, moves nothing',
  (number) => {
    const files = changed(
      twoChapters(),
      'chapters/02-more/chapter.json',
      '"id":"more"',
      `"id":"more","number":${number}`,
    )

    expect(numbersIn(files)).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2'])
  },
)

test('a link to a section gets its number, in both languages and across chapters; a wrong one that was typed goes', () => {
  const before = { ...twoChapters() }
  const files = changed(
    before,
    'chapters/01-small/en/01-first.md',
    'Tokens are told',
    'See [9.9](section:talk): tokens are told',
  )

  expect(linksIn(textOf(files, 'more', 'talk', 'zh'))).toEqual(['1.2'])
  expect(linksIn(textOf(files, 'more', 'talk', 'en'))).toEqual(['1.2'])
  expect(linksIn(textOf(files, 'small', 'first', 'en'))).toEqual(['2.1'])
})

test('a link keeps its words, and one inside bold text or a list is numbered as well', () => {
  const files = changed(
    twoChapters(),
    'chapters/02-more/en/01-talk.md',
    'see [](section:second).',
    'see [the other one](section:second).\n\n- **[](section:listen)**\n\n> - [ ](section:first)',
  )

  expect(linksIn(textOf(files, 'more', 'talk'))).toEqual(['the other one', '2.2', '1.1'])
})

test('a link without words to a section that is not there is refused', () => {
  const files = changed(twoChapters(), 'chapters/02-more/en/01-talk.md', 'section:second', 'section:third')

  expect(() => compileCourse(folderOf(files))).toThrow(/01-talk\.md: section:third: there is no such section/)
})

test('figures are counted through a chapter and carry its number, so that no two are alike', () => {
  const files = twoChapters()

  expect(figuresIn(textOf(files, 'small', 'first'))).toEqual(['1.1'])
  expect(figuresIn(textOf(files, 'more', 'talk'))).toEqual(['2.1', '2.1'])
})

test('in a pack behind other chapters the numbers in its texts move with its chapters', () => {
  const course = joinCourses(compiled(smallCourse()), [
    { name: 'first', course: compiled(smallCourse()) },
    { name: 'guide', course: compiled(twoChapters()) },
  ])
  const { pages } = course.section('guide/more', 'talk', 'en')

  expect(course.index().chapters.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  expect(linksIn(pages.flat())).toEqual(['3.2'])
  expect(figuresIn(pages.flat())).toEqual(['4.1', '4.1'])
  expect(figuresIn(course.section('small', 'first', 'en').pages.flat())).toEqual(['1.1'])
})

test.each([
  ['chapter', 'more', 'small'],
  ['section', 'talk', 'first'],
])('two of one %s id are refused, and both are named', (kind, id, other) => {
  const files = twoChapters()
  const file = 'chapters/02-more/chapter.json'
  const same = JSON.stringify(files[file]).replace(`"id":"${id}"`, `"id":"${other}"`)

  expect(() => compileCourse(folderOf({ ...files, [file]: same }))).toThrow(
    new RegExp(`02-more.chapter\\.json: ${other}: .*01-small.chapter\\.json has a ${kind} of this id`),
  )
})

test('an empty chapter folder and a chapter without sections are refused with their place', () => {
  const root = folderOf(twoChapters())
  mkdirSync(join(root, 'chapters', '03-empty'))
  expect(() => compileCourse(root)).toThrow(/03-empty.chapter\.json: this file is missing/)

  const bare = changed(smallCourse(), 'chapters/01-small/chapter.json', '"sections":[', '"sections":[],"x":[')
  expect(() => compileCourse(folderOf(bare))).toThrow(/chapter\.json: sections/)
})

test.each([
  ['an empty folder', (root: string) => mkdirSync(join(root, 'chapters', '03-empty')), '缺这个文件'],
  [
    'two of one id',
    (root: string) => replaceIn(root, '"id":"more"', '"id":"small"'),
    '里也有一章用了这个 id',
  ],
  ['a constant', (root: string) => writeText(root, '{{nowhere}}'), 'constants.json 里没有这个常数'],
  ['a section', (root: string) => writeText(root, '[](section:nowhere)'), '没有这一节'],
  ['a figure', (root: string) => writeText(root, '![x](figure:nowhere)'), 'figures/ 里没有这幅图'],
  ['a question', (root: string) => writeText(root, '<!-- question: nowhere -->'), '这一章没有这道题'],
  ['a recipe', (root: string) => writeText(root, '<!-- recipe: nowhere -->'), 'recipes.json 里没有这一条'],
  ['a list of models', (root: string) => writeText(root, '<!-- models: cars -->'), '不是模型列表'],
  ['a source', (root: string) => writeText(root, 'So it is.[^nowhere]'), 'sources.json 里没有这个出处'],
  ['half a file', (root: string) => writeFileSync(join(root, 'glossary.json'), '[{'), '不是合法的 JSON'],
])('what is wrong with %s is told a Chinese reader in Chinese', (_, spoil, told) => {
  const root = folderOf(twoChapters())
  spoil(root)
  const course = courseFromContent(root, 'mine', 'zh')

  expect(() => course.index()).toThrow(
    expect.objectContaining({ detail: expect.objectContaining({ reason: expect.stringContaining(told) }) }),
  )
})

const SECOND = 'chapters/02-more'
const writeText = (root: string, text: string): void =>
  writeFileSync(join(root, SECOND, 'en/01-talk.md'), text)
const replaceIn = (root: string, from: string, to: string): void => {
  const file = join(root, SECOND, 'chapter.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

test('a file that lies between the chapters is none of them', () => {
  const root = folderOf(twoChapters())
  writeFileSync(join(root, 'chapters', '.DS_Store'), 'x')
  writeFileSync(join(root, 'chapters', 'README.md'), '# Chapters')

  expect(compileCourse(root).index.chapters.map(({ id }) => id)).toEqual(['small', 'more'])
})

const copy = {
  'corpora/corpora.json': [
    {
      id: 'lessons-1',
      title: { zh: '正文', en: 'Lessons' },
      provenance: { zh: '本课', en: 'This course' },
      languages: ['zh', 'en'],
      copiedOn: '2026-11-29',
    },
  ],
  'corpora/lessons-1.zh.txt': '旧文',
  'corpora/lessons-1.en.txt': 'The old text',
}

test('what experiments learn from is the copy of the lessons, whatever a section or a new chapter says', () => {
  const learned = (files: Files): string[] =>
    ['zh', 'en'].map((locale) => compiled(files).corpus(`lessons-1.${locale}`).text)
  const longer = changed(
    { ...twoChapters(), ...copy },
    'chapters/01-small/en/01-first.md',
    'Tokens',
    'New tokens',
  )

  expect(learned({ ...smallCourse(), ...copy })).toEqual(['旧文', 'The old text'])
  expect(learned(longer)).toEqual(['旧文', 'The old text'])
})

test('a folder without a copy has its own lessons, a paragraph or heading a line, chapter after chapter', () => {
  const lines = lessonsIn(compileCourse(folderOf(twoChapters())).texts, 'en').split('\n')

  expect(lines[0]).toBe('Beginning')
  expect(lines[1]).toMatch(/^We read on.*Tokens are told here, attention later\.$/)
  expect(lines.findIndex((line) => line.includes('A prompt is told here, see 1.2.'))).toBe(lines.length - 6)
  expect(compiled(twoChapters()).corpus('lessons-1.en').text).toBe(lines.join('\n'))
})

test('a copy whose text is missing is named', () => {
  const { 'corpora/lessons-1.zh.txt': _, ...files } = { ...smallCourse(), ...copy }

  expect(() => compileCourse(folderOf(files))).toThrow(/lessons-1\.zh\.txt: this text is missing/)
})

test.each([
  ['en', 'Which one?', 'How much?'],
  ['zh', '哪一个？', '多少？'],
] as const)(
  'each entry of a search has its own text, also behind one of two lines (%s)',
  (locale, which, how) => {
    const broken = changed(
      smallCourse(),
      'chapters/01-small/quiz/01-first.json',
      'Which one?',
      'Which\\none?',
    )
    const texts = compiled(broken)
      .searchEntries(locale)
      .filter(({ kind }) => kind === 'question')
      .map(({ text }) => text)
    expect(texts).toContain(which)
    expect(texts.at(-1)).toBe(how)
  },
)
