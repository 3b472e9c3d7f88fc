import { localDay } from '../../domain/day.ts'
import type { ModelRow } from '../../domain/models.ts'
import { type ModelSort, SORTS } from '../../domain/models-filter.ts'
import { findModel, rowOf } from '../../domain/models-find.ts'
import { type ModelQuestion, readModelRequest } from '../../domain/models-request.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { type LineInput, openLineInput } from '../../terminal/line-input.ts'
import { openLink } from '../../terminal/open-link.ts'
import { type BrowserFrame, numberedLines } from '../../views/browser.ts'
import { wrapText } from '../../views/line-break.ts'
import { cardLines } from '../../views/model-card.ts'
import { compareLines } from '../../views/model-compare.ts'
import type { CardFrame } from '../../views/model-facts.ts'
import type { Context } from '../shared/context.ts'
import { partSize, printInParts } from '../shared/parts.ts'
import { shownRows } from './browse.ts'
import { detailsWithUpdate } from './details.ts'
import { cardFrame } from './show.ts'

interface Session {
  readonly context: Context
  readonly input: LineInput
  readonly frame: BrowserFrame
  readonly card: CardFrame
  query: string
  sort: ModelSort
  /** A line that was typed at the end of a part. */
  typed: string | undefined
}

/**
 * The catalogue line by line: nothing is drawn over, everything is typed and ended with Enter. For screen readers, and
 * where single keys are not to be had.
 * @throws Interrupted after Ctrl-C.
 */
export async function browseByLines(context: Context): Promise<void> {
  const input = await openLineInput(context)
  const words = context.messages.browser
  const session: Session = {
    context,
    input,
    frame: { ...context.frame, words, today: localDay(context.now()), rows: partSize(context).rows },
    card: cardFrame(context),
    query: '',
    sort: 'usual',
    typed: undefined,
  }
  try {
    const rows = rowsOf(session)
    const { frame } = session
    const told = [words.lines.title(rows.length), words.lines.help].flatMap((text) =>
      wrapText(text, frame.width, frame),
    )
    await sayInParts([...told, '', ...numberedLines(rows, false, frame)], session)
    while (await takeLine(session));
    if (input.interrupted()) throw new Interrupted(exitCode.interrupted)
  } finally {
    input.close()
  }
}

const rowsOf = ({ context, query, sort, frame }: Session): ModelRow[] =>
  shownRows(context.course.catalog().rows, { query, sort }, context, frame.today)

/** In parts; what is typed at the end of one is asked of the list as well. */
const sayInParts = (lines: readonly string[], session: Session): Promise<boolean> =>
  printInParts(lines, session.context, session.input, {
    help: [session.frame.messages.spoken.parts.help, session.frame.words.lines.help],
    hasHeadings: true,
    take: (line) => {
      session.typed = line
      return true
    },
  })

/** Takes one line; false when the learner leaves. */
async function takeLine(session: Session): Promise<boolean> {
  const line = session.typed ?? (await session.input.ask(session.frame.words.lines.ask))
  session.typed = undefined
  if (line === undefined) return false
  const request = readModelRequest(line)
  if (request.type === 'quit') return false
  await sayInParts(['', ...(await answerLines(request, session)), ''], session)
  return true
}

async function answerLines(request: ModelQuestion, session: Session): Promise<string[]> {
  const { frame } = session
  switch (request.type) {
    case 'help':
      return [frame.words.lines.help]
    case 'again':
      return numberedLines(rowsOf(session), false, frame)
    case 'filter': {
      session.query = request.query
      const rows = rowsOf(session)
      const all = session.context.course.catalog().rows.length
      return [frame.words.lines.left(rows.length, all), ...numberedLines(rows, request.isAll, frame)]
    }
    case 'sort':
      return sortedLines(request.by, session)
    case 'compare':
      return comparedLines(request.numbers, session)
    case 'card':
      return cardLinesOf(rowsOf(session)[request.number - 1], request.number, session)
    case 'open':
      return openedLines(rowsOf(session)[request.number - 1], request.number, session)
  }
}

function sortedLines(by: string, session: Session): string[] {
  const sort = SORTS.find((each) => each === by)
  if (sort === undefined)
    return [session.frame.words.lines.sorts(SORTS.join(session.frame.messages.common.listSeparator))]
  session.sort = sort
  return numberedLines(rowsOf(session), false, session.frame)
}

function comparedLines(numbers: readonly number[], session: Session): string[] {
  const { context, frame, card } = session
  const rows = rowsOf(session)
  const missing = numbers.find((number) => rows[number - 1] === undefined)
  if (numbers.length < 2 || numbers.length > 3 || !numbers.every(Number.isInteger))
    return [frame.words.lines.fewNumbers]
  if (missing !== undefined) return [frame.words.lines.number(missing)]
  const details = detailsWithUpdate(context)
  const compared = numbers.flatMap((number) => {
    const found = findModel(rows[number - 1]?.id ?? '', details)
    return found === undefined ? [] : [{ found, row: rowOf(found) }]
  })
  return compareLines(compared, context.now(), card)
}

function cardLinesOf(row: ModelRow | undefined, number: number, { context, frame, card }: Session): string[] {
  const details = detailsWithUpdate(context)
  const found = row === undefined ? undefined : findModel(row.id, details)
  return found === undefined
    ? [frame.words.lines.number(number)]
    : cardLines(found, rowOf(found), details, card)
}

async function openedLines(
  row: ModelRow | undefined,
  number: number,
  { context, frame }: Session,
): Promise<string[]> {
  if (row === undefined) return [frame.words.lines.number(number)]
  if (row.link === null) return [frame.words.notices['no-link']]
  const { page } = context.messages
  return [(await openLink(row.link, context.host)) ? page.opening(row.link) : page.noBrowser(row.link)]
}
