import { actionOn } from '../../domain/key-table.ts'
import { halfWidth, type Key } from '../../domain/keys.ts'
import { movedInList } from '../../domain/list-menu.ts'
import type { Screen } from '../../terminal/screen.ts'
import { moreText } from '../../views/keys.ts'
import type { LabRow } from '../../views/lab.ts'
import { labMenu, labMenuKeys } from '../../views/lab-menu.ts'
import { pageHeight, pagePicture, topFor } from '../../views/long-page.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import type { Context } from '../shared/context.ts'
import { screenFrame } from '../shared/full-screen.ts'
import { labRows } from './rows.ts'

interface Session {
  readonly rows: readonly LabRow[]
  readonly context: Context
  readonly screen: Screen
  cursor: number
  top: number
}

/** The list of experiments as a page. */
export const experimentsPage = async ({ context, screen }: OpenedFrom): Promise<Page> =>
  menuPage({ rows: await labRows(context), context, screen, cursor: 0, top: 0 })

const menuPage = (session: Session): Page => ({
  context: session.context,
  chapter: '',
  show: () => show(session),
  press: (key) => press(session, key),
})

function press(session: Session, pressed: Key): Turn {
  const { rows, cursor, screen } = session
  const chosen = rows[cursor]
  const action = actionOn('experiments', halfWidth(pressed))
  switch (action) {
    case 'let-go':
    case 'back':
      return { type: 'back' }
    case 'accept':
      return chosen && { type: 'open', opens: { kind: 'experiment', lab: chosen.name } }
    case 'help':
      return { type: 'open', opens: { kind: 'keys', screens: ['experiments'] } }
    case 'copy':
      return chosen && { type: 'open', opens: { kind: 'copied', text: `llm-primer lab ${chosen.name}` } }
    case undefined:
      return undefined
    default:
      session.cursor = movedInList(action, cursor, rows.length, pageHeight(screen.size().rows))
      return undefined
  }
}

function show(session: Session): Shown {
  const { rows, cursor, screen, context } = session
  const { frame, margin } = screenFrame(screen, context)
  const size = screen.size()
  const page = { ...labMenu(rows, cursor, frame), keys: labMenuKeys(frame), more: moreText(frame) }
  session.top = topFor(page, pageHeight(size.rows), session.top)
  return { picture: pagePicture(page, session.top, size.rows, margin), frame }
}
