import { inlineText } from '../domain/block-text.ts'
import type { Inline, InlineStyle } from '../domain/blocks.ts'
import { decodeEntities } from './entities.ts'
import type { Attributes } from './html.ts'

/** Puts inline text together while HTML tags open and close around it. */
export interface InlineBuilder {
  add(inline: Inline): void
  /** Opens an inline element, or puts in an image or a line break. */
  open(tag: string, attributes: Attributes): void
  /** Closes the nearest element of that name and all that was opened since; ignored when there is none. */
  close(tag: string): void
  /** All that was put in; what is still open is closed. */
  end(): Inline[]
}

interface Element {
  readonly tag: string
  readonly attributes: Attributes
  readonly children: Inline[]
}

/** Elements inside one another; deeper ones only give their text. */
const DEEPEST = 16

export function createInlineBuilder(): InlineBuilder {
  let inlines: Inline[] = []
  const open: Element[] = []
  const add = (inline: Inline): void => append(open.at(-1)?.children ?? inlines, inline)
  const closeLast = (): void => {
    const element = open.pop()
    if (element !== undefined) for (const inline of elementInlines(element)) add(inline)
  }
  return {
    add,
    open(tag, attributes) {
      if (tag === 'br') add({ type: 'break' })
      else if (tag === 'img') add(imageOf(attributes))
      else if (open.length < DEEPEST && ELEMENTS.has(tag)) open.push({ tag, attributes, children: [] })
    },
    close(tag) {
      const at = open.findLastIndex((element) => element.tag === tag)
      if (at >= 0) while (open.length > at) closeLast()
    },
    end() {
      while (open.length > 0) closeLast()
      const all = inlines
      inlines = []
      return all
    },
  }
}

/** Adds inline text; text after text becomes one. */
export function append(list: Inline[], inline: Inline): void {
  if (inline.type !== 'text') {
    list.push(inline)
    return
  }
  const last = list[list.length - 1]
  if (inline.text === '') return
  if (last?.type === 'text') list[list.length - 1] = { type: 'text', text: last.text + inline.text }
  else list.push(inline)
}

export const imageOf = (attributes: Attributes): Inline => ({
  type: 'image',
  source: decodeEntities(attributes('src') ?? ''),
  alternative: decodeEntities(attributes('alt') ?? ''),
})

const STYLES: ReadonlyMap<string, InlineStyle> = new Map([
  ['strong', 'strong'],
  ['b', 'strong'],
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['cite', 'emphasis'],
  ['dfn', 'emphasis'],
  ['var', 'emphasis'],
  ['del', 'deleted'],
  ['s', 'deleted'],
  ['strike', 'deleted'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['sub', 'subscript'],
  ['sup', 'superscript'],
  ['mark', 'highlight'],
])

const ELEMENTS: ReadonlySet<string> = new Set([...STYLES.keys(), 'a', 'code', 'samp', 'tt', 'kbd'])

function elementInlines({ tag, attributes, children }: Element): Inline[] {
  const style = STYLES.get(tag)
  if (style !== undefined) return [{ type: style, children }]
  if (tag === 'a') {
    const href = decodeEntities(attributes('href') ?? '')
    return href === '' ? children : [{ type: 'link', href, children }]
  }
  return [{ type: tag === 'kbd' ? 'keyboard' : 'code', text: inlineText(children) }]
}
