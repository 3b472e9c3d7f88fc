import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Marked } from 'marked'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { InterfaceLanguage } from '../../src/domain/locale.ts'
import { createCourse } from '../../src/files/course.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { colourTheme } from '../../src/terminal/colour-theme.ts'
import type { Frame } from '../../src/views/frame.ts'
import { sectionLayout } from '../../src/views/read.ts'
import { textLayout } from '../../src/views/texts.ts'
import { withoutStyles } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const WIDTHS = [40, 60, 80, 100, 120] as const
const LOCALES: readonly InterfaceLanguage[] = ['zh', 'en']

const root = join(import.meta.dirname, '..', '..')
const mixed = readFileSync(join(root, 'test/fixtures/mixed.zh.md'), 'utf8')
/** Every construct of CommonMark, of GFM and of the HTML that is understood, also inside one another. */
const constructs = readFileSync(join(root, 'test/fixtures/constructs.zh.md'), 'utf8')
const course = createCourse(join(root, 'dist/course'))
const sections = course
  .index()
  .chapters.flatMap((chapter) => chapter.sections.map((section) => ({ chapter: chapter.id, section })))

/** Every line of the course in one language, and of the fixtures. */
function allLines(locale: InterfaceLanguage, frame: Frame): string[] {
  const lines = sections.flatMap(
    ({ chapter, section }) =>
      sectionLayout(section, [course.section(chapter, section.id, locale)], locale, frame).lines,
  )
  const fixtures = [mixed, constructs].flatMap(
    (text) => textLayout(parseMarkdown(text, 'common'), frame).lines,
  )
  return [...lines, ...fixtures]
}

const screens = WIDTHS.flatMap((width) => LOCALES.map((locale) => ({ width, locale })))

describe.each(screens)('at $width columns in $locale', ({ width, locale }) => {
  const lines = allLines(locale, aFrame(width, { locale, sources: true }))

  test('no line is wider than the width', () => {
    expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
  })

  test('no line begins with closing or ends with opening punctuation', () => {
    // GB/T 15834-2011, 5.1. Bars and list marks are not the text's own, and a drawing is not text.
    const wrong = lines
      .filter((line) => !/[█▉▊▋▌▍▎▏\u2500-\u257f]| {4}/.test(line.replace(/^[\s│]+/, '')))
      .map((line) => line.replace(/^(?:[\s│•]|\d+\.|\[\d+\])*/, ''))
      .filter((line) => /^[，。、；：？！）】》〉」』”’…—～·％‰℃]|[（【《〈「『“‘￥]$/.test(line))
    expect(wrong).toEqual([])
  })

  test('no markup is left', () => {
    // Tags of HTML; a lesson on delimiters shows <mail> and <data> as they are.
    const tags =
      /<\/?(?:a|b|br|code|details|div|em|i|img|li|ol|p|pre|span|strong|su[bp]|table|t[dhr]|ul)[ />]/
    expect(lines.filter((line) => tags.test(line))).toEqual([])
    expect(lines.filter((line) => /\*\*|<!--|!\[|\]\(|\{\{|\[\^/.test(line))).toEqual([])
  })

  test('nothing but text comes out without colours', () => {
    expect(lines.filter((line) => /[\0-\x1f\x7f-\x9f]/.test(line))).toEqual([])
  })

  test('every line closes its own styles and links, and says the same in colour', () => {
    const painted = allLines(locale, aFrame(width, { locale, sources: true, theme: colourTheme(1, 'dark') }))
    expect(painted.filter((line) => openStyles(line) !== '')).toEqual([])
    expect(painted.map(withoutStyles)).toEqual(lines)
    const linked = allLines(
      locale,
      aFrame(width, { locale, theme: colourTheme(1, 'light'), hyperlinks: true }),
    )
    expect(linked.filter((line) => openStyles(line) !== '')).toEqual([])
  })

  test('with wide ambiguous characters and in ASCII no line is too wide either', () => {
    const wide = allLines(locale, aFrame(width, { locale, ambiguousWidth: 2 }))
    expect(wide.filter((line) => stringWidth(line, { ambiguousIsNarrow: false }) > width)).toEqual([])
    const ascii = allLines(locale, aFrame(width, { locale, glyphs: 'ascii' }))
    expect(ascii.filter((line) => stringWidth(line) > width)).toEqual([])
    expect(ascii.filter((line) => /[\u2500-\u259f\u2190-\u21ff•☐☑]/.test(line))).toEqual([])
  })

  test('a screen reader gets no bars, boxes or columns', () => {
    const accessible = allLines(locale, aFrame(width, { locale, accessible: true }))
    expect(accessible.filter((line) => stringWidth(line) > width)).toEqual([])
    expect(accessible.filter((line) => /[\u2500-\u259f]/.test(line))).toEqual([])
  })
})

/** Names of styles that are still open at the end of the line; SGR codes by ECMA-48, links by OSC 8. */
function openStyles(line: string): string {
  const open = new Set<string>()
  for (const [, sgr, link] of line.matchAll(/\x1b\[([\d;]*)m|\x1b\]8;[^;]*;([^\x1b]*)\x1b\\/g)) {
    if (link !== undefined) open[link === '' ? 'delete' : 'add']('link')
    for (const code of sgr?.split(';').map(Number) ?? []) {
      const group = GROUPS.find(([, codes]) => codes.includes(code))?.[0]
      if (group !== undefined) open.add(group)
      for (const ended of ENDS[code] ?? []) open.delete(ended)
    }
  }
  return [...open].join(' ')
}

const GROUPS: readonly (readonly [string, readonly number[]])[] = [
  ['bold', [1]],
  ['dim', [2]],
  ['italic', [3]],
  ['underline', [4]],
  ['inverse', [7]],
  ['struck', [9]],
  ['colour', [30, 31, 32, 33, 34, 35, 36, 37, 90, 91, 92, 93, 94, 95, 96, 97]],
]
const ENDS: Readonly<Record<number, readonly string[]>> = {
  0: GROUPS.map(([name]) => name),
  22: ['bold', 'dim'],
  23: ['italic'],
  24: ['underline'],
  27: ['inverse'],
  29: ['struck'],
  39: ['colour'],
}

// What the source says, by another way to read it: marked's own HTML without its tags.
const html = new Marked({
  renderer: {
    // The caption box of an image names it and its file.
    image: ({ href, text }) => `图片${text}${href}`,
  },
})

/** Han characters, letters and digits, without marks of sources and numbers of lists. */
const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{Nd}]/gu, '')

const saidBySource = (markdown: string): string =>
  letters(
    String(html.parse(markdown))
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<img alt="([^"]*)" src="([^"]*)"[^>]*>/g, '图片$1$2')
      .replace(/<[^>]*>/g, '')
      .replace(/&[a-z]+;|&#\d+;/g, ' '),
  )

function saidByScreen(markdown: string, width: number): string {
  const frame = aFrame(width, { locale: 'zh', hyperlinks: true })
  return letters(withoutStyles(textLayout(parseMarkdown(markdown, 'course'), frame).lines.join('\n')))
}

const courseTexts = readdirSync(join(root, 'content/chapters')).flatMap((chapter) =>
  LOCALES.flatMap((locale) =>
    readdirSync(join(root, 'content/chapters', chapter, locale)).map((name) => ({
      name: `${locale}/${name}`,
      text: readFileSync(join(root, 'content/chapters', chapter, locale, name), 'utf8')
        .replace(/\[\^[^\]]+\]/g, '')
        .replace(/^!\[.*\]\(figure:.*\)$/gm, '')
        .replace(/^<!-- (?:lab|models|recipe): .*$/gm, '')
        // A callout shows its label in place of its marker.
        .replace(/^> \[!\w+\]$/gm, '>')
        // The numbers of a list are its marks.
        .replace(/^( *)\d+\. /gm, '$1- '),
    })),
  ),
)

/** The other fixture with its notes where the screen has them: at the end, in the order of their marks. */
function withNotesLast(text: string): string {
  const [before = '', notes = '', after = ''] = text.split(/^(?=\[\^a\]: )|^(?=## 实体)/m)
  const texts = ['a', 'long', '名字', 'inner', 'unused'].map((key) => noteOf(notes, key))
  return `${before}${after}\n\n注释\n\n${texts.join('\n\n')}`.replace(/\[\^[^\]]+\]/g, '')
}

/** The text of a note, its further paragraphs set back to the margin. */
const noteOf = (notes: string, key: string): string =>
  (notes.split(/^\[\^/m).find((note) => note.startsWith(`${key}]: `)) ?? '')
    .slice(`${key}]: `.length)
    .replace(/^ {4}/gm, '')

/** A callout shows its label in place of its marker, or the title that it has. */
const withLabels = (text: string): string =>
  text.replace('> [!NOTE]', '> 说明\n>').replace('> [!WARNING]', '> 注意\n>').replace('[!CAUTION]', '')

const pictures = new Marked({ renderer: { image: ({ href, text }) => `<img src="${href}" alt="${text}">` } })

/** A picture on a line of its own is named, then come its words, its caption, its file; one in running text is its words. */
const withPicturesTold = (source: string): string =>
  source
    .replace(/<img alt="([^"]*)" src="([^"]*)"/g, '<img src="$2" alt="$1"')
    .replace(
      /(?<=<(?:p|div|figure)\b[^>]*>\s*(?:<a [^>]*>)?)<img src="([^"]*)" alt="([^"]*)"[^>]*>((?:\s*<(?:\/a|br|figcaption)\b[\s\S]*?)?)\s*(?=<\/(?:p|div|figure)>)/g,
      '图片$2$3$1',
    )
    .replace(/<img src="[^"]*" alt="([^"]*)"[^>]*>/g, '图$1')

const NAMED_SIGNS = /&(?:copy|amp|lt|gt|quot|nbsp|mdash|hellip|#39);/g

const constructsSay = (markdown: string): string =>
  letters(
    withPicturesTold(String(pictures.parse(withLabels(withNotesLast(markdown)))))
      .replace(/<!--[\s\S]*?-->|<script>.*<\/script>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(NAMED_SIGNS, ' ')
      .replace(/&#(x?)([0-9a-f]+);/g, (_, x, code) =>
        String.fromCodePoint(Number.parseInt(code, x ? 16 : 10)),
      )
      .normalize('NFKC'),
  )

/** Without marks of notes and links, numbers of lists, and the list of links. */
function constructsShown(markdown: string, width: number): string {
  const { lines } = textLayout(
    parseMarkdown(markdown, 'common'),
    aFrame(width, { locale: 'zh', hyperlinks: true }),
  )
  const text = lines.map((line) => withoutStyles(line).replace(/^((?:[\s│•]|\[\d+\])*)\d+\. /, '$1'))
  return letters(
    text
      .join('\n')
      .replace(/\n链接\n\[\d+\] [\s\S]*$/, '')
      .replace(/\[\d+\]/g, '')
      .normalize('NFKC'),
  )
}

const sorted = (text: string): string => [...text].sort().join('')
const withoutTables = (text: string): string =>
  text.replace(/^(?: *)\|.*$/gm, '').replace(/<table>[\s\S]*?<\/table>/g, '')

describe.each([{ name: 'mixed.zh.md', text: mixed }, ...courseTexts])('$name', ({ text }) => {
  test.each(WIDTHS)('says at %i columns what its source says, in the same order', (width) => {
    const source = withoutTables(text)
    expect(saidByScreen(source, width)).toBe(saidBySource(source))
  })

  test('loses and adds nothing in tables', () => {
    expect(sorted(saidByScreen(text, 120))).toBe(sorted(saidBySource(text)))
  })
})

describe('constructs.zh.md', () => {
  test.each(WIDTHS)('says at %i columns what its source says, in the same order', (width) => {
    const source = withoutTables(constructs)
    expect(constructsShown(source, width)).toBe(constructsSay(source))
  })

  test('loses and adds nothing in tables', () => {
    expect(sorted(constructsShown(constructs, 120))).toBe(sorted(constructsSay(constructs)))
  })
})
