import type { Key } from '../../domain/keys.ts'
import type { Opening } from '../../domain/opening.ts'
import {
  currentQuestion,
  pressInSitting,
  type Sitting,
  type SittingEffect,
  type SittingStep,
  startSitting,
} from '../../domain/sitting.ts'
import { scrollBy } from '../../terminal/page.ts'
import type { Screen } from '../../terminal/screen.ts'
import { pageHeight, pagePicture, topFor } from '../../views/long-page.ts'
import { type Page as SittingLines, type SittingPicture, sittingPage } from '../../views/sitting.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import type { Context } from '../shared/context.ts'
import { screenFrame } from '../shared/full-screen.ts'
import { askedIn } from './asked.ts'
import { comeBack } from './ending.ts'
import { recordEffect, type SittingCase } from './record.ts'

/** A sitting in progress on a screen. */
interface Session {
  readonly context: Context
  readonly about: SittingCase
  readonly screen: Screen
  sitting: Sitting
  unsaved: boolean
  ending: Pick<SittingPicture, 'comeBack' | 'known'>
  top: number
}

/** Questions of a section, as a page over its text. */
export async function questionsPage(
  { section, questions }: Extract<Opening, { readonly kind: 'questions' }>,
  { context, chapter, screen }: OpenedFrom,
): Promise<Page> {
  const queue = askedIn(chapter, questions, context.course)
  const sitting = startSitting('quiz', context.now().getTime() % 2 ** 31, queue)
  const about: SittingCase = {
    occasion: 'quiz',
    where: queue.find(({ question }) => question.section === section)?.number ?? '',
    resumed: 0,
    record: (await context.learner()).record,
    ending: (ended) => comeBack(ended, context),
  }
  return pageOfSitting(sitting, about, context, screen).page
}

/** A sitting as a page, and what has become of it. */
export function pageOfSitting(
  sitting: Sitting,
  about: SittingCase,
  context: Context,
  screen: Screen,
): { readonly page: Page; readonly now: () => Sitting } {
  const session: Session = { context, about, screen, sitting, unsaved: false, ending: {}, top: 0 }
  return {
    now: () => session.sitting,
    page: {
      context,
      get chapter() {
        return currentQuestion(session.sitting)?.chapter ?? ''
      },
      show: () => show(session),
      press: (key) => press(session, key),
    },
  }
}

async function press(session: Session, key: Key): Promise<Turn> {
  if (key.name === 'ctrl-l' || scrolls(session, key)) return undefined
  return perform(session, pressInSitting(session.sitting, key))
}

/** Where nothing is chosen, the arrows scroll. */
function scrolls(session: Session, key: Key): boolean {
  const page = linesOf(session)
  const height = pageHeight(session.screen.size().rows)
  const by = scrollBy({ type: 'key', key }, height, page.lines.length > session.top + height)
  if (page.cursor !== undefined || by === undefined) return false
  session.top = topFor(page, height, session.top + by)
  return true
}

async function perform(session: Session, { sitting, effects }: SittingStep): Promise<Turn> {
  const moved = sitting.at !== session.sitting.at || sitting.phase !== session.sitting.phase
  session.sitting = sitting
  if (moved) session.top = 0
  for (const effect of effects) {
    if (effect.type === 'quit') return { type: 'back' }
    if (effect.type === 'read')
      return { type: 'open', opens: { kind: 'section', section: effect.asked.question.section } }
    await record(session, effect)
  }
  return undefined
}

/** Writes down what happened; returns when it is on the disk, or known not to be. */
async function record(session: Session, effect: SittingEffect): Promise<void> {
  const { sitting, saved } = recordEffect(session.sitting, effect, session.about)
  session.sitting = sitting
  session.unsaved = !saved
  if (effect.type === 'finish') session.ending = await session.about.ending(sitting)
}

function linesOf({ sitting, unsaved, ending, about, screen, context }: Session): SittingLines {
  const { where, resumed } = about
  return sittingPage({ sitting, where, resumed, unsaved, ...ending }, screenFrame(screen, context).frame)
}

function show(session: Session): Shown {
  const page = linesOf(session)
  const { rows } = session.screen.size()
  session.top = topFor(page, pageHeight(rows), session.top)
  const { frame, margin } = screenFrame(session.screen, session.context)
  return { picture: pagePicture(page, session.top, rows, margin), frame }
}
