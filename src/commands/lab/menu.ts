import { runPages } from '../pages/stack.ts'
import type { Context } from '../shared/context.ts'
import { experimentsPage } from './menu-page.ts'

/**
 * `lab` alone, on a terminal: choose an experiment, run it, and come back.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export const runLabMenu = (context: Context): Promise<void> =>
  runPages((screen) => experimentsPage({ context, chapter: '', screen }), context)
