import type { Happening, Occasion } from '../../domain/events.ts'
import {
  pressInSitting,
  type Sitting,
  type SittingEffect,
  type SittingStep,
  withTurn,
} from '../../domain/sitting.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import type { Learner } from '../../files/learner.ts'
import { drawPage, pageHeight, scrollBy, topFor } from '../../terminal/page.ts'
import { runSelf } from '../../terminal/run-self.ts'
import type { Screen, ScreenEvent } from '../../terminal/screen.ts'
import { type Page, type SittingPicture, sittingPage } from '../../views/sitting.ts'
import type { Context } from '../shared/context.ts'
import { openFullScreen, screenFrame } from '../shared/full-screen.ts'
import { globalWords } from '../shared/global-options.ts'

/** What a sitting is about, for the journal and the screen. */
export interface SittingCase {
  readonly occasion: Occasion
  /** The sitting's id in the journal; undefined: it is not resumed (a review). */
  readonly quiz?: string
  readonly where: string
  readonly resumed: number
  /** Stores what happened; returns when it is on the disk, or known not to be. */
  readonly record: Learner['record']
  /** What else there is to say at the end. */
  readonly ending: (sitting: Sitting) => Promise<Pick<SittingPicture, 'comeBack' | 'known'>>
}

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

/**
 * Asks in full screen until the end or until the learner stops; every answer is in the journal before the next
 * question appears.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export async function sitFullScreen(
  sitting: Sitting,
  about: SittingCase,
  context: Context,
): Promise<Sitting> {
  const screen = openFullScreen(context)
  const session: Session = { context, about, screen, sitting, unsaved: false, ending: {}, top: 0 }
  try {
    await screen.answered()
    const code = await listen(session)
    if (code !== exitCode.done) throw new Interrupted(code)
    return session.sitting
  } finally {
    await screen.close()
  }
}

async function listen(session: Session): Promise<number> {
  for (;;) {
    show(session)
    const leaving = await handle(session, await session.screen.next())
    if (leaving !== undefined) return leaving
  }
}

async function handle(session: Session, event: ScreenEvent): Promise<number | undefined> {
  if (event.type === 'end') return event.exitCode
  if (event.type === 'resize') return undefined
  const { name } = event.key
  if (name === 'ctrl-c') return exitCode.interrupted
  if (name === 'ctrl-d') return exitCode.done
  if (name === 'ctrl-l') return undefined
  if (scrolls(session, event)) return undefined
  return perform(session, pressInSitting(session.sitting, event.key))
}

/** Where nothing is chosen, the arrows scroll. */
function scrolls(session: Session, event: ScreenEvent): boolean {
  const page = pageOf(session)
  const height = pageHeight(session.screen.size().rows)
  const by = scrollBy(event, height, page.lines.length > session.top + height)
  if (page.cursor !== undefined || by === undefined) return false
  session.top = topFor(page, height, session.top + by)
  return true
}

async function perform(session: Session, { sitting, effects }: SittingStep): Promise<number | undefined> {
  const moved = sitting.at !== session.sitting.at || sitting.phase !== session.sitting.phase
  session.sitting = sitting
  if (moved) session.top = 0
  for (const effect of effects) {
    if (effect.type === 'quit') return exitCode.done
    if (effect.type === 'read') await openText(session, effect.asked.number)
    else await record(session, effect)
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

/** Stores what happened and remembers how to take it back. */
export function recordEffect(
  sitting: Sitting,
  effect: SittingEffect,
  about: SittingCase,
): { readonly sitting: Sitting; readonly saved: boolean } {
  const happening = happeningOf(effect, about)
  if (happening === undefined) return { sitting, saved: true }
  const { saved, event } = about.record(happening)
  return { sitting: withTurn(sitting, effect, event.id, event.time), saved }
}

/** An effect as the journal keeps it; undefined for what leaves no trace. */
function happeningOf(effect: SittingEffect, { occasion, quiz }: SittingCase): Happening | undefined {
  const within = quiz === undefined ? {} : { quiz }
  switch (effect.type) {
    case 'answer': {
      const { asked, answer, correct, confidence, hints, repeat, shown } = effect
      const { id, rev, section } = asked.question
      return {
        kind: 'answer',
        chapter: asked.chapter,
        section,
        question: id,
        rev,
        answer,
        correct,
        confidence,
        occasion,
        ...within,
        ...(hints > 0 ? { hints } : {}),
        ...(repeat ? { repeat: true } : {}),
        ...(shown ? { shown: true } : {}),
      }
    }
    case 'dispute': {
      const { asked, answer, event } = effect
      const { id, rev, section } = asked.question
      return { kind: 'dispute', chapter: asked.chapter, section, question: id, rev, event, answer, ...within }
    }
    case 'flag':
    case 'suspend':
      return {
        kind: effect.type,
        chapter: effect.asked.chapter,
        question: effect.asked.question.id,
        set: effect.set,
      }
    case 'skip':
      return {
        kind: 'skip',
        chapter: effect.asked.chapter,
        question: effect.asked.question.id,
        ...within,
        ...(effect.shown ? { shown: true } : {}),
      }
    case 'undo':
      return { kind: 'undo', event: effect.event }
    case 'finish':
      return quiz === undefined ? undefined : { kind: 'quiz-end', quiz }
    default:
      return undefined
  }
}

/** Hands the screen to the section's text and comes back to the same question. */
async function openText({ screen, context }: Session, number: string): Promise<void> {
  await screen.suspend(() => runSelf(['read', number, ...globalWords(context)], undefined, context.host))
}

function pageOf(session: Session): Page {
  const { sitting, unsaved, ending, about } = session
  const { where, resumed } = about
  return sittingPage(
    { sitting, where, resumed, unsaved, ...ending },
    screenFrame(session.screen, session.context).frame,
  )
}

function show(session: Session): void {
  const page = pageOf(session)
  session.top = topFor(page, pageHeight(session.screen.size().rows), session.top)
  const { frame, margin } = screenFrame(session.screen, session.context)
  drawPage(session.screen, page, session.top, margin, frame)
}
