import type { Key } from '../../domain/keys.ts'
import type { Opening } from '../../domain/opening.ts'
import {
  currentQuestion,
  marksIn,
  type Sitting,
  type SittingEffect,
  startSitting,
} from '../../domain/sitting.ts'
import { pressOnSittingPage, type SittingPage } from '../../domain/sitting-page.ts'
import type { Screen } from '../../terminal/screen.ts'
import type { Frame } from '../../views/frame.ts'
import { pageHeight, pagePicture, topFor, withoutFocus } from '../../views/long-page.ts'
import {
  type Page as SittingLines,
  type SittingPicture,
  sittingCopies,
  sittingPage,
} from '../../views/sitting.ts'
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
  shown: SittingPage
  unsaved: boolean
  ending: Pick<SittingPicture, 'comeBack' | 'known'>
}

/** Questions of a section, as a page over its text. */
export async function questionsPage(
  { section, questions }: Extract<Opening, { readonly kind: 'questions' }>,
  { context, chapter, screen }: OpenedFrom,
): Promise<Page> {
  const queue = askedIn(chapter, questions, context.course)
  const { record, state } = await context.learner()
  const seed = context.now().getTime() % 2 ** 31
  const sitting = startSitting('quiz', seed, queue, new Map(), marksIn(state()))
  const about: SittingCase = {
    occasion: 'quiz',
    where: queue.find(({ question }) => question.section === section)?.number ?? '',
    resumed: 0,
    record,
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
  const shown: SittingPage = { sitting, top: 0, looks: false }
  const session: Session = { context, about, screen, shown, unsaved: false, ending: {} }
  return {
    now: () => session.shown.sitting,
    page: {
      context,
      get chapter() {
        return currentQuestion(session.shown.sitting)?.chapter ?? ''
      },
      show: () => show(session),
      press: (key) => press(session, key),
      hasOpen: () => session.shown.sitting.help,
    },
  }
}

async function press(session: Session, key: Key): Promise<Turn> {
  const page = linesOf(session)
  const { page: shown, effects } = pressOnSittingPage(session.shown, key, {
    lines: page.lines.length,
    height: pageHeight(session.screen.size().rows),
    follows: page.cursor !== undefined,
  })
  session.shown = shown
  for (const effect of effects) {
    if (effect.type === 'quit') return { type: 'back' }
    if (effect.type === 'read')
      return { type: 'open', opens: { kind: 'section', section: effect.asked.question.section } }
    if (effect.type === 'copy')
      return {
        type: 'open',
        opens: { kind: 'copied', text: sittingCopies(shown.sitting, frameOf(session)) },
      }
    await record(session, effect)
  }
  return undefined
}

/** Writes down what happened; returns when it is on the disk, or known not to be. */
async function record(session: Session, effect: SittingEffect): Promise<void> {
  const { sitting, saved } = recordEffect(session.shown.sitting, effect, session.about)
  session.shown = { ...session.shown, sitting }
  session.unsaved = !saved
  if (effect.type === 'finish') session.ending = await session.about.ending(sitting)
}

const frameOf = ({ screen, context }: Session): Frame => screenFrame(screen, context).frame

function linesOf(session: Session): SittingLines {
  const { shown, unsaved, ending, about } = session
  const { where, resumed } = about
  const height = pageHeight(session.screen.size().rows)
  const picture = { sitting: shown.sitting, where, resumed, unsaved, height, ...ending }
  return sittingPage(picture, frameOf(session))
}

function show(session: Session): Shown {
  const { looks, top: before } = session.shown
  const page = linesOf(session)
  const { rows } = session.screen.size()
  const seen = looks ? withoutFocus(page) : page
  const top = topFor(seen, pageHeight(rows), before)
  session.shown = { ...session.shown, top }
  const { frame, margin } = screenFrame(session.screen, session.context)
  return { picture: pagePicture(seen, top, rows, margin), frame }
}
