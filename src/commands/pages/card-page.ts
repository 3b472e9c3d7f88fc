import { type CardState, pressOnCard } from '../../domain/card.ts'
import { cleanText } from '../../domain/clean.ts'
import type { CitedSource } from '../../domain/course.ts'
import type { Key } from '../../domain/keys.ts'
import type { Opening } from '../../domain/opening.ts'
import { webAddress } from '../../domain/web-address.ts'
import { openLink } from '../../terminal/open-link.ts'
import {
  cardKeys,
  cardLines,
  insideCard,
  linkCardLines,
  sourceCardLines,
  termCardLines,
} from '../../views/card.ts'
import type { Frame } from '../../views/frame.ts'
import { moreText } from '../../views/keys.ts'
import { wrapText } from '../../views/line-break.ts'
import { overlay, overlayHeight } from '../../views/overlay.ts'
import { screenFrame } from '../shared/full-screen.ts'
import type { OpenedFrom } from './openers.ts'
import type { Page, Shown, Turn } from './page.ts'

/** What a card says and can do. */
export interface Card {
  readonly lines: (frame: Frame) => string[]
  readonly copies: string
  readonly copyWord: string
  /** What Enter does, in a word, and where it leads. */
  readonly act?:
    | { readonly word: string; readonly opens: Opening }
    | { readonly word: string; readonly address: string }
}

type Of<Kind extends Opening['kind']> = Extract<Opening, { readonly kind: Kind }>

type From = Pick<OpenedFrom, 'context' | 'chapter'>

export const termCard = (opens: Of<'term'>, from: OpenedFrom): Page => cardPage(cardOfTerm(opens, from), from)
export const sourceCard = (opens: Of<'source'>, from: OpenedFrom): Page =>
  cardPage(cardOfSource(opens, from), from)
export const linkCard = (opens: Of<'link'>, from: OpenedFrom): Page => cardPage(cardOfLink(opens, from), from)

/** A term of the glossary. One that a text names and the glossary lacks says so. */
export function cardOfTerm({ term }: Of<'term'>, from: From): Card {
  const { course, messages, locale } = from.context
  const terms = course.glossary()
  const found = terms.find(({ id }) => id === term)
  if (found === undefined) return sayingCard(messages.page.unknownTerm(term), from)
  const others = terms.filter(({ id }) => found.confusedWith.includes(id))
  const section = found.taughtIn?.id
  return {
    lines: (frame) => termCardLines(found, others, frame),
    copies: `${found[locale]}: ${found.sentence[locale]}`,
    copyWord: messages.page.keys.copy,
    ...(section === undefined
      ? {}
      : { act: { word: messages.page.keys.go, opens: { kind: 'section', section } } }),
  }
}

/** A source that the chapter cites. */
export function cardOfSource({ key, number }: Of<'source'>, from: From): Card {
  const { keys, unknownSource } = from.context.messages.page
  const source = citedIn(from).find((each) => each.key === key)
  if (source === undefined) return sayingCard(unknownSource(key), from)
  return {
    lines: (frame) => sourceCardLines(source, number, frame),
    copies: source.url,
    copyWord: keys.copyAddress,
    act: { word: keys.browse, address: source.url },
  }
}

function citedIn({ context: { course, locale }, chapter }: From): CitedSource[] {
  const { sections = [] } = course.index().chapters.find(({ id }) => id === chapter) ?? {}
  return sections.flatMap(({ id }) => course.section(chapter, id, locale).sources)
}

/** A link of the text; one that is not of the web can only be copied. */
export function cardOfLink({ address, words }: Of<'link'>, from: From): Card {
  const { keys } = from.context.messages.page
  const isWeb = webAddress(address) !== undefined
  return {
    lines: (frame) => linkCardLines(cleanText(address), cleanText(words), frame),
    copies: address,
    copyWord: keys.copyAddress,
    ...(isWeb ? { act: { word: keys.browse, address } } : {}),
  }
}

const sayingCard = (text: string, from: From): Card => ({
  lines: (frame) => wrapText(cleanText(text), frame.width, frame),
  copies: text,
  copyWord: from.context.messages.page.keys.copy,
})

interface Session {
  readonly card: Card
  readonly from: OpenedFrom
  state: CardState
  notice: string
}

function cardPage(card: Card, from: OpenedFrom): Page {
  const session: Session = { card, from, state: { top: 0 }, notice: '' }
  const { context, chapter } = from
  return {
    context,
    chapter,
    show: (below) => show(session, below()),
    press: (key) => press(session, key),
  }
}

/** Under the line from which it was opened, else over it. */
function show(session: Session, below: Shown): Shown {
  const { from, card, state } = session
  const { frame, margin } = screenFrame(from.screen, from.context)
  const size = from.screen.size()
  const lines = linesOf(session)
  const keys = cardKeys(card.act?.word, card.copyWord, frame)
  const row = below.opened?.to ?? Math.floor(size.rows / 3)
  const place = { margin, rows: size.rows }
  const fits = row + lines.length <= overlayHeight(size.rows, lines.length)
  const first = fits ? row : Math.max(0, (below.opened?.from ?? row) - lines.length)
  const picture = overlay(
    below.picture,
    { lines, keys, more: moreText(frame) },
    state.top,
    { from: first, to: first },
    place,
  )
  return { picture, frame }
}

function linesOf({ card, from, notice }: Session): string[] {
  const inner = insideCard(screenFrame(from.screen, from.context).frame)
  const said = notice === '' ? [] : ['', ...wrapText(notice, inner.width, inner).map(inner.theme.caution)]
  return cardLines([...card.lines(inner), ...said], inner)
}

async function press(session: Session, key: Key): Promise<Turn> {
  const { from, card } = session
  session.notice = ''
  const lines = linesOf(session).length
  const height = overlayHeight(from.screen.size().rows, lines)
  const { state, effect } = pressOnCard(session.state, key, { lines, height })
  session.state = state
  if (effect === 'close') return { type: 'back' }
  if (effect === 'copy') return { type: 'open', opens: { kind: 'copied', text: card.copies } }
  if (effect === 'help') return { type: 'open', opens: { kind: 'keys', screens: ['card'] } }
  return effect === 'act' ? act(session) : undefined
}

async function act(session: Session): Promise<Turn> {
  const { card, from } = session
  const { page } = from.context.messages
  if (card.act === undefined) return undefined
  if ('opens' in card.act) return { type: 'back', opens: card.act.opens }
  const { address } = card.act
  session.notice = (await openLink(address, from.context.host))
    ? page.opening(address)
    : page.noBrowser(address)
  return undefined
}
