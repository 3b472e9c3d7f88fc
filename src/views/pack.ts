import type { NumberedPack } from '../domain/packs.ts'
import type { Frame } from './frame.ts'
import { rowsOfTwo } from './layout.ts'
import { wrapText } from './line-break.ts'
import { grouped } from './numbers.ts'
import { tableLines } from './table.ts'

/** Digits of the hash that are shown where the whole of it has no room. */
const SHORT_HASH = 12

/** What a pack holds, before it is taken. */
export function packLines(pack: NumberedPack, replaces: boolean, frame: Frame): string[] {
  const { messages, locale, theme } = frame
  const text = messages.pack
  const chapters = pack.chapters.map(({ title, sections }, at): [string, string] => [
    text.chapter(pack.numbers[at] ?? 0),
    text.chapterOf(title[locale], sections),
  ])
  const rows: [string, string][] = [
    ...chapters,
    [text.rows.questions, grouped(pack.questions)],
    [text.rows.terms, grouped(pack.terms)],
    [text.rows.size, text.bytes(grouped(pack.bytes))],
    [text.rows.hash, pack.hash],
  ]
  return [
    theme.heading(pack.name),
    '',
    ...(frame.accessible
      ? rows.map(([name, value]) => messages.common.labelled(name) + value)
      : rowsOfTwo(rows, frame)),
    '',
    ...wrapText(replaces ? text.replaces : text.others, frame.width, frame),
  ]
}

/** `pack list` */
export function packListLines(packs: readonly NumberedPack[], frame: Frame): string[] {
  const { messages, locale } = frame
  if (packs.length === 0) return wrapText(messages.pack.none, frame.width, frame)
  const { columns } = messages.pack
  const rows = packs.flatMap(({ name, numbers, chapters, questions, addedOn, hash }) =>
    chapters.map(({ title }, at) => [
      ...[String(numbers[at] ?? ''), title[locale], name],
      ...[at === 0 ? grouped(questions) : '', addedOn.slice(0, 10), hash.slice(0, SHORT_HASH)],
    ]),
  )
  return tableLines(
    {
      header: [
        ...[columns.number, columns.chapter, columns.pack],
        ...[columns.questions, columns.added, columns.hash],
      ],
      rows,
      alignments: ['right', 'left', 'left', 'right', 'left', 'left'],
    },
    frame,
  )
}

/** A pack as JSON; `numbers` are those of its chapters. */
export const packJson = ({
  name,
  addedOn,
  hash,
  bytes,
  chapters,
  numbers,
  questions,
  terms,
}: NumberedPack): Readonly<Record<string, unknown>> => ({
  name,
  addedOn,
  hash,
  bytes,
  questions,
  terms,
  chapters: chapters.map(({ title, sections }, at) => ({ number: numbers[at] ?? null, title, sections })),
})

/** `pack list --json` */
export const packsJson = (packs: readonly NumberedPack[]): unknown => ({
  schema: 'llm-primer/packs@1',
  packs: packs.map(packJson),
})
