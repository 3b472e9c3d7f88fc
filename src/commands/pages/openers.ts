import type { Opening } from '../../domain/opening.ts'
import type { Screen } from '../../terminal/screen.ts'
import type { Context } from '../shared/context.ts'
import type { Page } from './page.ts'

/** Where something is opened from. */
export interface OpenedFrom {
  readonly context: Context
  /** The chapter that ids of sections and questions belong to. */
  readonly chapter: string
  readonly screen: Screen
}

/** Which page shows what: the one place that knows all of them. Each is loaded when it is first opened. */
export async function openPage(opens: Opening, from: OpenedFrom): Promise<Page> {
  switch (opens.kind) {
    case 'term':
      return (await import('./card-page.ts')).termCard(opens, from)
    case 'source':
      return (await import('./card-page.ts')).sourceCard(opens, from)
    case 'link':
      return (await import('./card-page.ts')).linkCard(opens, from)
    case 'section':
      return (await import('../read/course-page.ts')).lookUp(opens, from)
    case 'end':
      return (await import('../read/section-end-page.ts')).endPage(opens, from)
    case 'question':
      return (await import('../quiz/box-page.ts')).boxPage(opens, from)
    case 'questions':
      return (await import('../quiz/sitting-page.ts')).questionsPage(opens, from)
    case 'experiment':
      return (await import('../lab/experiment-page.ts')).experimentPage(opens, from)
    case 'reading':
      return (await import('../read/course-page.ts')).resumedPage(from)
    case 'review':
      return (await import('../review/review-page.ts')).reviewPage(from)
    case 'quiz':
      return (await import('../quiz/quiz-page.ts')).quizPage(from)
    case 'experiments':
      return (await import('../lab/menu-page.ts')).experimentsPage(from)
    case 'models':
      return (await import('../models/browse.ts')).modelsPage(from)
    case 'progress':
      return (await import('../progress/page.ts')).progressPage(from)
    case 'placement':
      return (await import('../quiz/quiz-page.ts')).placementPage(from)
    case 'find':
      return (await import('../find-page.ts')).findPage(from)
    case 'terms':
    case 'timeline':
    case 'settings':
      return (await import('../printed-pages.ts')).printedPage(opens.kind, from)
    case 'keys':
      return (await import('./keys-page.ts')).keysPage(opens, from)
    case 'copied':
      return (await import('./copied-page.ts')).copiedPage(opens, from)
    case 'recipe':
      return (await import('../try/recipe-page.ts')).recipePage(opens, from)
  }
}
