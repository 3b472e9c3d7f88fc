import { expect, test } from 'vitest'
import type { SourceGrade } from '../../src/domain/course.ts'
import type { TimelineEvent } from '../../src/domain/timeline.ts'
import { timelineLines } from '../../src/views/timeline.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const source = (key: string, grade: SourceGrade = 'verified') => ({
  key,
  title: { zh: `论 ${key}`, en: `About ${key}` },
  url: `https://example.org/${key}`,
  grade,
  accessed: '2026-11-23',
})
const events: readonly TimelineEvent[] = [
  {
    date: '1913',
    text: { zh: '马尔可夫数字母，看元音和辅音怎样前后相接。', en: 'Markov counts letters.' },
    sources: [source('markov')],
    taughtIn: { id: 'counting', number: '1.2', title: { zh: '数', en: 'Counting' } },
  },
  {
    date: '1948-07',
    text: { zh: '香农用统计造句。', en: 'Shannon builds sentences from statistics.' },
    sources: [source('shannon', 'secondary'), source('markov')],
  },
]

test('dates stand in a column of their own and the text hangs beside them', () => {
  expect(timelineLines(events, aFrame(40, { locale: 'zh' })).join('\n')).toMatchInlineSnapshot(`
    "1913     马尔可夫数字母，看元音和辅音怎
             样前后相接。 (1.2)
    1948-07  香农用统计造句。

    共 2 条。查看出处：加上 --sources"
  `)
})

test('with --sources every event is marked, and a source that two share is listed once', () => {
  expect(timelineLines(events, aFrame(60, { sources: true })).join('\n')).toMatchInlineSnapshot(`
    "1913     Markov counts letters.[1] (1.2)
    1948-07  Shannon builds sentences from statistics.[2~][1]

    No sign: read at its maker. ~ second-hand
    [1]   About markov
          https://example.org/markov
    [2~]  About shannon
          https://example.org/shannon"
  `)
})

test('for a screen reader the date leads the sentence', () => {
  expect(timelineLines(events, aFrame(60, { accessible: true }))).toContain(
    '1913: Markov counts letters. (1.2)',
  )
})

test.each([20, 40, 80])('no line is wider than %i columns', (width) => {
  const frame = aFrame(width, { locale: 'zh', sources: true })
  const lines = timelineLines(events, frame)

  expect(Math.max(...lines.map((line) => displayWidth(line, frame)))).toBeLessThanOrEqual(width)
})
