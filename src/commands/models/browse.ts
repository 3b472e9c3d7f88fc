import { type Browser, type BrowserView, press, startBrowsing } from '../../domain/browser.ts'
import type { CatalogDetails } from '../../domain/catalog.ts'
import { localDay } from '../../domain/day.ts'
import type { Key } from '../../domain/keys.ts'
import type { ModelRow } from '../../domain/models.ts'
import { filterModels, sortModels } from '../../domain/models-filter.ts'
import { findModel, rowOf } from '../../domain/models-find.ts'
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
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import type { Context } from '../shared/context.ts'
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

/** The catalogue as a page. */
export function modelsPage({ context, chapter, screen }: OpenedFrom): Page {
  const session: Session = {
    context,
    screen,
    words: context.messages.browser,
    card: cardFrame(context),
    rows: context.course.catalog().rows,
    details: () => detailsWithUpdate(context),
    browser: startBrowsing,
  }
  return {
    context,
    chapter,
    show: () => show(session),
    press: (key) => pressed(session, key),
    hasOpen: () => session.browser.page !== 'list',
  }
}

function show(session: Session): Shown {
  const { frame, margin } = frameOf(session)
  return { picture: withMargin(browserPicture(pictureOf(session, frame), frame), margin), frame }
}

async function pressed(session: Session, key: Key): Promise<Turn> {
  const { frame } = frameOf(session)
  const picture = pictureOf(session, frame)
  const { browser, effect } = press(session.browser, key, viewOf(session.browser, picture, frame))
  session.browser = browser
  switch (effect) {
    case 'leave':
      return { type: 'back' }
    case 'copy':
      return { type: 'open', opens: { kind: 'copied', text: copiedText(picture) } }
    case 'open-link':
      return openAddress(session, picture)
    default:
      return undefined
  }
}

/** The address of the card, else the command that shows the same. */
function copiedText({ browser, shown }: BrowserPicture): string {
  const row = shown[browser.chosen]
  if (browser.page === 'compare') return ['llm-primer models compare', ...browser.marks].join(' ')
  return row?.link ?? `llm-primer models show ${row?.id ?? ''}`.trim()
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
  if (browser.page === 'keys') return allKeysLines(browser, shown, frame)
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
function openAddress(session: Session, { shown, browser }: BrowserPicture): Turn {
  const address = shown[browser.chosen]?.link
  if (address != null) return { type: 'open', opens: { kind: 'link', address, words: '' } }
  session.browser = { ...session.browser, notice: 'no-link' }
  return undefined
}
