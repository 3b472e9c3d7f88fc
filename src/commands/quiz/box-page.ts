import type { Key } from '../../domain/keys.ts'
import { stateKey } from '../../domain/learner.ts'
import type { Opening } from '../../domain/opening.ts'
import { BOX_SEED } from '../../domain/question-box.ts'
import { pressInSitting, type Sitting, startSitting } from '../../domain/sitting.ts'
import { PrimerError } from '../../errors.ts'
import { topFor } from '../../views/long-page.ts'
import { overlay, overlayHeight } from '../../views/overlay.ts'
import { questionInText } from '../../views/sitting.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import { screenFrame } from '../shared/full-screen.ts'
import { askedIn } from './asked.ts'
import { recordEffect, type SittingCase } from './record.ts'

interface Session {
  readonly from: OpenedFrom
  readonly about: SittingCase
  sitting: Sitting
  unsaved: boolean
  top: number
}

/** A question that stands in a text, asked in its place: a sitting of one. */
export async function boxPage(
  { question }: Extract<Opening, { readonly kind: 'question' }>,
  from: OpenedFrom,
): Promise<Page> {
  const { context, chapter } = from
  const queue = askedIn(chapter, [question], context.course)
  if (queue.length === 0) throw new PrimerError({ code: 'no-questions', where: question })
  const learner = await context.learner()
  // Asked again under its own answer it is practice, not a review.
  const isKnown = learner.state().questions.has(stateKey(chapter, question))
  const record: SittingCase['record'] = (happening) =>
    learner.record(happening.kind === 'answer' && isKnown ? { ...happening, repeat: true } : happening)
  const session: Session = {
    from,
    about: { occasion: 'text', where: '', resumed: 0, record, ending: async () => ({}) },
    sitting: startSitting('quiz', BOX_SEED, queue),
    unsaved: false,
    top: 0,
  }
  return { context, chapter, show: (below) => show(session, below()), press: (key) => press(session, key) }
}

function press(session: Session, key: Key): Turn {
  if (key.name === 'escape' && session.sitting.phase === 'answer' && session.sitting.draft.type !== 'text')
    return { type: 'back' }
  const { sitting, effects } = pressInSitting(session.sitting, key)
  if (sitting.phase !== session.sitting.phase) session.top = 0
  session.sitting = sitting
  for (const effect of effects) {
    if (effect.type === 'quit' || effect.type === 'read') return { type: 'back' }
    const recorded = recordEffect(session.sitting, effect, session.about)
    session.sitting = recorded.sitting
    session.unsaved = !recorded.saved
  }
  return sitting.phase === 'end' ? { type: 'back' } : undefined
}

function show(session: Session, below: Shown): Shown {
  const { from, sitting, unsaved } = session
  const { frame, margin } = screenFrame(from.screen, from.context)
  const { rows } = from.screen.size()
  const page = questionInText(sitting, unsaved, frame.messages.read.box.title, frame)
  const covered = below.opened ?? { from: 0, to: 0 }
  session.top = topFor(page, overlayHeight(rows), session.top)
  // The empty line above the box in the text stays where it is.
  const rowsCovered = { from: Math.max(0, covered.from - 1), to: covered.to + 1 }
  return { picture: overlay(below.picture, page, session.top, rowsCovered, { margin, rows }), frame }
}
