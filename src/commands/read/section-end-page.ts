import type { Key } from '../../domain/keys.ts'
import type { Opening } from '../../domain/opening.ts'
import {
  chapterEnding,
  type Ending,
  type EndState,
  type EndStep,
  pressAtEnd,
  type ReviewQueue,
  sectionEnding,
} from '../../domain/section-end.ts'
import { USUAL_MINUTES } from '../../domain/settings.ts'
import { PrimerError } from '../../errors.ts'
import { moreText } from '../../views/keys.ts'
import { pageHeight, pagePicture, type ScrolledPage, topFor } from '../../views/long-page.ts'
import { endingPage } from '../../views/section-end.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import type { Context } from '../shared/context.ts'
import { screenFrame } from '../shared/full-screen.ts'

interface Session {
  readonly from: OpenedFrom
  readonly now: () => Ending
  ending: Ending
  state: EndState
}

/** What stands at the end of a section, or of a chapter when none is named. */
export async function endPage(
  { section }: Extract<Opening, { readonly kind: 'end' }>,
  from: OpenedFrom,
): Promise<Page> {
  const { context, chapter } = from
  const learner = await context.learner()
  let queue = await reviewQueue(context)
  const now = (): Ending => ({ ...endingOf(chapter, section, learner.state(), context), queue })
  const session: Session = { from, now, ending: now(), state: { chosen: 0, top: 0 } }
  return {
    context,
    chapter,
    show: () => show(session),
    press: (key) => press(session, key),
    uncovered: async () => {
      queue = await reviewQueue(context)
      session.ending = now()
    },
    refresh: () => {
      session.ending = session.now()
      session.state = { chosen: 0, top: 0 }
    },
  }
}

/** What waits for review beyond the minutes of a day; undefined where nothing does. */
export async function reviewQueue(context: Context): Promise<ReviewQueue | undefined> {
  const { dueReviews } = await import('../review/due.ts')
  const { waiting, clear } = await dueReviews(context)
  if (waiting === 0) return undefined
  const minutes = context.settings['review-minutes'] ?? USUAL_MINUTES
  return { waiting, clear, minutes }
}

/** The end of a section of a chapter, or of the chapter. */
export function endingOf(
  chapter: string,
  section: string | undefined,
  state: Parameters<typeof chapterEnding>[1]['state'],
  { course }: Context,
): Ending {
  const { chapters } = course.index()
  const found = chapters.find(({ id }) => id === chapter)
  if (found === undefined) throw new PrimerError({ code: 'unknown-chapter', wanted: chapter, known: [] })
  const known = { chapters, goals: course.goals(chapter), heads: course.questionHeads(chapter), state }
  const ended = found.sections.find(({ id }) => id === section)
  return ended === undefined ? chapterEnding(found, known) : sectionEnding(found, ended, known)
}

function pageOf({ from, ending, state }: Session): ScrolledPage {
  const { frame } = screenFrame(from.screen, from.context)
  const foot = state.top + pageHeight(from.screen.size().rows)
  return { ...endingPage(ending, state.chosen, foot, frame), more: frame.theme.muted(moreText(frame)) }
}

function show(session: Session): Shown {
  const { frame, margin } = screenFrame(session.from.screen, session.from.context)
  const { rows } = session.from.screen.size()
  return { picture: pagePicture(pageOf(session), session.state.top, rows, margin), frame }
}

function press(session: Session, key: Key): Turn {
  const { ending, state } = session
  const height = pageHeight(session.from.screen.size().rows)
  const { lines, cursor } = pageOf(session)
  const lastTop = Math.max(0, lines.length - height)
  const showsChosen = cursor !== undefined && cursor.row < state.top + height
  const next = pressAtEnd(state, key, { steps: ending.steps.length, showsChosen, lastTop, height })
  const isMoved = next.state.chosen !== state.chosen
  session.state = next.state
  if (isMoved) session.state = { ...next.state, top: topFor(pageOf(session), height, next.state.top) }
  if (next.effect === 'back') return { type: 'back' }
  if (next.effect === 'help') return { type: 'open', opens: { kind: 'keys', screens: ['ending'] } }
  if (next.effect === 'copy') return { type: 'open', opens: { kind: 'copied', text: commandOf(ending) } }
  if (next.effect === 'do') return does(ending.steps[next.state.chosen], ending)
  if (next.effect === 'on')
    return does(
      ending.steps.find(({ type }) => type === 'section' || type === 'chapter-end'),
      ending,
    )
  return undefined
}

const commandOf = ({ of, chapter, sections }: Ending): string =>
  `llm-primer read ${of === 'chapter' ? chapter.number : sections[0]?.section.number}`

/** Questions open over this page; what follows takes its place. */
function does(step: EndStep | undefined, { sections }: Ending): Turn {
  switch (step?.type) {
    case 'questions':
    case 'again':
      return {
        type: 'open',
        opens: { kind: 'questions', section: sections[0]?.section.id ?? '', questions: step.questions },
      }
    case 'section':
      return { type: 'back', opens: { kind: 'section', section: step.section.id, isNext: true } }
    case 'chapter-end':
      return { type: 'back', opens: { kind: 'end' } }
    default:
      return undefined
  }
}
