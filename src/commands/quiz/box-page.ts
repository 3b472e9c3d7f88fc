import type { Key } from '../../domain/keys.ts'
import { stateKey } from '../../domain/learner.ts'
import type { Opening } from '../../domain/opening.ts'
import { BOX_SEED } from '../../domain/question-box.ts'
import { marksIn, startSitting } from '../../domain/sitting.ts'
import { pressOnSittingPage, type SittingPage } from '../../domain/sitting-page.ts'
import { PrimerError } from '../../errors.ts'
import type { Frame } from '../../views/frame.ts'
import { topFor, withoutFocus } from '../../views/long-page.ts'
import { overlay, overlayHeight } from '../../views/overlay.ts'
import { questionInText, type Page as SittingLines, sittingCopies } from '../../views/sitting.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import { screenFrame } from '../shared/full-screen.ts'
import { asInText, askedIn } from './asked.ts'
import { recordEffect, type SittingCase } from './record.ts'

interface Session {
  readonly from: OpenedFrom
  readonly about: SittingCase
  shown: SittingPage
  unsaved: boolean
  /** It stands before the passage that answers it. */
  readonly first: boolean
}

/** A question that stands in a text, asked in its place: a sitting of one. */
export async function boxPage(
  { question, first }: Extract<Opening, { readonly kind: 'question' }>,
  from: OpenedFrom,
): Promise<Page> {
  const { context, chapter } = from
  const queue = askedIn(chapter, [question], context.course).map(asInText)
  if (queue.length === 0) throw new PrimerError({ code: 'no-questions', where: question })
  const learner = await context.learner()
  // Asked again under its own answer it is practice, not a review.
  const state = learner.state()
  const isKnown = queue.every(({ question: { id, rev } }) => {
    const known = state.questions.get(stateKey(chapter, id))
    return known !== undefined && known.rev >= rev
  })
  const record: SittingCase['record'] = (happening) =>
    learner.record(happening.kind === 'answer' && isKnown ? { ...happening, repeat: true } : happening)
  const session: Session = {
    from,
    about: { occasion: 'text', where: '', resumed: 0, record, ending: async () => ({}) },
    shown: {
      sitting: startSitting('quiz', BOX_SEED, queue, new Map(), marksIn(state)),
      top: 0,
      looks: false,
    },
    unsaved: false,
    first: first === true,
  }
  return {
    context,
    chapter,
    show: (below) => show(session, below()),
    press: (key) => press(session, key),
    hasOpen: () => session.shown.sitting.help,
  }
}

function press(session: Session, key: Key): Turn {
  const { from } = session
  const page = linesOf(session)
  const { page: shown, effects } = pressOnSittingPage(session.shown, key, {
    lines: page.lines.length,
    height: overlayHeight(from.screen.size().rows, page.lines.length),
    follows: page.cursor !== undefined,
  })
  session.shown = shown
  for (const effect of effects) {
    if (effect.type === 'quit' || effect.type === 'read') return { type: 'back' }
    if (effect.type === 'copy')
      return { type: 'open', opens: { kind: 'copied', text: sittingCopies(shown.sitting, frameOf(session)) } }
    const { sitting, saved } = recordEffect(session.shown.sitting, effect, session.about)
    session.shown = { ...session.shown, sitting }
    session.unsaved = !saved
  }
  return shown.sitting.phase === 'end' ? { type: 'back' } : undefined
}

const frameOf = ({ from }: Session): Frame => screenFrame(from.screen, from.context).frame

function linesOf(session: Session): SittingLines {
  const frame = frameOf(session)
  const { box } = frame.messages.read
  const { unsaved, shown, from } = session
  const height = overlayHeight(from.screen.size().rows, Number.POSITIVE_INFINITY)
  const title = session.first ? box.first : box.title
  return questionInText({ sitting: shown.sitting, unsaved, height }, title, frame)
}

function show(session: Session, below: Shown): Shown {
  const { from } = session
  const { frame, margin } = screenFrame(from.screen, from.context)
  const { rows } = from.screen.size()
  const page = linesOf(session)
  const covered = below.opened ?? { from: 0, to: 0 }
  const seen = session.shown.looks ? withoutFocus(page) : page
  const top = topFor(seen, overlayHeight(rows, page.lines.length), session.shown.top)
  session.shown = { ...session.shown, top }
  // The empty line above the box in the text stays where it is.
  const rowsCovered = { from: Math.max(0, covered.from - 1), to: covered.to + 1 }
  return { picture: overlay(below.picture, seen, top, rowsCovered, { margin, rows }), frame }
}
