import { excerptOf } from '../domain/excerpt.ts'
import { type FindState, pressInFind } from '../domain/find-page.ts'
import type { Opening } from '../domain/opening.ts'
import { type SearchEntry, type SearchHit, searchCourse } from '../domain/search.ts'
import { findPage as linesOfFind } from '../views/find.ts'
import { moreText } from '../views/keys.ts'
import { pageHeight, pagePicture, topFor } from '../views/long-page.ts'
import type { OpenedFrom } from './pages/openers.ts'
import type { Page } from './pages/page.ts'
import { screenFrame } from './shared/full-screen.ts'

const MOST = 20

/** A search through the whole course, as a page: terms, sections, questions and models that can be opened from it. */
export function findPage({ context, chapter, screen }: OpenedFrom): Page {
  let state: FindState = { query: '', chosen: 0 }
  let hits: readonly SearchHit[] = []
  let top = 0
  const page = () => {
    const { frame } = screenFrame(screen, context)
    const shown = hits.map((hit) => ({ ...hit, excerpt: excerptOf(hit.entry.text, state.query) }))
    return { ...linesOfFind(state, shown, frame), more: frame.theme.muted(moreText(frame)) }
  }
  return {
    context,
    chapter,
    show: () => {
      const { frame, margin } = screenFrame(screen, context)
      const { rows } = screen.size()
      const lines = page()
      top = topFor(lines, pageHeight(rows), top)
      return { picture: pagePicture(lines, top, rows, margin), frame }
    },
    press: (key) => {
      const next = pressInFind(state, key, hits.length)
      if (next.state.query !== state.query)
        hits = searchCourse(context.course.searchEntries, next.state.query, context.locale)
          .filter(({ entry }) => openingOf(entry, context) !== undefined)
          .slice(0, MOST)
      state = next.state
      if (next.effect === 'back') return { type: 'back' }
      const entry = hits[state.chosen]?.entry
      const opens = next.effect === 'open' && entry !== undefined ? openingOf(entry, context) : undefined
      return opens === undefined ? undefined : { type: 'open', opens }
    },
  }
}

/** What is opened of a place that was found; nothing of what stands on no page. */
function openingOf({ kind, id, place }: SearchEntry, { course }: OpenedFrom['context']): Opening | undefined {
  if (kind === 'term') return { kind: 'term', term: id }
  if (kind === 'model') return { kind: 'models' }
  if (kind === 'event') return { kind: 'timeline' }
  const section = course
    .index()
    .chapters.flatMap(({ sections }) => sections)
    .find(({ number }) => number === place)
  return section === undefined ? undefined : { kind: 'section', section: section.id }
}
