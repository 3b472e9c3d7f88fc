import { type Browser, type BrowserView, press, startBrowsing } from '../../domain/browser.ts'
import type { CatalogDetails } from '../../domain/catalog.ts'
import { localDay } from '../../domain/day.ts'
import type { ModelRow } from '../../domain/models.ts'
import { filterModels, sortModels } from '../../domain/models-filter.ts'
import { findModel, rowOf } from '../../domain/models-find.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { openLink } from '../../terminal/open-link.ts'
import type { Screen } from '../../terminal/screen.ts'
import {
  allKeysLines,
  type BrowserFrame,
  type BrowserPicture,
  browserPicture,
  listHeight,
  pageHeight,
} from '../../views/browser.ts'
import { cardLines } from '../../views/model-card.ts'
import { compareLines } from '../../views/model-compare.ts'
import type { CardFrame } from '../../views/model-facts.ts'
import { withMargin } from '../../views/picture.ts'
import type { Context } from '../shared/context.ts'
import { openFullScreen } from '../shared/full-screen.ts'
import { detailsWithUpdate } from './details.ts'
import { cardFrame } from './show.ts'

interface Session {
  readonly context: Context
  readonly screen: Screen
  readonly words: BrowserFrame['words']
  readonly card: CardFrame
  readonly rows: readonly ModelRow[]
  /** Read when the first card opens. */
  readonly details: () => CatalogDetails
  browser: Browser
}

/**
 * `models` alone on a terminal: the catalogue to look through.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export async function browseModels(context: Context): Promise<void> {
  const screen = openFullScreen(context)
  try {
    await screen.answered()
    const session: Session = {
      context,
      screen,
      words: context.messages.browser,
      card: cardFrame(context),
      rows: context.course.catalog().rows,
      details: () => detailsWithUpdate(context),
      browser: startBrowsing,
    }
    const code = await listen(session)
    if (code !== exitCode.done) throw new Interrupted(code)
  } finally {
    await screen.close()
  }
}

async function listen(session: Session): Promise<number> {
  for (;;) {
    const { frame, margin } = frameOf(session)
    const picture = pictureOf(session, frame)
    session.screen.draw(withMargin(browserPicture(picture, frame), margin), frame)
    const event = await session.screen.next()
    if (event.type === 'end') return event.exitCode
    if (event.type === 'resize') continue
    if (event.key.name === 'ctrl-c') return exitCode.interrupted
    const { browser, effect } = press(session.browser, event.key, viewOf(session.browser, picture, frame))
    session.browser = browser
    if (effect === 'leave') return exitCode.done
    if (effect === 'open-link') await openPage(session, picture)
  }
}

/** At most 100 columns, in the middle of a wider screen. */
const WIDEST = 100

function frameOf({ screen, context, words }: Session): {
  readonly frame: BrowserFrame
  readonly margin: number
} {
  const { columns, rows } = screen.size()
  const wish = context.options.width ?? context.settings.width ?? WIDEST
  const width = Math.max(20, Math.min(columns, wish))
  const known = context.frameFor(screen.answers())
  const frame = { ...known, width, words, today: localDay(context.now()), rows }
  return { frame, margin: Math.max(0, Math.floor((columns - width) / 2)) }
}

function pictureOf(session: Session, frame: BrowserFrame): BrowserPicture {
  const { rows, browser, context } = session
  const shown = shownRows(rows, browser, context, frame.today)
  const nameOf = (id: string): string => rows.find((row) => row.id === id)?.name[frame.locale] ?? id
  return {
    browser: { ...browser, chosen: Math.min(browser.chosen, Math.max(0, shown.length - 1)) },
    shown,
    all: rows.length,
    marked: browser.marks.map(nameOf),
    page: openPageLines(session, shown, frame),
  }
}

export function shownRows(
  rows: readonly ModelRow[],
  { query, sort }: Pick<Browser, 'query' | 'sort'>,
  { locale }: Pick<Context, 'locale'>,
  today: string,
): ModelRow[] {
  return sortModels(filterModels(rows, { words: query.split(/\s+/) }, today).rows, sort, locale, today)
}

const viewOf = ({ page }: Browser, picture: BrowserPicture, { rows }: BrowserFrame): BrowserView => ({
  ids: picture.shown.map(({ id }) => id),
  lines: picture.page.length,
  height: page === 'list' ? listHeight(rows) : pageHeight(rows),
})

function openPageLines(session: Session, shown: readonly ModelRow[], frame: BrowserFrame): string[] {
  const { browser, context } = session
  const card: CardFrame = { ...session.card, ...frame, words: session.card.words }
  if (browser.page === 'keys') return allKeysLines(frame)
  if (browser.page === 'card') return cardOf(shown[browser.chosen], session, card)
  if (browser.page !== 'compare') return []
  const compared = browser.marks.flatMap((id) => {
    const found = findModel(id, session.details())
    return found === undefined ? [] : [{ found, row: rowOf(found) }]
  })
  return compareLines(compared, context.now(), card)
}

function cardOf(row: ModelRow | undefined, { details }: Session, card: CardFrame): string[] {
  const found = row === undefined ? undefined : findModel(row.id, details())
  return found === undefined ? [] : cardLines(found, rowOf(found), details(), card)
}

/** The page of the app, or of the app that has the family's name. */
async function openPage(session: Session, { shown, browser }: BrowserPicture): Promise<void> {
  const link = shown[browser.chosen]?.link
  if (link == null) session.browser = { ...session.browser, notice: 'no-link' }
  else await openLink(link, session.context.host)
}
