/**
 * How much a fast reader takes in a minute, silently: 400 words or 600 Han characters, twice what the minutes of a section
 * assume. Most adults read explanatory English at 175 to 300 words a minute (Brysbaert 2019, a review of 190 studies).
 */
const FAST = { words: 400, han: 600 } as const

const MINUTE = 60_000

/** Milliseconds that a fast reader needs for a text. */
export function fastReading(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[\p{Script=Latin}\p{Nd}]+(?:['’.,-][\p{Script=Latin}\p{Nd}]+)*/gu)?.length ?? 0
  return (han / FAST.han + words / FAST.words) * MINUTE
}

/** The last page of a section as it comes into view. */
export interface LastPage {
  readonly section: string
  /** Its lines before this one have been in view, and a fast reader has read them by `doneAt`. */
  readonly upTo: number
  readonly doneAt: number
  readonly isEndSeen: boolean
}

/** The text of a section: how many lines it has, without sources and links, and their words. */
export interface PagedText {
  readonly section: string
  readonly end: number
  readonly words: (from: number, to: number) => string
}

/** Lines `from` up to, not including, `to` are in view; `height` fit on the screen, and as many are the last page. */
export interface InView {
  readonly from: number
  readonly to: number
  readonly height: number
  readonly now: number
}

/** The last page after something has been shown: each of its lines takes a fast reader's time from when it came into view. */
export function lastPageAfter(
  before: LastPage | undefined,
  { section, end, words }: PagedText,
  { from, to: foot, height, now }: InView,
): LastPage {
  const fresh = { section, upTo: Math.max(0, end - height), doneAt: now, isEndSeen: false }
  const known = before?.section === section ? before : fresh
  const to = Math.min(foot, end)
  const page = { ...known, isEndSeen: known.isEndSeen || foot >= end }
  // Of what was passed over only blank lines need not have been in view.
  const isPassed = from > page.upTo && words(page.upTo, Math.min(from, end)).trim() !== ''
  if (to <= page.upTo || isPassed) return page
  return { ...page, upTo: to, doneAt: Math.max(page.doneAt, now) + fastReading(words(page.upTo, to)) }
}

/** How far a section was read: `seen` to its end, or `read`, when its last page was in view for as long as a fast reader needs. */
export function readingOf(
  page: LastPage | undefined,
  { section, end }: Pick<PagedText, 'section' | 'end'>,
  now: number,
): 'begun' | 'seen' | 'read' {
  if (page?.section !== section || !page.isEndSeen) return 'begun'
  return page.upTo >= end && now >= page.doneAt ? 'read' : 'seen'
}
