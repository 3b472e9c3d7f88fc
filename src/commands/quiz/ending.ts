import { zoneOf } from '../../domain/day.ts'
import { dueDay } from '../../domain/due.ts'
import { dayNumber, stateKey } from '../../domain/learner.ts'
import { type Asked, isRight, keyOf, missed, type Sitting } from '../../domain/sitting.ts'
import type { SittingPicture } from '../../views/sitting.ts'
import type { Context } from '../shared/context.ts'

type Ending = Pick<SittingPicture, 'comeBack' | 'known'>

/** When the first of the missed ones comes back for review, in days of learning. */
export async function comeBack(sitting: Sitting, { learner, now }: Context): Promise<Ending> {
  const { questions } = await (await learner()).scheduled()
  const date = now()
  const today = dayNumber(date.getTime(), zoneOf(date))
  const days = missed(sitting).flatMap(({ chapter, question }) => {
    const state = questions.get(stateKey(chapter, question.id))
    const due = state && dueDay(state)
    return due === undefined ? [] : [due - today]
  })
  return days.length === 0 ? {} : { comeBack: Math.max(1, Math.min(...days)) }
}

/** After a placement: a section is taken as known when all its questions were right, and the learner was sure. */
export async function placed(sitting: Sitting, { learner }: Context): Promise<Ending> {
  const sections = new Map<string, Asked[]>()
  for (const asked of sitting.queue) {
    const section = asked.question.section
    sections.set(section, [...(sections.get(section) ?? []), asked])
  }
  const known = [...sections].filter(([, asked]) => asked.every((each) => isSure(sitting, each)))
  const [first] = sitting.queue
  if (known.length > 0 && first !== undefined) {
    const names = known.map(([section]) => section)
    ;(await learner()).record({ kind: 'sections-known', chapter: first.chapter, sections: names })
  }
  return { known: known.map(([, [asked]]) => asked?.number ?? '') }
}

function isSure({ outcomes }: Sitting, asked: Asked): boolean {
  const outcome = outcomes.get(keyOf(asked))
  const sure =
    (outcome?.type === 'answered' && outcome.confidence === 'sure') ||
    (outcome?.type === 'earlier' && outcome.sure)
  return isRight(outcome) && sure
}
