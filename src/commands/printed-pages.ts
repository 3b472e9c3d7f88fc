import { settingsPath } from '../files/settings-file.ts'
import { settingsLines } from '../views/config.ts'
import { glossaryLines } from '../views/define.ts'
import { timelineLines } from '../views/timeline.ts'
import type { OpenedFrom } from './pages/openers.ts'
import type { Page } from './pages/page.ts'
import { textPage } from './pages/text-page.ts'

/** What the commands of these names print, as a page. */
export function printedPage(which: 'terms' | 'timeline' | 'settings', from: OpenedFrom): Page {
  const { course, language, settings, places } = from.context
  return textPage((frame) => {
    if (which === 'terms') return glossaryLines(course.glossary(), language, frame)
    if (which === 'timeline') return timelineLines(course.timeline(), frame)
    return settingsLines(settings, settingsPath(places.config), frame)
  }, from)
}
