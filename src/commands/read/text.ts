import { inlineText } from '../../domain/block-text.ts'
import type { Block } from '../../domain/blocks.ts'
import { cleanText } from '../../domain/clean.ts'
import { PrimerError } from '../../errors.ts'
import { decodeText, LARGEST_TEXT, readTexts, type TextFile } from '../../files/texts.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { wrapText } from '../../views/line-break.ts'
import { headingLines, textLayout } from '../../views/texts.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import type { Bookmark, Note, Readable, ReadableSection, ReaderMemory } from './readable.ts'
import { readOnTerminal } from './reading.ts'

interface ReadTextOptions {
  readonly toc?: boolean
  readonly json?: boolean
}

/** A Markdown text in blocks. */
interface ParsedText {
  readonly name: string
  readonly blocks: readonly Block[]
}

/**
 * `read PATH` and `read -`: shows Markdown of the learner's own as the course is shown.
 * @throws PrimerError when there is nothing that can be read
 */
export async function readText(path: string, options: ReadTextOptions, context: Context): Promise<void> {
  const texts = (await textsAt(path, context)).map(parsed)
  if (options.json) return printJson(texts, options, context)
  if (options.toc || path === '-' || !context.terminal.canAsk) return printTexts(texts, options, context)
  await readOnTerminal(readable(texts), memoryForNow(), { section: 0, block: 0, part: 0 }, context)
}

/** A line of eight million hyphens is more than regular expressions have room for. */
function parsed({ name, text }: TextFile): ParsedText {
  try {
    return { name, blocks: parseMarkdown(text, 'common') }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PrimerError({ code: 'unreadable-text', file: name, trouble: 'too-large' }, { cause: error })
  }
}

async function textsAt(path: string, { host, terminal }: Context): Promise<TextFile[]> {
  if (path !== '-') return readTexts(path, host.cwd())
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of terminal.inputChunks()) {
    chunks.push(chunk)
    size += chunk.length
    if (size > LARGEST_TEXT) break
  }
  return [{ name: '-', text: decodeText('-', Buffer.concat(chunks)) }]
}

async function printTexts(
  texts: readonly ParsedText[],
  { toc }: ReadTextOptions,
  context: Context,
): Promise<void> {
  const { frame } = context
  const lines = texts.flatMap(({ name, blocks }, at) => {
    const named = wrapText(cleanText(name), frame.width, frame).map(frame.theme.muted)
    const title = texts.length > 1 ? [...(at > 0 ? ['', ''] : []), ...named, ''] : []
    return [...title, ...(toc ? headingLines(blocks, frame) : textLayout(blocks, frame).lines)]
  })
  await printInParts(lines, context)
}

function printJson(texts: readonly ParsedText[], { toc }: ReadTextOptions, { terminal }: Context): void {
  if (!toc) return terminal.printJson({ schema: 'llm-primer/text@1', texts })
  terminal.printJson({
    schema: 'llm-primer/headings@1',
    texts: texts.map(({ name, blocks }) => ({ name, headings: blocks.flatMap(headingEntry) })),
  })
}

const headingEntry = (block: Block): { id: string; level: number; text: string }[] =>
  block.type === 'heading' ? [{ id: block.id, level: block.level, text: inlineText(block.children) }] : []

/** Of a text of the learner's own nothing is kept: it has no ids that stay. */
function memoryForNow(): ReaderMemory {
  const marks = { read: new Set<string>(), seen: new Set<string>(), changed: new Map<string, string>() }
  let bookmarks: readonly Bookmark[] = []
  let notes: readonly Note[] = []
  const isAt =
    (place: Bookmark) =>
    ({ section, block }: Bookmark): boolean =>
      section === place.section && block === place.block
  return {
    isKept: false,
    ...marks,
    get bookmarks() {
      return bookmarks
    },
    mark: (section, as) => marks[as].add(section),
    keepPlace: () => {},
    setBookmark: (bookmark, set) => {
      const isSame = isAt(bookmark)
      bookmarks = [...bookmarks.filter((each) => !isSame(each)), ...(set ? [bookmark] : [])]
    },
    get notes() {
      return notes
    },
    setNote: (note) => {
      const isSame = isAt(note)
      notes = [...notes.filter((each) => !isSame(each)), ...(note.text === '' ? [] : [note])]
    },
    said: () => undefined,
    remembered: async () => new Map(),
  }
}

/** A section for each file of a folder; a single file is parted at its headings. */
function readable(texts: readonly ParsedText[]): Readable {
  const [only, ...others] = texts
  const parts = only !== undefined && others.length === 0 ? partsOf(only) : texts
  return {
    chapters: [{ number: '', title: titled(''), first: 0, count: parts.length }],
    sections: parts.map(({ name, blocks }, at) => readableSection(name, blocks, at)),
    bilingual: false,
  }
}

function readableSection(name: string, blocks: readonly Block[], at: number): ReadableSection {
  return {
    id: String(at),
    number: '',
    chapter: '',
    name: '',
    title: titled(cleanText(name)),
    questions: [],
    layOut: (_, frame) => textLayout(blocks, frame),
  }
}

const titled = (title: string): ReadableSection['title'] => ({ zh: title, en: title, both: title })

/** The text at its headings of level 1 and 2, each part named by its heading. */
function partsOf({ name, blocks }: ParsedText): ParsedText[] {
  const parts: { name: string; blocks: Block[] }[] = []
  for (const block of blocks) {
    const title = block.type === 'heading' && block.level <= 2 ? inlineText(block.children) : undefined
    if (title !== undefined || parts.length === 0) parts.push({ name: title ?? name, blocks: [] })
    parts.at(-1)?.blocks.push(block)
  }
  return parts.length === 0 ? [{ name, blocks: [] }] : parts
}
