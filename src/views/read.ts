import { pairBlocks } from '../domain/block-pairs.ts'
import type { Block, ListItem } from '../domain/blocks.ts'
import type { ChapterEntry, CitedSource, SectionEntry, SectionText } from '../domain/course.ts'
import { type Language, type LocalizedText, shownLanguages } from '../domain/locale.ts'
import type { OpeningPlace } from '../domain/opening.ts'
import type { Said } from '../domain/question-box.ts'
import { sectionMinutes, sumOfMinutes } from '../domain/section-minutes.ts'
import { type Layout, layOutBlocks, linkLines, ruleOf, type TextUse } from './blocks.ts'
import type { Frame } from './frame.ts'
import { gradeLines, gradeSign } from './grades.ts'
import { bareText } from './highlight.ts'
import { hanging } from './layout.ts'
import { breakRuns, wrapText } from './line-break.ts'
import { textColumns } from './prose.ts'
import { answerText } from './question-box.ts'
import { shortDate } from './short-date.ts'
import { displayWidth, truncate } from './width.ts'

/** A section's text in the languages that are read: one, or Chinese and English. */
export type SectionTexts = readonly [SectionText, ...SectionText[]]

/** How a section is read, and what is remembered of its questions. */
export interface Reading {
  readonly use: TextUse
  readonly said: (question: string) => Said | undefined
  /** The day on which it was read, YYYY-MM-DD, where it says something else since. */
  readonly changed?: string | undefined
}

const printed: Reading = { use: 'print', said: () => undefined }

/** A section: title and minutes, what it is for, its pages one after the other, its questions and sources. */
export function sectionLayout(
  section: SectionEntry,
  texts: SectionTexts,
  language: Language,
  frame: Frame,
  reading: Reading = printed,
): Layout {
  const [first, second] = texts
  const blocks = second === undefined ? first.pages.flat() : pairBlocks(withPages(first), withPages(second))
  const sources = uniqueSources(texts.flatMap((text) => text.sources))
  const cited = sources.map(({ key, url, title, grade }) => ({
    key,
    url,
    title: title[frame.locale],
    sign: gradeSign(grade),
  }))
  const body = layOutBlocks(blocks, frame, { sources: cited, ...reading })
  const head = [
    ...titleLines(section, language, frame),
    '',
    ...changedLines(texts, reading, frame),
    ...goalLines(texts, frame),
    '',
  ]
  const before = [
    ...head,
    ...body.lines,
    ...practiceLines(section, reading, frame),
    ...(reading.use === 'print' ? answerLines(blocks, frame) : []),
  ]
  const listed = sourceLines(sources, frame)
  return {
    lines: [...before, ...listed.lines, ...linkLines(body.links, frame, sources.length + 1)],
    textEnd: head.length + body.lines.length,
    // The title belongs to the first block: who goes there begins at the top.
    starts: body.starts.map((line, at) => (at === 0 ? 0 : line + head.length)),
    wholes: body.wholes.map((whole) => ({
      ...whole,
      from: whole.from + head.length,
      to: whole.to + head.length,
    })),
    links: body.links,
    targets: body.targets,
    labs: body.labs.map(({ lab, line }) => ({ lab, line: line + head.length })),
    openings: [
      ...body.openings.map((place) => movedDown(place, head.length)),
      // Line by line a source is asked for by its mark in the text.
      ...(reading.use === 'keys' ? listed.openings.map((place) => movedDown(place, before.length)) : []),
    ],
  }
}

const movedDown = ({ opens, spans }: OpeningPlace, lines: number): OpeningPlace => ({
  opens,
  spans: spans.map((span) => ({ ...span, line: span.line + lines })),
})

/** Pages are landmarks when two languages are put side by side. */
const withPages = ({ pages }: SectionText): Block[] =>
  pages.flatMap((page, at): Block[] => (at === 0 ? [...page] : [{ type: 'page' }, ...page]))

const uniqueSources = (sources: readonly CitedSource[]): CitedSource[] => [
  ...new Map(sources.map((source) => [source.key, source])).values(),
]

const inLanguage = (text: LocalizedText, language: Language): string[] =>
  shownLanguages(language).map((each) => text[each])

function goalLines(texts: SectionTexts, frame: Frame): string[] {
  const { theme, messages } = frame
  const list = texts[0].goals.map(
    (_, at): ListItem => ({
      blocks: [
        {
          type: 'paragraph',
          children: [{ type: 'text', text: texts.map(({ goals }) => goals[at] ?? '').join('\n') }],
        },
      ],
    }),
  )
  const { lines } = layOutBlocks(
    [{ type: 'list', ordered: false, start: 1, tight: true, items: list }],
    frame,
  )
  return [...wrapText(messages.read.goals, frame.width, frame).map(theme.muted), ...lines]
}

/** To those who read an earlier revision: when that was, and what is different. */
function changedLines(texts: SectionTexts, { changed }: Reading, frame: Frame): string[] {
  if (changed === undefined) return []
  const { messages, theme } = frame
  const what = texts.flatMap((text) => text.changed ?? []).join('\n')
  const text = [messages.read.changedSince(shortDate(changed, frame)), what]
    .filter(Boolean)
    .join(messages.common.space)
  return [...wrapText(text, textColumns(frame), frame).map(theme.caution), '']
}

/** Where to go on: the questions of the section, first those that were never answered. */
function practiceLines({ number, questions }: SectionEntry, { use, said }: Reading, frame: Frame): string[] {
  const { read } = frame.messages
  if (questions.length === 0) return []
  const left = questions.filter((question) => said(question) === undefined).length
  const words = {
    print: () => read.questions(questions.length, number),
    keys: () => read.questionsByKey(questions.length, left),
    lines: () => read.questionsByLine(questions.length, left),
  }
  const lines = wrapText(words[use](), textColumns(frame), frame)
  return ['', '', ...lines.map(frame.theme.accent)]
}

/** The answers to the questions that stand in a printed text, in their order. */
function answerLines(blocks: readonly Block[], frame: Frame): string[] {
  const boxes = blocks.flatMap((block) => (block.type === 'question' && block.box ? [block.box] : []))
  if (boxes.length === 0) return []
  const measured = { ...frame, width: textColumns(frame) }
  return [
    '',
    ...wrapText(frame.messages.read.box.answers, measured.width, frame).map(frame.theme.muted),
    ...boxes.flatMap((box, at) =>
      hanging(
        `${at + 1}  `,
        [{ text: answerText(box, frame), paint: frame.theme.strong }, { text: `\n${box.explanation}` }],
        measured,
      ),
    ),
  ]
}

/** `1.5  Transformer       reading 5, questions 9 min`: the minutes stand at the right edge of the text. */
function titleLines(section: SectionEntry, language: Language, frame: Frame): string[] {
  const { number, title } = section
  const measure = textColumns(frame)
  const aside = frame.messages.common.sectionMinutes(sectionMinutes(section))
  const label = `${number}  `
  if (frame.accessible)
    return wrapText(
      frame.messages.spoken.heading(
        [`${number} ${inLanguage(title, language).join(' ')}`, aside].join(frame.messages.spoken.pause),
      ),
      measure,
      frame,
    )
  const room = measure - label.length
  const lines = wrapText(inLanguage(title, language).join('  '), room, frame)
  const [first = ''] = lines
  const gap = room - displayWidth(first, frame) - displayWidth(aside, frame)
  const painted = lines.map((line, at) =>
    frame.theme.heading(at === 0 ? label + line : ' '.repeat(label.length) + line),
  )
  const rule = frame.accessible ? [] : [frame.theme.muted(ruleOf(measure, frame))]
  if (lines.length > 1 || gap < 2)
    return [
      ...painted,
      ...wrapText(aside, room, frame).map((line) => ' '.repeat(label.length) + frame.theme.muted(line)),
      ...rule,
    ]
  return [`${painted[0]}${' '.repeat(gap)}${frame.theme.muted(aside)}`, ...rule]
}

/**
 * The sources by their marks: a line each under the day from which on all have been checked, or title, address and date
 * when the frame asks for sources. Each of them can be opened.
 */
function sourceLines(sources: readonly CitedSource[], frame: Frame): Pick<Layout, 'lines' | 'openings'> {
  if (sources.length === 0) return { lines: [], openings: [] }
  const { theme, messages } = frame
  const [checked = ''] = sources.map(({ accessed }) => accessed).sort()
  const marks = sources.map(({ grade }, at) => `[${at + 1}${gradeSign(grade)}]`)
  const width = Math.max(...marks.map((mark) => mark.length)) + 1
  const room = textColumns(frame) - width
  const lines = [
    '',
    '',
    ...wrapText(
      frame.sources ? messages.read.sources : messages.read.sourcesChecked(checked),
      frame.width,
      frame,
    ).map(theme.muted),
    ...gradeLines(sources, frame),
  ]
  const openings = sources.map((source, at): OpeningPlace => {
    const rows = sourceText(source, room, frame).map((line, index) =>
      index === 0 ? theme.muted((marks[at] ?? '').padEnd(width)) + line : ' '.repeat(width) + line,
    )
    const from = lines.length
    lines.push(...rows)
    return {
      opens: { kind: 'source', key: source.key, number: at + 1 },
      spans: rows.map((row, index) => ({
        line: from + index,
        from: index === 0 ? 0 : width,
        to: bareText(row).length,
      })),
    }
  })
  return { lines, openings }
}

function sourceText(source: CitedSource, room: number, frame: Frame): string[] {
  const { url, accessed, grade } = source
  const { theme, messages, sources, hyperlinks, locale, accessible } = frame
  const title = source.title[locale]
  const href = hyperlinks ? url : undefined
  // What is heard is never cut.
  const short = accessible ? title : truncate(title, room, frame)
  if (!sources && href === undefined) return wrapText(short, room, frame).map(theme.muted)
  if (!sources) return breakRuns([{ text: short, paint: theme.muted, href }], room, frame)
  const looked = [messages.read.grades[grade], messages.read.lastChecked(accessed)]
  return [
    ...breakRuns([{ text: title, href }], room, frame),
    ...breakRuns([{ text: url, paint: theme.muted, kind: 'code' }], room, frame),
    ...wrapText(looked.join(messages.common.listSeparator), room, frame).map(theme.muted),
  ]
}

/** What the three numbers behind a section are; a screen reader hears it with each. */
const minutesLegend = (frame: Frame): string[] =>
  frame.accessible
    ? []
    : ['', ...wrapText(frame.messages.read.minutesOf, textColumns(frame), frame).map(frame.theme.muted)]

/** The table of contents of a chapter. */
export function contentsLines(
  chapters: readonly ChapterEntry[],
  readIn: (chapter: ChapterEntry) => number,
  frame: Frame,
): string[] {
  const sections = chapters.flatMap((chapter) => chapter.sections).length
  return [
    ...(frame.accessible ? [frame.messages.read.counted(chapters.length, sections), ''] : []),
    ...chapters.flatMap((chapter, at) => [
      ...(at > 0 ? [''] : []),
      ...chapterContents(chapter, readIn(chapter), frame),
    ]),
    ...minutesLegend(frame),
  ]
}

/** What it promises, how much of it was read, and how long it takes. */
function chapterLines({ promise, sections }: ChapterEntry, read: number, frame: Frame): string[] {
  const { locale, messages } = frame
  const minutes = sumOfMinutes(sections.map(sectionMinutes))
  return [
    ...(promise === undefined ? [] : [promise[locale]]),
    messages.progress.readOf(read, sections.length),
    messages.common.sectionMinutes(minutes),
  ]
}

function chapterContents(chapter: ChapterEntry, read: number, frame: Frame): string[] {
  const { locale, messages, theme } = frame
  const measure = textColumns(frame)
  if (frame.accessible)
    return [
      messages.spoken.heading(`${chapter.number} ${chapter.title[locale]}`),
      '',
      ...chapterLines(chapter, read, frame),
      ...chapter.sections.map((section) =>
        [
          `${section.number} ${section.title[locale]}`,
          messages.common.sectionMinutes(sectionMinutes(section)),
        ].join(messages.spoken.pause),
      ),
    ].flatMap((line) => wrapText(line, measure, frame))
  const number = Math.max(...chapter.sections.map((section) => section.number.length)) + 2
  return [
    theme.heading(truncate(`${chapter.number}  ${chapter.title[locale]}`, measure, frame)),
    '',
    ...chapterLines(chapter, read, frame).flatMap((line) =>
      wrapText(line, measure - 2, frame).map((part) => theme.muted(`  ${part}`)),
    ),
    '',
    ...chapter.sections.map((section) => {
      const { reading, experiments, questions } = sectionMinutes(section)
      const aside = `${reading} + ${experiments} + ${questions}`
      const room = measure - number - 2 - displayWidth(aside, frame) - 2
      const title = truncate(section.title[locale], room, frame)
      const gap = ' '.repeat(room - displayWidth(title, frame) + 2)
      return `  ${section.number.padEnd(number)}${title}${gap}${theme.muted(aside)}`
    }),
  ]
}
