import { expect, test } from 'vitest'
import type { Progress, SectionProgress } from '../../src/domain/progress.ts'
import { progressLines } from '../../src/views/progress.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const section = (number: string, title: string, change: Partial<SectionProgress>): SectionProgress => ({
  ...{ id: number, number, title: { zh: title, en: title } },
  ...{
    mark: 'unread' as const,
    read: false,
    changed: false,
    begun: false,
    known: false,
    questions: 13,
    practised: 0,
  },
  ...change,
})

const tally = { right: 0, total: 0 }
const progress: Progress = {
  chapters: [
    {
      ...{ id: 'c', number: 1, title: { zh: '章', en: 'A chapter' } },
      sections: [
        section('1.2', 'Language by counting', {
          mark: 'read',
          read: true,
          practised: 11,
          remembered: 0.725,
        }),
        section('1.12', 'A title that is longer than a line of forty columns', { mark: 'seen', begun: true }),
      ],
    },
  ],
  calibration: { sure: tally, unsure: tally, guess: tally },
  ...{
    weakest: [],
    due: [],
    fitsToday: 0,
    changed: [],
    retired: [],
    days: [{ day: '2026-11-30', answers: 3 }],
    labs: [],
    setAside: 0,
  },
  recipes: { tried: [], of: 0 },
}

test('at 40 columns every section keeps to one line, with what was read, practised and remembered', () => {
  for (const width of [38, 40, 49]) {
    const frame = aFrame(width, { locale: 'en' })
    const lines = progressLines(progress, frame)
    expect(lines.find((line) => line.startsWith('1.2 '))).toMatch(/^1\.2 +Language by .*● +11\/13 +73%$/)
    expect(lines.find((line) => line.startsWith('1.12'))).toMatch(/^1\.12 A title .*… +◐ +–$/)
    expect(lines.every((line) => displayWidth(line, frame) <= width)).toBe(true)
  }
})

test('the tables of all chapters have their columns at the same places, and say what the signs of reading mean', () => {
  const [first] = progress.chapters
  const second = {
    ...{ id: 'd', number: 2, title: { zh: '章', en: 'Two' } },
    sections: [section('2.1', 'Short', { practised: 3, remembered: 0.5 })],
  }
  const lines = progressLines(
    { ...progress, chapters: first === undefined ? [] : [first, second] },
    aFrame(80, { locale: 'en' }),
  )
  const heads = lines.filter((line) => line.includes('practised') && line.includes('remembered'))
  expect(new Set(heads.map((line) => line.indexOf('practised'))).size).toBe(1)
  expect(lines).toContain('  ◐ leafed through  ● read')
  expect(lines.find((line) => line.startsWith('2.1'))).toMatch(/○ +3\/13 +▄{6} +50%$/)
})

test('a title that goes on stands below itself, not below its number', () => {
  const lines = progressLines(progress, aFrame(60, { locale: 'en' }))
  const at = lines.findIndex((line) => line.startsWith('1.12 A title'))
  expect(lines[at + 1]).toMatch(/^ {5}[a-z]/)
})
