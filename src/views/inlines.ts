import { inlineText } from '../domain/block-text.ts'
import type { Inline, InlineStyle } from '../domain/blocks.ts'
import type { TextOpening } from '../domain/opening.ts'
import { webAddress } from '../domain/web-address.ts'
import type { Frame } from './frame.ts'
import { type Run, runOf } from './line-break.ts'
import type { LinkList } from './link-list.ts'
import type { OpeningMarks } from './opening-marks.ts'
import type { Paint, Theme } from './theme.ts'

/** Where inline text is shown, and where its links are collected. */
export interface InlineSetting {
  readonly frame: Frame
  readonly links: LinkList
  /** Source marks in the order of their numbers; a mark that is not among them keeps the number it has. */
  readonly marks: readonly SourceMark[]
  /** Marks words that can be opened here; undefined where nothing can. */
  readonly opens?: OpeningMarks['paint'] | undefined
}

/** What a mark says of its source: which it is, and a sign for how it is known. */
export interface SourceMark {
  readonly key: string
  readonly sign: string
}

/** Inline text → runs of one style each. */
export function runsOf(inlines: readonly Inline[], setting: InlineSetting, outer?: Paint): Run[] {
  const [only] = inlines
  if (inlines.length === 1 && only !== undefined)
    return only.type === 'text' ? [runOf(only.text, outer)] : inlineRuns(only, setting, outer)
  const runs: Run[] = []
  for (const inline of inlines) addRuns(runs, inline, setting, outer)
  return runs
}

function addRuns(runs: Run[], inline: Inline, setting: InlineSetting, outer: Paint | undefined): void {
  if (inline.type === 'text') runs.push(runOf(inline.text, outer))
  else for (const run of inlineRuns(inline, setting, outer)) runs.push(run)
}

type Styled = Exclude<Inline, { readonly type: 'text' }>

function inlineRuns(inline: Styled, setting: InlineSetting, outer: Paint | undefined): Run[] {
  const { theme, messages } = setting.frame
  switch (inline.type) {
    case 'code':
    case 'keyboard':
      return [runOf(inline.text, within(outer, theme.code), 'code')]
    case 'image':
      return [
        runOf(messages.read.inlineImage(inline.alternative || inline.source), within(outer, theme.muted)),
      ]
    case 'break':
      return [runOf('\n', outer)]
    case 'mark':
      return [markRun(inline.key, inline.number, setting)]
    case 'link':
      return linkRuns(inline.href, inline.children, setting, outer)
    case 'term':
      return openingRuns(
        { kind: 'term', term: inline.term },
        inline.children,
        setting,
        outer,
        theme.underline,
      )
    case 'section':
      return openingRuns(
        { kind: 'section', section: inline.section },
        inline.children,
        setting,
        outer,
        theme.accent,
      )
    default:
      return styledRuns(inline.type, inline.children, setting, outer)
  }
}

/** Words that open something where that is possible, and look like it everywhere. */
function openingRuns(
  opens: TextOpening,
  children: readonly Inline[],
  setting: InlineSetting,
  outer: Paint | undefined,
  paint: Paint,
): Run[] {
  return runsOf(children, setting, within(within(outer, setting.opens?.(opens)), paint))
}

/** One paint inside another. A paint that does nothing is left out, so that plain text stays one run. */
export function within(outer: Paint | undefined, inner: Paint | undefined): Paint | undefined {
  if (inner === undefined || inner('x') === 'x') return outer
  return outer === undefined ? inner : (text) => outer(inner(text))
}

const STYLES: Readonly<Partial<Record<InlineStyle, keyof Theme>>> = {
  strong: 'strong',
  emphasis: 'emphasis',
  underline: 'underline',
  deleted: 'deleted',
  highlight: 'marked',
}

function styledRuns(
  style: InlineStyle,
  children: readonly Inline[],
  setting: InlineSetting,
  outer: Paint | undefined,
): Run[] {
  const { theme, glyphs } = setting.frame
  if (style === 'subscript' || style === 'superscript') return [runOf(raised(style, children, glyphs), outer)]
  const role = STYLES[style]
  const paint = role === undefined ? undefined : theme[role]
  const runs = runsOf(children, setting, within(outer, paint))
  // Words struck out say the opposite of words: without the stroke they need another sign.
  return style === 'deleted' && paint?.('x') === 'x' ? [runOf('~'), ...runs, runOf('~')] : runs
}

const DIGITS = '0123456789+-=()'
const RAISED = { superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', subscript: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' } as const

/** H₂O and x² where the terminal has the signs, else H_2O and x^2. */
function raised(style: keyof typeof RAISED, children: readonly Inline[], glyphs: Frame['glyphs']): string {
  const text = inlineText(children)
  const signs = [...text].map((sign) => [...RAISED[style]][DIGITS.indexOf(sign)])
  if (glyphs === 'unicode' && text !== '' && signs.every((sign) => sign !== undefined)) return signs.join('')
  return `${style === 'superscript' ? '^' : '_'}${[...text].length > 1 ? `(${text})` : text}`
}

function markRun(key: string, own: number, { frame, links, marks, opens }: InlineSetting): Run {
  const at = marks.findIndex((mark) => mark.key === key)
  const number = at + 1 || own
  const { address = '' } = links.numbered[number - 1] ?? {}
  const href = frame.hyperlinks ? webAddress(address) : undefined
  const paint = within(
    address === '' ? undefined : opens?.({ kind: 'source', key, number }),
    frame.theme.muted,
  )
  return runOf(`[${number}${marks[at]?.sign ?? ''}]`, paint, 'mark', href)
}

function linkRuns(
  href: string,
  children: readonly Inline[],
  setting: InlineSetting,
  outer: Paint | undefined,
): Run[] {
  const { frame, links } = setting
  const address = frame.hyperlinks ? webAddress(href) : undefined
  const text = inlineText(children)
  if (href.startsWith('#') || href === '') return runsOf(children, setting, within(outer, frame.theme.accent))
  const runs = openingRuns(
    { kind: 'link', address: href, words: text },
    children,
    setting,
    outer,
    frame.theme.accent,
  )
  const isLinked = address !== undefined
  const linked = isLinked ? runs.map(({ text, paint, kind }) => runOf(text, paint, kind, address)) : runs
  if (namesSameAddress(text, href) || (isLinked && !looksLikeAddress(text))) {
    links.note(href, text)
    return linked
  }
  return [...linked, runOf(`[${links.numberOf(href, text)}]`, within(outer, frame.theme.muted), 'mark')]
}

const withoutProtocol = (address: string): string =>
  address.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '')

const namesSameAddress = (text: string, href: string): boolean =>
  Math.abs(text.length - href.length) <= LONGEST_AROUND && withoutProtocol(text) === withoutProtocol(href)

/** What may stand around an address and not change it: `https://` and a slash at its end. */
const LONGEST_AROUND = 9

/** A text that names one address and leads to another must show where it leads. */
const looksLikeAddress = (text: string): boolean => /:\/\/|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(text.trim())
