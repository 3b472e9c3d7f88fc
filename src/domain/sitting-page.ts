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
  const moved =
    sitting.at !== page.sitting.at ||
    sitting.phase !== page.sitting.phase ||
    sitting.help !== page.sitting.help
  return { page: { sitting, top: moved ? 0 : page.top, looks: false }, effects }
}
