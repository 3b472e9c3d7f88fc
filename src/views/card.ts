import type { CitedSource } from '../domain/course.ts'
import type { GlossaryTerm } from '../domain/glossary.ts'
import { otherLanguage } from '../domain/locale.ts'
import { barOf } from './bar.ts'
import { labsOf } from './define.ts'
import type { Frame } from './frame.ts'
import { keyHint, keyLine } from './keys.ts'
import { bothEnds, hanging } from './layout.ts'
import { breakRuns, wrapText } from './line-break.ts'

/** Lines set apart by a bar, with air above and below, so that they stand out from the text that they cover. */
export function cardLines(lines: readonly string[], frame: Frame): string[] {
  const bar = frame.theme.accent(barOf(frame))
  return ['', ...lines.map((line) => `${bar} ${line}`.trimEnd()), '']
}

/** The frame inside the bar. */
export const insideCard = (frame: Frame): Frame => ({ ...frame, width: Math.max(12, frame.width - 2) })

/** Both names, where it is taught, what it means, what it is taken for, and the experiments that show it. */
export function termCardLines(
  term: GlossaryTerm,
  confusedWith: readonly GlossaryTerm[],
  frame: Frame,
): string[] {
  const { theme, messages, locale } = frame
  const other = otherLanguage[locale]
  const name = term[locale] === term[other] ? term[locale] : `${term[locale]} · ${term[other]}`
  const taught = term.taughtIn === undefined ? '' : `${messages.define.taughtIn} ${term.taughtIn.number}`
  const [first = '', ...more] =
    taught === '' ? wrapText(name, frame.width, frame) : bothEnds(name, taught, frame)
  return [
    theme.strong(first),
    ...more,
    ...wrapText(term.sentence[locale], frame.width, frame),
    ...confusedWith.flatMap((each) =>
      indentedBelow(
        `${messages.define.confusedWith} ${each[locale]}${messages.common.labelled('')}${each.sentence[locale]}`,
        frame,
      ),
    ),
    ...(term.labs === undefined ? [] : hanging(`${messages.define.labs} `, labsOf(term, frame), frame)),
  ]
}

/** Its first line stands out: a label and a name take half of a narrow line, so nothing is lined up behind them. */
const indentedBelow = (text: string, frame: Frame): string[] =>
  wrapText(text, frame.width - 2, frame).map((line, at) => (at === 0 ? line : `  ${line}`))

/** The whole title, who made it, how it is known, when it was read, and all of the address. */
export function sourceCardLines(source: CitedSource, number: number, frame: Frame): string[] {
  const { theme, messages, locale } = frame
  const { read, page, common } = messages
  return [
    ...hanging(`[${number}] `, [{ text: source.title[locale], paint: theme.strong }], frame),
    ...(source.maker === undefined
      ? []
      : wrapText(common.labelled(page.maker) + source.maker[locale], frame.width, frame)),
    ...wrapText(
      [read.grades[source.grade], read.lastChecked(source.accessed)].join(common.clauseSeparator),
      frame.width,
      frame,
    ),
    ...addressLines(source.url, frame),
  ]
}

/** The words of a link and where it leads. */
export const linkCardLines = (address: string, words: string, frame: Frame): string[] => [
  ...(words === '' || words === address
    ? []
    : breakRuns([{ text: words, paint: frame.theme.strong }], frame.width, frame)),
  ...addressLines(address, frame),
]

const addressLines = (address: string, frame: Frame): string[] =>
  breakRuns(
    [{ text: address, kind: 'code', href: frame.hyperlinks ? address : undefined }],
    frame.width,
    frame,
  )

/** The foot of a card. */
export const cardKeys = (act: string | undefined, copy: string, frame: Frame): string =>
  keyLine(
    [
      ...(act === undefined ? [] : [keyHint('card', 'accept', act, frame, true)]),
      keyHint('card', 'copy', copy, frame),
      keyHint('card', 'help', frame.messages.quiz.keys.keys, frame),
      keyHint('card', 'let-go', frame.messages.page.keys.close, frame, true),
    ],
    frame,
  )
