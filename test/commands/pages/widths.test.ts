import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { homePage } from '../../../src/commands/home/index.ts'
import { type OpenedFrom, openPage } from '../../../src/commands/pages/openers.ts'
import type { Page, Shown } from '../../../src/commands/pages/page.ts'
import { createContext } from '../../../src/commands/shared/context.ts'
import { readGlobalOptions } from '../../../src/commands/shared/global-options.ts'

import { allBlocks, inlineText } from '../../../src/domain/block-text.ts'
import type { Host } from '../../../src/terminal/host.ts'
import { type Shown as OnScreen, redraw } from '../../../src/terminal/redraw.ts'
import type { Screen } from '../../../src/terminal/screen.ts'
import { displayWidth, withoutStyles } from '../../../src/views/width.ts'
import { createEmulator } from '../../emulator.ts'
import { stillScreen } from '../../still-screen.ts'

const SIX = ['home', 'section', 'question', 'models', 'experiments', 'experiment'] as const
type PageName = (typeof SIX)[number]

/** Everything, or where rows fill the window, where layouts change, and a few between. */
const isFull = process.env.LLM_PRIMER_WIDTHS === 'full'
/** All widths take minutes where the machine does other things as well. */
const longest = isFull ? { timeout: 1_800_000 } : {}
const widths = isFull
  ? Array.from({ length: 181 }, (_, at) => 20 + at)
  : [20, 21, 29, 38, 41, 44, 60, 80, 82, 100, 101, 200]

/** A window whose size is set on the way. */
function window(ambiguousWidth: 1 | 2) {
  const size = { columns: 80, rows: 24 }
  return { size, screen: stillScreen(size, ambiguousWidth) }
}

async function fromHere(lang: 'zh' | 'en', screen: Screen): Promise<OpenedFrom> {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-home-'))
  const env = { HOME: home, LANG: lang === 'zh' ? 'zh_CN.UTF-8' : 'en_US.UTF-8', TERM: 'xterm-256color' }
  const host: Host = Object.create(process, { env: { value: env }, platform: { value: 'linux' } })
  const root = join(import.meta.dirname, '..', '..', '..', 'dist', 'course')
  const context = await createContext(host, readGlobalOptions(['--color', 'always']), root)
  return { context, chapter: context.course.index().chapters[0]?.id ?? '', screen }
}

function opened(name: PageName, from: OpenedFrom): Promise<Page> {
  switch (name) {
    case 'home':
      return homePage(from)
    case 'section':
      return openPage({ kind: 'section', section: 'transformer' }, from)
    case 'question':
      return openPage({ kind: 'questions', section: 'transformer', questions: [QUESTION] }, from)
    case 'models':
      return openPage({ kind: 'models' }, from)
    case 'experiments':
      return openPage({ kind: 'experiments' }, from)
    case 'experiment':
      return openPage({ kind: 'experiment', lab: 'size' }, from)
  }
}

const QUESTION = 'still-in-there'
const shown = (page: Page): Shown => page.show(() => page.show(() => shown(page)))

test.each(
  SIX.flatMap((name) =>
    ([1, 2] as const).flatMap((columns) =>
      (['zh', 'en'] as const).map((lang) => [name, columns, lang] as const),
    ),
  ),
)(
  '%s, ambiguous characters of %i, %s: at every width the terminal shows what was meant, and no row is too wide',
  longest,
  async (name, ambiguousWidth, lang) => {
    const { size, screen } = window(ambiguousWidth)
    const from = await fromHere(lang, screen)
    const page = await opened(name, from)
    for (const columns of widths) {
      size.columns = columns
      const emulator = createEmulator({ columns, rows: size.rows, ambiguousWidth })
      let there: OnScreen | undefined
      for (const key of ['', 'down', 'page-down', 'up'] as const) {
        if (key !== '') await page.press({ name: key, text: '' })
        else page.refresh?.()
        const { picture, frame } = shown(page)
        const measure = { ...frame, scrollsRegions: true }
        expect(
          picture.lines.filter((line) => displayWidth(line, frame) > columns),
          `${columns} columns after ${key}`,
        ).toEqual([])
        const next = redraw(there, picture, size, measure)
        there = next.shown
        await emulator.write(next.output)
        const meant = Array.from({ length: size.rows }, (_, row) =>
          withoutStyles(picture.lines[row] ?? '').trimEnd(),
        )
        expect(
          emulator.screen().map((line) => line.trimEnd()),
          `${columns} columns after ${key}`,
        ).toEqual(meant)
      }
    }
  },
)

/** Letters and digits alone: what is drawn round them changes with the width. */
const bare = (text: string): string => text.replace(/\[\d+[~?]?\]/g, '').replace(/[^\p{L}\p{N}]/gu, '')

test.each([
  [1, 'zh'],
  [2, 'zh'],
  [1, 'en'],
  [2, 'en'],
] as const)(
  'ambiguous characters of %i, %s: no width loses a word of a text or of a question',
  longest,
  async (ambiguousWidth, lang) => {
    const { size, screen } = window(ambiguousWidth)
    const from = await fromHere(lang, screen)
    const { course } = from.context
    const section = course.section(from.chapter, 'transformer', lang)
    const paragraphs = section.pages
      .flat()
      .flatMap((block) => allBlocks([block]))
      .flatMap((block) => (block.type === 'paragraph' ? [bare(inlineText(block.children))] : []))
    const question = course.questions(from.chapter).find(({ id }) => id === QUESTION)
    const words =
      question?.kind === 'multiple' ? [question.prompt, ...question.options.map(({ text }) => text)] : []
    size.rows = 3000
    const text = await opened('section', from)
    const asked = await opened('question', from)
    expect(paragraphs.length).toBeGreaterThan(10)
    expect(words.length).toBeGreaterThan(2)
    for (const columns of widths) {
      size.columns = columns
      const seen = [text, asked].map((page) => {
        page.refresh?.()
        return bare(shown(page).picture.lines.map(withoutStyles).join(''))
      })
      expect(
        paragraphs.filter((paragraph) => !seen[0]?.includes(paragraph)),
        `text of ${columns}`,
      ).toEqual([])
      expect(
        words.filter((word) => !seen[1]?.includes(bare(word[lang]))),
        `question of ${columns}`,
      ).toEqual([])
    }
  },
)
