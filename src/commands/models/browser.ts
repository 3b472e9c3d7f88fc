import { runPages } from '../pages/stack.ts'
import type { Context } from '../shared/context.ts'
import { modelsPage } from './browse.ts'

/**
 * `models` alone on a terminal: the catalogue to look through.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export const browseModels = (context: Context): Promise<void> =>
  runPages(async (screen) => modelsPage({ context, chapter: '', screen }), context)
