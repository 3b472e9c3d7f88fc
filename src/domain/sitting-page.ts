import { type Action, actionOn } from './key-table.ts'
import { halfWidth, type Key } from './keys.ts'
import { scrolledBy } from './scrolled.ts'
import { pressInSitting, type Sitting, type SittingEffect, sittingScreen } from './sitting.ts'

/** A sitting on a screen. */
export interface SittingPage {
  readonly sitting: Sitting
  /** The first line in sight. */
  readonly top: number
  /** The learner has turned to another part of the question than what is chosen. */
  readonly looks: boolean
  /** Behind the list of keys: where the question was. */
  readonly behind?: Pick<SittingPage, 'top' | 'looks'>
}

export interface SittingPageView {
  readonly lines: number
  readonly height: number
  /** Something is chosen, which has to be in sight. */
  readonly follows: boolean
}

export interface SittingPageStep {
  readonly page: SittingPage
  readonly effects: readonly SittingEffect[]
}

/** What a key does: what is longer than the screen scrolls, all else is for the sitting. */
export function pressOnSittingPage(page: SittingPage, key: Key, view: SittingPageView): SittingPageStep {
  const screen = page.sitting.help ? 'help' : sittingScreen(page.sitting)
  const action: Action | undefined = actionOn(screen, halfWidth(key))
  const turns = action === 'next-screen' || action === 'screen-before'
  const top = view.follows && !turns ? undefined : scrolledBy(screen, key, page.top, view.lines, view.height)
  // Behind the last line Space is for the sitting: the next question.
  if (top !== undefined && (top !== page.top || (!turns && !page.sitting.help)))
    return { page: { ...page, top, looks: true }, effects: [] }
  const { sitting, effects } = pressInSitting(page.sitting, key)
  if (page.sitting.help && !sitting.help)
    return { page: { sitting, ...(page.behind ?? { top: 0, looks: false }) }, effects }
  const { top: before, looks } = page
  const behind = sitting.help ? { behind: { top: before, looks } } : {}
  return { page: { sitting, top: topAfter(page, sitting), looks: false, ...behind }, effects }
}

/** The first line in sight after a key for the sitting: what it changed has to be in sight. */
function topAfter({ sitting: before, top }: SittingPage, sitting: Sitting): number {
  const moved = sitting.at !== before.at || sitting.phase !== before.phase || sitting.help !== before.help
  if (moved || before.phase !== 'feedback' || sitting.phase !== 'feedback') return moved ? 0 : top
  // The verdict stands at the top; how the question is marked, and its report, at the end.
  if (sitting.dispute !== before.dispute) return 0
  const isMarked =
    sitting.flagged !== before.flagged ||
    sitting.suspended !== before.suspended ||
    sitting.report !== before.report
  return isMarked ? Number.POSITIVE_INFINITY : top
}
