import type { Anchor, ChapterRange } from '../../domain/reader.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { type LineInput, openLineInput } from '../../terminal/line-input.ts'
import { emptyLayout, type Layout } from '../../views/blocks.ts'
import { anchorAt, findMatches, lineOf } from '../../views/reader.ts'
import type { Context } from '../shared/context.ts'
import { chapterAt, type Readable, type ReaderMemory } from './reader.ts'

interface Session {
  readonly readable: Readable
  readonly memory: ReaderMemory
  readonly context: Context
  readonly input: LineInput
  readonly layouts: Map<number, Layout>
  section: number
  /** The first line that has not been shown. */
  line: number
}

/** A line that was typed, and what it asks for. */
type Request =
  | { readonly type: 'quit' | 'on' | 'back' | 'contents' }
  /** `7` of this chapter, or `2.1`. */
  | { readonly type: 'section'; readonly number: string }
  | { readonly type: 'search'; readonly words: string }

/**
 * The reader line by line: nothing is drawn over, everything is typed and ended with Enter. For screen readers, section
 * by section; where single keys are not to be had, screen by screen.
 * @throws Interrupted after Ctrl-C.
 */
export async function readByLines(
  readable: Readable,
  memory: ReaderMemory,
  start: Anchor,
  context: Context,
): Promise<void> {
  const input = await openLineInput(context.host)
  const { section } = start
  const session: Session = { readable, memory, context, input, layouts: new Map(), section, line: 0 }
  session.line = lineOf(layoutOf(session, section), start)
  try {
    context.terminal.print([context.messages.reader.lines.help, ''])
    showPart(session)
    while (await takeLine(session));
    if (input.interrupted()) throw new Interrupted(exitCode.interrupted)
  } finally {
    input.close()
  }
}

function layoutOf({ readable, context, layouts }: Session, section: number): Layout {
  const known = layouts.get(section)
  const layout = known ?? readable.sections[section]?.layOut(context.language, context.frame, false)
  const made = layout ?? emptyLayout
  layouts.set(section, made)
  return made
}

/** Prints what fits from the line on, and remembers how far that was. */
function showPart(session: Session): void {
  const { context, memory, readable, section, line } = session
  const layout = layoutOf(session, section)
  const end = Math.min(layout.lines.length, line + partLength(context))
  context.terminal.print(layout.lines.slice(line, end))
  session.line = end
  const id = readable.sections[section]?.id
  if (id === undefined) return
  const { block, part } = anchorAt(layout, section, line)
  memory.keepPlace(id, { section, block, part })
  if (end === layout.lines.length && !memory.read.has(id)) memory.markRead(id)
}

const SMALLEST_PART = 5
/** Rows for what a search says, the question, and a blank line before each. */
const AROUND = 5

/** Lines that are shown at once: a screen without what stands around them, or for those who hear it all of the section. */
const partLength = ({ frame, host }: Context): number =>
  frame.accessible ? Number.POSITIVE_INFINITY : Math.max(SMALLEST_PART, (host.stdout.rows || 24) - AROUND)

/** Takes one line; false when the learner leaves. */
async function takeLine(session: Session): Promise<boolean> {
  const { context, readable, section, input } = session
  const { lines } = context.messages.reader
  const { lines: text } = layoutOf(session, section)
  const percent = text.length === 0 ? 100 : Math.round((session.line / text.length) * 100)
  const { first, count } = chapterAt(readable, section)
  const typed = await input.ask(`\n${lines.ask(section - first + 1, count, percent)}`)
  const request = typed === undefined ? undefined : readRequest(typed)
  if (request === undefined || request.type === 'quit') return false
  context.terminal.print([''])
  return answer(request, session)
}

/** Enter · `b` · `7` · `2.1` · `t` · `/words` · `q`; anything else is asked for again. */
export function readRequest(line: string): Request {
  const text = line.trim()
  if (/^(q|quit|exit)$/i.test(text)) return { type: 'quit' }
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(text)) return { type: 'section', number: text }
  if (text.startsWith('/')) return { type: 'search', words: text.slice(1).trim() }
  if (text === 'b') return { type: 'back' }
  return text === '' ? { type: 'on' } : { type: 'contents' }
}

function answer(request: Request, session: Session): boolean {
  switch (request.type) {
    case 'on':
      return goOn(session)
    case 'back':
      return goTo(session, session.section - 1, 0)
    case 'section':
      return goTo(session, sectionNumbered(session, request.number), 0)
    case 'search':
      return find(session, request.words)
    default:
      return showContents(session)
  }
}

/** The rest of the section, then the next one; false behind the last. */
function goOn(session: Session): boolean {
  const { section, line, readable } = session
  if (line < layoutOf(session, section).lines.length) return goTo(session, section, line)
  return section + 1 < readable.sections.length && goTo(session, section + 1, 0)
}

/** Among all sections; -1 when there is none of that number. */
function sectionNumbered({ readable, section }: Session, number: string): number {
  if (number.includes('.')) return readable.sections.findIndex((each) => each.number === number)
  const { first, count } = chapterAt(readable, section)
  return Number(number) <= count ? first + Number(number) - 1 : -1
}

function goTo(session: Session, section: number, line: number): true {
  const { context, readable } = session
  if (readable.sections[section] === undefined) {
    const { count } = chapterAt(readable, session.section)
    context.terminal.print([context.messages.reader.lines.noSection(count)])
    return true
  }
  session.section = section
  session.line = line
  showPart(session)
  return true
}

/** From the next line on with the words, round the end. */
function find(session: Session, words: string): true {
  const { context, readable, section, line } = session
  const { first, count } = chapterAt(readable, section)
  const sections = readable.sections.slice(first, first + count).map(({ number, title }, at) => ({
    number,
    title: title[context.language],
    lines: layoutOf(session, first + at).lines,
  }))
  const matches = findMatches(sections, first, words)
  const next = matches.findIndex(
    (match) => match.section > section || (match.section === section && match.line >= line),
  )
  const found = matches[Math.max(0, next)]
  context.terminal.print([context.messages.reader.matches(Math.max(0, next) + 1, matches.length), ''])
  return found === undefined || goTo(session, found.section, found.line)
}

/** Every chapter, and the sections of the one that is being read. */
function showContents(session: Session): true {
  const { context, readable, section } = session
  const { chapters } = readable
  const current = chapterAt(readable, section)
  context.terminal.print(
    chapters.flatMap((_, at) => [
      ...(chapters.length > 1 ? [chapterLine(session, at)] : []),
      ...(at === current.at ? sectionLines(session, current) : []),
    ]),
  )
  return true
}

/** `2  Talk to a model, 2.1–2.12` */
function chapterLine({ context, readable }: Session, at: number): string {
  const { number = '', title, first = 0, count = 0 } = readable.chapters[at] ?? {}
  const numbers = [first, first + count - 1].map((section) => readable.sections[section]?.number)
  return [`${number}  ${title?.[context.language] ?? ''}`, numbers.join('–')].join(
    context.messages.common.listSeparator,
  )
}

function sectionLines({ context, readable, memory }: Session, { first, count }: ChapterRange): string[] {
  const { reader, common } = context.messages
  const { read } = memory
  return readable.sections
    .slice(first, first + count)
    .map(({ id, number, title, minutes }, at) =>
      [
        `${number === '' ? at + 1 : number}  ${title[context.language]}`,
        ...(read.has(id) ? [reader.read] : []),
        ...(minutes === undefined ? [] : [common.minutes(minutes)]),
      ].join(common.listSeparator),
    )
}
