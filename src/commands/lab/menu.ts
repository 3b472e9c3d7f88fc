import { type Key, pressOf } from '../../domain/keys.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { drawPage, pageHeight, topFor } from '../../terminal/page.ts'
import { runSelf } from '../../terminal/run-self.ts'
import type { Screen } from '../../terminal/screen.ts'
import { moreText } from '../../views/keys.ts'
import type { LabRow } from '../../views/lab.ts'
import { labMenu, labMenuKeys } from '../../views/lab-menu.ts'
import type { Context } from '../shared/context.ts'
import { openFullScreen, screenFrame } from '../shared/full-screen.ts'
import { globalWords } from '../shared/global-options.ts'
import { leavingCode } from '../shared/leave-menu.ts'

/**
 * `lab` alone, on a terminal: choose an experiment, run it, and come back.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export async function runLabMenu(rows: readonly LabRow[], context: Context): Promise<void> {
  const screen = openFullScreen(context)
  try {
    await screen.answered()
    const code = await listen(screen, rows, context)
    if (code !== exitCode.done) throw new Interrupted(code)
  } finally {
    await screen.close()
  }
}

async function listen(screen: Screen, rows: readonly LabRow[], context: Context): Promise<number> {
  let cursor = 0
  let top = 0
  for (;;) {
    top = show(screen, rows, { cursor, top }, context)
    const event = await screen.next()
    const leaving = leavingCode(event)
    if (leaving !== undefined) return leaving
    if (event.type !== 'key') continue
    const chosen = rows[cursor]
    if (event.key.name === 'enter' && chosen !== undefined) await run(screen, chosen, context)
    else cursor = moved(cursor, event.key, rows.length, pageHeight(screen.size().rows))
  }
}

async function run(screen: Screen, { name }: LabRow, context: Context): Promise<void> {
  const words = ['lab', name, ...globalWords(context)]
  await screen.suspend(() => runSelf(words, context.messages.lab.menu.pressEnter, context.host))
}

function moved(cursor: number, key: Key, count: number, page: number): number {
  const to = (at: number): number => Math.max(0, Math.min(count - 1, at))
  switch (pressOf(key)) {
    case 'up':
    case 'k':
      return to(cursor - 1)
    case 'down':
    case 'j':
      return to(cursor + 1)
    case 'page-up':
    case 'b':
      return to(cursor - page)
    case 'page-down':
    case ' ':
    case 'f':
      return to(cursor + page)
    case 'home':
    case 'g':
      return 0
    case 'end':
    case 'G':
      return to(count - 1)
    default:
      return cursor
  }
}

/** Gives the line that is at the top now. */
function show(
  screen: Screen,
  rows: readonly LabRow[],
  { cursor, top }: { readonly cursor: number; readonly top: number },
  context: Context,
): number {
  const { frame, margin } = screenFrame(screen, context)
  const page = { ...labMenu(rows, cursor, frame), keys: labMenuKeys(frame), more: moreText(frame) }
  const newTop = topFor(page, pageHeight(screen.size().rows), top)
  drawPage(screen, page, newTop, margin, frame)
  return newTop
}
