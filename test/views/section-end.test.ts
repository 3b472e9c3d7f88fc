import { expect, test } from 'vitest'
import type { ChapterEntry, SectionEntry } from '../../src/domain/course.ts'
import { endingLines } from '../../src/views/section-end.ts'
import { aFrame } from './frames.ts'

const section: SectionEntry = {
  ...{ id: 's', number: '1.2', minutes: 6, title: { zh: '二', en: 'Two' } },
  ...{ labs: [], terms: [], questions: Array.from({ length: 18 }, (_, at) => `q${at}`) },
}
const chapter: ChapterEntry = {
  ...{ id: 'c', number: 1, title: { zh: '章', en: 'A chapter' }, lastChecked: '2026-12-01' },
  sections: [section],
}

test('how often a new section fits the minutes is said of the one that would be begun', () => {
  const ending = { of: 'chapter', chapter, sections: [], steps: [{ type: 'section', section }] } as const
  const queue = { waiting: 33, clear: '2026-12-09', minutes: 5 }
  const text = endingLines({ ...ending, queue }, aFrame(80, { locale: 'en' }))
    .join(' ')
    .replace(/\s+/g, ' ')
  // Its 18 questions bring 97 reviews in sixty days (test/loop); twelve fit five minutes.
  expect(text).toContain('5 minutes a day keep up with about one new section in 9 days')
})
