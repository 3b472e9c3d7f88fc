import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { InterfaceLanguage } from '../../src/domain/locale.ts'
import { createCourse } from '../../src/files/course.ts'
import { bareText } from '../../src/views/highlight.ts'
import { sectionLayout } from '../../src/views/read.ts'
import { aFrame } from './frames.ts'

const course = createCourse(join(import.meta.dirname, '..', '..', 'dist', 'course'))

const LOCALES: readonly InterfaceLanguage[] = ['zh', 'en']

test.each(LOCALES)('each source that is listed behind a section can be opened there (%s)', (locale) => {
  for (const chapter of course.index().chapters)
    for (const section of chapter.sections) {
      const text = course.section(chapter.id, section.id, locale)
      const reading = { use: 'keys', said: () => undefined } as const
      const { lines, openings, textEnd } = sectionLayout(
        section,
        [text],
        locale,
        aFrame(80, { locale }),
        reading,
      )
      const listed = openings.flatMap(({ opens, spans: [span] }) =>
        opens.kind === 'source' && span !== undefined && span.line >= textEnd
          ? [bareText(lines[span.line] ?? '').slice(span.from, span.to)]
          : [],
      )
      const expected = text.sources.map(({ title }, at) => [`[${at + 1}`, title[locale].slice(0, 12)])
      expect(listed).toHaveLength(expected.length)
      for (const [at, row] of listed.entries()) {
        expect(row).toContain(expected[at]?.[0])
        expect(row).toContain(expected[at]?.[1])
      }
    }
})
