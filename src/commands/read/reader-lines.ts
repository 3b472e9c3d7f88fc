import { labs } from '../../domain/labs.ts'
import { type LineRequest, readLineRequest } from '../../domain/line-request.ts'
import { nextLanguage } from '../../domain/locale.ts'
import { nearestOf, type OpeningPlace, questionsAbove } from '../../domain/opening.ts'
import { BOX_SEED, type Said } from '../../domain/question-box.ts'
import { questionsInOrder } from '../../domain/questions-left.ts'
import { type Anchor, chapterAt, sectionNamed, sectionNumbered } from '../../domain/reader.ts'
import { type LastPage, lastPageAfter, type PagedText, readingOf } from '../../domain/reading-pace.ts'
import { marksIn, startSitting } from '../../domain/sitting.ts'
import { exitCode, Interrupted, isLeft } from '../../errors.ts'
import { type LineInput, openLineInput } from '../../terminal/line-input.ts'
import { emptyLayout, type Layout } from '../../views/blocks.ts'
import { troubleLines } from '../../views/errors.ts'
import { wrapText } from '../../views/line-break.ts'
import { partAfter } from '../../views/parts.ts'
import { textColumns } from '../../views/prose.ts'
import { anchorAt, findMatches, lineOf, pagedText } from '../../views/reader.ts'
import {
  bookmarkRows,
  contentsLines,
  endOf,
  headingAfter,
  headingBefore,
  noteRows,
  openingRows,
  placeName,
  questionPartEnd,
  sameLine,
} from '../../views/reader-lines.ts'
import { type Card, cardOfLink, cardOfSource, cardOfTerm } from '../pages/card-page.ts'
import { reportOf } from '../pages/report.ts'
import { type Context, contextIn } from '../shared/context.ts'
import { partSizeUnderNotes, printInParts } from '../shared/parts.ts'
import { isNews, type Readable, type ReaderMemory } from './readable.ts'

interface Session {
  readonly readable: Readable
  readonly memory: ReaderMemory
  context: Context
  input: LineInput
  readonly layouts: Map<number, Layout>
  section: number
  /** The first line of the part that was shown last. */
  from: number
  /** The first line that has not been shown. */
  line: number
  lastPage: LastPage | undefined
  /** The section whose end was told last. */
  ended: number | undefined
  /** What was searched for last. */
  sought: string
  /** A line that was typed at the end of a part of a list. */
  typed: string | undefined
}

/**
 * The reader line by line: nothing is drawn over, everything is typed and ended with Enter, and the text comes in parts.
 * For those who hear the screen, and where single keys are not to be had.
 * @throws Interrupted after Ctrl-C.
 */
export async function readByLines(
  readable: Readable,
  memory: ReaderMemory,
  start: Anchor,
  { context, isResumed }: { readonly context: Context; readonly isResumed: boolean },
): Promise<void> {
  const input = await openLineInput(context)
  const { section } = start
  const session: Session = {
    ...{ readable, memory, context, input, layouts: new Map<number, Layout>(), section },
    ...{ from: 0, line: 0, sought: '', lastPage: undefined, ended: undefined, typed: undefined },
  }
  session.line = lineOf(layoutOf(session, section), start)
  try {
    say(session, context.messages.reader.lines.hint)
    if (isResumed) say(session, context.messages.reader.lines.whereYouStopped)
    context.terminal.print([''])
    showPart(session)
    while (await takeLine(session));
    if (session.input.interrupted()) throw new Interrupted(exitCode.interrupted)
  } finally {
    session.input.close()
  }
}

/** A sentence, wrapped where a width is set. */
const say = ({ context: { frame, terminal } }: Session, text: string): void =>
  terminal.print(wrapText(text, frame.width, frame))

function layoutOf({ readable, memory, context, layouts }: Session, section: number): Layout {
  const known = layouts.get(section)
  const { chapter = '' } = readable.sections[section] ?? {}
  const said = (question: string): Said | undefined => memory.said(chapter, question)
  const layout =
    known ??
    readable.sections[section]?.layOut(context.language, context.frame, {
      use: 'lines',
      said,
      changed: memory.changed.get(readable.sections[section]?.id ?? ''),
    })
  const made = layout ?? emptyLayout
  layouts.set(section, made)
  return made
}

/** Prints what fits from the line on, and remembers how far that was. */
function showPart(session: Session): void {
  const { context, memory, readable, section, line } = session
  const layout = layoutOf(session, section)
  const printed = context.terminal.asPrinted(layout.lines)
  const full = partAfter(printed, line, partSizeUnderNotes(context), context.frame)
  const isOpen = (place: OpeningPlace): boolean => isOpenQuestion(session, place)
  const end = questionPartEnd({ ...layout, lines: printed }, line, full, isOpen, context.frame)
  context.terminal.print(layout.lines.slice(line, end))
  session.from = line
  session.line = end
  const id = readable.sections[section]?.id
  if (id === undefined) return
  const { block, part } = anchorAt(layout, section, line)
  memory.keepPlace(id, { section, block, part })
  const inView = { from: line, to: end, height: end - line, now: context.now().getTime() }
  session.lastPage = lastPageAfter(session.lastPage, textOf(session), inView)
  noteRead(session)
}

/** Whether the section was seen or read by now, once: its last part is its last page. */
function noteRead(session: Session): void {
  const { memory, context, lastPage } = session
  const text = textOf(session)
  const reading = readingOf(lastPage, text, context.now().getTime())
  if (reading !== 'begun' && isNews(memory, text.section, reading)) memory.mark(text.section, reading)
}

const textOf = (session: Session): PagedText =>
  pagedText(session.readable.sections[session.section]?.id ?? '', layoutOf(session, session.section))

const chapterOf = ({ readable, section }: Session): string => readable.sections[section]?.chapter ?? ''

const isOpenQuestion = (session: Session, { opens }: OpeningPlace): boolean =>
  opens.kind === 'question' && session.memory.said(chapterOf(session), opens.question) === undefined

/** Takes one line; false when the learner leaves. */
async function takeLine(session: Session): Promise<boolean> {
  const { context, section, input } = session
  const { lines } = context.messages.reader
  const { lines: text } = layoutOf(session, section)
  const percent = text.length === 0 ? 100 : Math.floor((session.line / text.length) * 100)
  const ask = (): Promise<string | undefined> => {
    context.terminal.print([''])
    const waiting = waitingQuestion(session)
    if (waiting !== undefined && endOf(waiting) > session.from) say(session, lines.answer)
    return input.ask(lines.ask(placeName(session.readable, section, context.frame), percent))
  }
  const typed = session.typed ?? (await ask())
  session.typed = undefined
  noteRead(session)
  const request = typed === undefined ? undefined : readLineRequest(typed)
  if (request === undefined || request.type === 'quit') return false
  context.terminal.print([''])
  const stays = await answer(request, session)
  if (!stays) say(session, lines.end)
  return stays
}

async function answer(request: Exclude<LineRequest, { type: 'quit' }>, session: Session): Promise<boolean> {
  const { messages } = session.context
  switch (request.type) {
    case 'answer':
      return askWaiting(session)
    case 'openings':
      return listOpenings(session)
    case 'open':
      return open(session, layoutOf(session, session.section).openings[request.number - 1])
    case 'questions':
      return askRemaining(session)
    case 'experiment':
      return runNearest(session, 'experiment')
    case 'recipe':
      return runNearest(session, 'recipe')
    case 'on':
      return goOn(session)
    case 'again':
      return goTo(session, session.section, session.from)
    case 'heading':
      return goToHeading(session)
    case 'back':
      return goTo(session, session.section - 1, 0)
    case 'section':
      return goTo(session, sectionNumbered(session.readable, session.section, request.number), 0)
    case 'search':
      return find(session, request.words, session.line)
    case 'note':
      return request.words === '' ? listNotes(session) : writeNote(session, request.words)
    case 'next-match':
      return findNext(session)
    case 'bookmark':
      return setBookmark(session)
    case 'bookmarks':
      return listBookmarks(session)
    case 'to-bookmark':
      return goToBookmark(session, request.number)
    case 'language':
      return changeLanguage(session)
    case 'contents':
      return showContents(session)
    case 'help':
      for (const line of messages.reader.lines.help) say(session, line)
      return true
    case 'unknown':
      say(session, messages.spoken.notUnderstood(request.line))
      return true
    default:
      return false
  }
}

/** The rest of the section, what can be done after it, then the next one; false behind the last. */
async function goOn(session: Session): Promise<boolean> {
  const { section, line, readable, ended } = session
  if (line < layoutOf(session, section).lines.length) return goTo(session, section, line)
  if (ended !== section && readable.sections[section]?.chapter !== '') return tellEnd(session)
  return section + 1 < readable.sections.length && goTo(session, section + 1, 0)
}

/** What was learnt in the section; of the last one of a chapter, what was learnt in the chapter. */
async function tellEnd(session: Session): Promise<true> {
  const { context, readable, section } = session
  const { chapter = '', name } = readable.sections[section] ?? {}
  const { first, count } = chapterAt(readable, section)
  const [{ endingOf }, { endingLines, stepText }] = await Promise.all([
    import('./section-end-page.ts'),
    import('../../views/section-end.ts'),
  ])
  const state = (await context.learner()).state()
  const endings = [
    endingOf(chapter, name, state, context),
    ...(section === first + count - 1 ? [endingOf(chapter, undefined, state, context)] : []),
  ]
  const frame = { ...context.frame, width: textColumns(context.frame) }
  await sayInParts(
    endings.flatMap((ending) => endingLines(ending, frame)),
    session,
  )
  const { steps } = endings[0] ?? { steps: [] }
  const left = steps.find(({ type }) => type === 'questions')
  if (left !== undefined)
    context.terminal.print([context.messages.sectionEnd.typed(stepText(left, frame)[0])])
  session.ended = section
  return true
}

function goTo(session: Session, section: number, line: number): true {
  const { context, readable } = session
  if (readable.sections[section] === undefined) {
    const { count } = chapterAt(readable, session.section)
    say(session, context.messages.reader.lines.noSection(count))
    return true
  }
  session.section = section
  session.line = line
  showPart(session)
  return true
}

function goToHeading(session: Session): true {
  const { context, section, line } = session
  const at = headingAfter(layoutOf(session, section).lines, line, context.frame)
  if (at < 0) say(session, context.messages.reader.lines.noHeading)
  return at < 0 || goTo(session, section, at)
}

function runNearest(session: Session, kind: 'experiment' | 'recipe'): true | Promise<true> {
  const place = nearestOf(kind, layoutOf(session, session.section).openings, session.line)
  const { noLab, lines } = session.context.messages.reader
  if (place === undefined) say(session, kind === 'experiment' ? noLab : lines.noRecipe)
  return place === undefined || open(session, place)
}

/** Sets a bookmark at the part that was shown last, or removes it. */
function setBookmark(session: Session): true {
  const { memory, readable, section, from, context } = session
  const { reader } = context.messages
  const id = readable.sections[section]?.id
  if (id === undefined) return true
  const { block } = anchorAt(layoutOf(session, section), section, from)
  const isSet = !memory.bookmarks.some((mark) => mark.section === id && mark.block === block)
  memory.setBookmark({ section: id, block }, isSet)
  say(
    session,
    isSet ? (memory.isKept ? reader.bookmarkSet : reader.bookmarkSetForNow) : reader.bookmarkRemoved,
  )
  return true
}

function listBookmarks(session: Session): Promise<true> {
  const { memory, readable, context } = session
  const { lines } = context.messages.reader
  const rows = bookmarkRows(readable, memory.bookmarks, (place) => layoutOf(session, place), context.frame)
  return sayList(session, rows, rows.length === 0 ? lines.noBookmarks : lines.bookmarks(rows.length))
}

/** A list in parts, what sums it up first. */
async function sayList(session: Session, rows: readonly string[], summary: string): Promise<true> {
  const { frame } = session.context
  await sayInParts(
    [summary, ...rows].flatMap((row) => wrapText(row, frame.width, frame)),
    session,
  )
  return true
}

/** What is typed at the end of a part, such as the number of a row, is asked of the text as well. */
function sayInParts(lines: readonly string[], session: Session): Promise<boolean> {
  const { context, input } = session
  const { spoken, reader } = context.messages
  const take = (line: string): boolean => {
    const isKnown = readLineRequest(line).type !== 'unknown'
    if (isKnown) session.typed = line
    return isKnown
  }
  const help = [spoken.parts.help, ...reader.lines.help]
  return printInParts(lines, context, input, { help, hasHeadings: true, take })
}

function goToBookmark(session: Session, number: number): true {
  const { memory, readable, context } = session
  const bookmark = memory.bookmarks[number - 1]
  const place = readable.sections.findIndex(({ id }) => id === bookmark?.section)
  if (bookmark === undefined || place < 0) {
    say(session, context.messages.reader.lines.noBookmark(number))
    return true
  }
  return goTo(session, place, layoutOf(session, place).starts[bookmark.block] ?? 0)
}

/** The same place in the other language. */
async function changeLanguage(session: Session): Promise<true> {
  const { context, readable, section, from } = session
  if (!readable.bilingual) {
    say(session, context.messages.reader.oneLanguage)
    return true
  }
  const anchor = anchorAt(layoutOf(session, section), section, from)
  session.context = await contextIn(nextLanguage(context.language), context)
  session.input.speak(session.context.messages)
  session.layouts.clear()
  return goTo(session, section, lineOf(layoutOf(session, section), anchor))
}

function findNext(session: Session): true {
  if (session.sought === '') say(session, session.context.messages.reader.lines.nothingSought)
  return session.sought === '' || find(session, session.sought, session.from + 1)
}

/** From this line on with the words, round the end. */
function find(session: Session, words: string, line: number): true {
  const { context, readable, section } = session
  session.sought = words
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
  const { reader } = context.messages
  if (found === undefined) {
    say(session, reader.matches(0, 0))
    return true
  }
  const { number = '', title } = readable.sections[found.section] ?? {}
  const place = [number, title?.[context.language] ?? ''].filter(Boolean).join(' ')
  say(session, reader.lines.found(Math.max(0, next) + 1, matches.length, place))
  const head = headingBefore(layoutOf(session, found.section).lines, found.line, context.frame)
  context.terminal.print([...(head === undefined ? [] : [head]), ''])
  return goTo(session, found.section, found.line)
}

/** At the last line that was shown. */
function writeNote(session: Session, words: string): true {
  const { context, memory, readable, section, line } = session
  const { block } = anchorAt(layoutOf(session, section), section, Math.max(0, line - 1))
  memory.setNote({ section: readable.sections[section]?.id ?? '', block, text: words })
  const { reader } = context.messages
  context.terminal.print([memory.isKept ? reader.lines.notes(words) : reader.noteSetForNow])
  return true
}

function listNotes(session: Session): Promise<true> {
  const { context, memory, readable } = session
  const { lines } = context.messages.reader
  const rows = noteRows(readable, memory.notes, context.frame)
  return sayList(session, rows, rows.length === 0 ? lines.noNotes : lines.noteCount(rows.length))
}

/** Every chapter, and the sections of the one that is being read. */
function showContents(session: Session): Promise<true> {
  const { context, memory, readable, section } = session
  const rows = contentsLines(readable, memory, section, context.language, context.frame)
  const { chapters, sections } = readable
  return sayList(session, rows, context.messages.read.counted(chapters.length, sections.length))
}

/** The last question up to here that waits for its answer. */
const waitingQuestion = (session: Session): OpeningPlace | undefined =>
  layoutOf(session, session.section).openings.findLast(
    (place) => isOpenQuestion(session, place) && endOf(place) <= session.line,
  )

async function askWaiting(session: Session): Promise<true> {
  const place = waitingQuestion(session)
  if (place === undefined) say(session, session.context.messages.reader.lines.nothingWaits)
  return place === undefined || open(session, place)
}

/** What the section has to open, numbered. */
function listOpenings(session: Session): Promise<true> {
  const { context, section } = session
  const { lines } = context.messages.reader
  const rows = openingRows(layoutOf(session, section), context.frame)
  return sayList(session, rows, rows.length === 0 ? lines.nothingToOpen : lines.openings(rows.length))
}

/** Prints a card, asks a question, runs an experiment, or goes to a section; afterwards the text goes on where it was. */
async function open(session: Session, place: OpeningPlace | undefined): Promise<true> {
  const { context } = session
  const chapter = chapterOf(session)
  const opens = place?.opens
  switch (opens?.kind) {
    case 'term':
      return printCard(cardOfTerm(opens, { context, chapter }), session)
    case 'source':
      return printCard(cardOfSource(opens, { context, chapter }), session)
    case 'link':
      return printCard(cardOfLink(opens, { context, chapter }), session)
    case 'section':
      return goTo(session, sectionNamed(session.readable.sections, opens.section, chapterOf(session)), 0)
    case 'question':
      return ask(session, [opens.question], 'text')
    case 'questions':
      return ask(session, opens.questions, 'quiz')
    case 'experiment':
      return runExperiment(session, opens.lab)
    case 'recipe':
      return runRecipe(session, opens.recipe)
    default:
      say(session, context.messages.reader.lines.nothingToOpen)
      return true
  }
}

async function printCard(card: Card, session: Session): Promise<true> {
  const { frame } = session.context
  await sayInParts(card.lines({ ...frame, width: textColumns(frame) }), session)
  return true
}

function askRemaining(session: Session): true | Promise<true> {
  const { readable, memory, section, context } = session
  const { questions = [], chapter = '' } = readable.sections[section] ?? {}
  if (questions.length === 0) {
    context.terminal.print([context.messages.reader.noQuestions])
    return true
  }
  const placed = questionsAbove(layoutOf(session, section).openings, session.line)
  return ask(
    session,
    questionsInOrder(questions, placed, (each) => memory.said(chapter, each) !== undefined),
    'quiz',
  )
}

/** Asks in the same input, so that lines which were typed ahead are answers. */
async function ask(session: Session, questions: readonly string[], occasion: 'text' | 'quiz'): Promise<true> {
  const { context, input, section } = session
  const [{ askedIn, asInText }, { comeBack }, { sitByLines }] = await Promise.all([
    import('../quiz/asked.ts'),
    import('../quiz/ending.ts'),
    import('../quiz/lines.ts'),
  ])
  const asked = askedIn(chapterOf(session), questions, context.course)
  const queue = occasion === 'text' ? asked.map(asInText) : asked
  const seed = occasion === 'text' ? BOX_SEED : context.now().getTime() % 2 ** 31
  const { record, state } = await context.learner()
  await sitByLines(
    startSitting('quiz', seed, queue, new Map(), marksIn(state())),
    {
      occasion,
      where: queue[0]?.number ?? '',
      resumed: 0,
      record,
      ending: (ended) => comeBack(ended, context),
    },
    context,
    input,
  )
  const before = layoutOf(session, section)
  session.layouts.delete(section)
  session.line = sameLine(session.line, before, layoutOf(session, section))
  return true
}

/** Until somebody has said yes since the program was started, each one is asked for. */
let hasAgreed = false

/** Tries something on the learner's own model; where it goes is told first. */
async function runRecipe(session: Session, recipe: string): Promise<true> {
  const { context } = session
  await withinText(context, async () => {
    const { runRecipeCommand, wantsToSend } = await import('../try/recipe-command.ts')
    await runRecipeCommand(recipe, {}, context, async () => {
      hasAgreed ||= await wantsToSend(context, session.input)
      return hasAgreed
    })
  })
  return true
}

/** What goes wrong in it is told, and `q` leaves it alone: the text goes on. */
async function withinText(context: Context, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (isLeft(error)) return
    if (error instanceof Interrupted) throw error
    context.terminal.printError(troubleLines(reportOf(error, context), context.frame))
  }
}

/** Runs an experiment in this process. */
async function runExperiment(session: Session, lab: string): Promise<true> {
  const { context } = session
  const name = labs.find((each) => each.name === lab)?.name
  if (name === undefined) return true
  session.input.close()
  try {
    await withinText(context, async () => {
      const { printExperiment } = await import('../lab/index.ts')
      await printExperiment(name, context)
    })
  } finally {
    session.input = await openLineInput(context)
  }
  return true
}
