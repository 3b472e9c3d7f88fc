import { cleanText } from '../domain/clean.ts'
import { confidences } from '../domain/events.ts'
import type { ChapterProgress, DayOfWork, Progress, SectionProgress } from '../domain/progress.ts'
import { lowBar } from './charts.ts'
import type { Frame } from './frame.ts'
import { hanging } from './layout.ts'
import { runOf, wrapText } from './line-break.ts'
import { shortDate } from './short-date.ts'
import { outOf } from './signs.ts'
import { SECTION_MARKS, stateSign } from './state-signs.ts'
import { type Cell, tableLines } from './table.ts'
import { displayWidth, padEnd, padStart, truncate } from './width.ts'

/** `progress`: sections, calibration, weak terms, what is due, and the last weeks. */
export function progressLines(progress: Progress, frame: Frame): string[] {
  const practised =
    progress.chapters.some(({ sections }) =>
      sections.some((section) => section.practised > 0 || section.read),
    ) ||
    progress.labs.length > 0 ||
    progress.recipes.tried.length > 0
  const { messages } = frame
  if (frame.accessible) {
    const summary = practised
      ? summaryLines(progress, frame)
      : wrapText(messages.progress.nothing, frame.width, frame)
    return [...summary, ...progress.chapters.flatMap((chapter) => ['', ...spokenChapter(chapter, frame)])]
  }
  const names = Math.max(
    0,
    ...progress.chapters
      .flatMap((chapter) => namesOf(chapter, frame))
      .map((name) => displayWidth(name, frame)),
  )
  return [
    ...progress.chapters.flatMap((chapter) => [...chapterLines(chapter, names, frame), '']),
    ...(practised ? summaryLines(progress, frame) : wrapText(messages.progress.nothing, frame.width, frame)),
    ...(progress.setAside === 0
      ? []
      : [
          '',
          ...hanging(
            '',
            [{ text: messages.progress.setAside(progress.setAside), paint: frame.theme.caution }],
            frame,
          ),
        ]),
  ]
}

/** How much is read first, then a line for each section. */
function spokenChapter({ number, title, sections }: ChapterProgress, frame: Frame): string[] {
  const { messages, locale } = frame
  const { columns, chapter, readOf } = messages.progress
  const { labelled } = messages.common
  const { pause } = messages.spoken
  const read = sections.filter((section) => section.read).length
  return [
    messages.spoken.heading(`${chapter(number)} ${title[locale]}${pause}${readOf(read, sections.length)}`),
    ...sections.flatMap((section) => {
      const remembered = rememberedText(section, frame)
      const facts = [
        labelled(columns.read) + stateText(section, frame),
        labelled(columns.practised) + practisedText(section, frame),
        ...(remembered === '' ? [] : [labelled(columns.remembered) + remembered]),
      ]
      const text = `${section.number} ${section.title[locale]}${pause}${facts.join(pause)}`
      return wrapText(text, frame.width, frame)
    }),
  ]
}

const headingOf = ({ number, title }: ChapterProgress, { messages, locale }: Frame): string =>
  `${messages.progress.chapter(number)}  ${title[locale]}`

const nameOf = ({ number, title }: SectionProgress, { locale }: Frame): string => `${number} ${title[locale]}`

/** All that stands in the first column of a chapter's table. */
const namesOf = (chapter: ChapterProgress, frame: Frame): string[] => [
  headingOf(chapter, frame),
  ...chapter.sections.map((section) => nameOf(section, frame)),
]

/** The first column has a width of its own, so that the others stand under those of the chapter before. */
function chapterLines(chapter: ChapterProgress, names: number, frame: Frame): string[] {
  const { sections } = chapter
  if (!frame.accessible && frame.width < COMPACT) return compactLines(chapter, frame)
  const { messages, theme } = frame
  const { columns } = messages.progress
  const heading = headingOf(chapter, frame)
  const rows = sections.map((section) => [
    nameOf(section, frame),
    stateText(section, frame),
    practisedText(section, frame),
    rememberedCell(section, frame),
  ])
  // Where the line is short, the title goes above the table and leaves the room to the sections.
  const apart = frame.accessible || isNarrow(frame)
  const header = [
    padEnd(apart ? messages.progress.section : heading, apart ? 0 : names, frame),
    columns.read,
    columns.practised,
    isNarrow(frame) && !frame.accessible ? columns.rememberedShort : columns.remembered,
  ]
  const table = tableLines(
    { header, rows, alignments: ['left', 'center', 'right', 'left'], compact: true, numbered: true },
    frame,
  )
  return [
    ...(apart ? wrapText(heading, frame.width, frame).map(theme.heading) : []),
    ...table,
    ...legendLines(sections, frame),
  ]
}

/** Narrower than this, a table would fall apart into cards. */
const COMPACT = 50

/** A line for each section: its title as far as it has room, whether it was read, practised, remembered. */
function compactLines({ number, title, sections }: ChapterProgress, frame: Frame): string[] {
  const { messages, locale, theme } = frame
  const { chapter, columns } = messages.progress
  const widthOf = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => displayWidth(text, frame)))
  const numbers = widthOf(sections.map((section) => section.number))
  const practised = widthOf(sections.map((section) => practisedText(section, frame)))
  const room = frame.width - numbers - practised - 12
  const head = [columns.read, columns.practised, columns.rememberedShort].join(' · ')
  return [
    ...wrapText(`${chapter(number)}  ${title[locale]}`, frame.width, frame).map(theme.heading),
    theme.muted(padStart(head, frame.width, frame)),
    ...sections.map((section) =>
      [
        `${padEnd(section.number, numbers, frame)} ${padEnd(truncate(section.title[locale], room, frame), room, frame)}`,
        padEnd(stateText(section, frame), 1, frame),
        padStart(practisedText(section, frame), practised, frame),
        padStart(rememberedText(section, frame), 4, frame),
      ]
        .join('  ')
        .trimEnd(),
    ),
    ...legendLines(sections, frame),
  ]
}

/** What the signs of reading mean, where anything was read or found known. */
function legendLines(sections: readonly SectionProgress[], frame: Frame): string[] {
  if (frame.accessible) return []
  const { home, progress } = frame.messages
  const isKnown = sections.some((section) => stateText(section, frame) === KNOWN)
  const marks = SECTION_MARKS.filter((mark) => sections.some((section) => section.mark === mark))
  const meanings = [
    ...marks.map((mark) => `${stateSign(mark, frame)} ${home.marks[mark]}`),
    ...(isKnown ? [`${KNOWN} ${progress.known}`] : []),
  ]
  return marks.every((mark) => mark === 'unread') && !isKnown
    ? []
    : hanging('  ', [{ text: meanings.join('  '), paint: frame.theme.muted }], frame)
}

/** No room for bars, nor for a title in the table's head. */
const isNarrow = ({ width }: Frame): boolean => width < 66

const KNOWN = '?'

function stateText({ mark, read, begun, known }: SectionProgress, frame: Frame): string {
  const { progress } = frame.messages
  if (frame.accessible)
    return read ? progress.yes : known ? progress.known : begun ? progress.begun : progress.no
  return known && !read ? KNOWN : stateSign(mark, frame)
}

const practisedText = ({ practised, questions }: SectionProgress, frame: Frame): string =>
  practised === 0 && frame.accessible
    ? frame.messages.spoken.none
    : practised === 0
      ? frame.glyphs === 'ascii'
        ? '-'
        : '–'
      : outOf(practised, questions, frame)

const BAR = 12

function rememberedText({ remembered }: SectionProgress, frame: Frame): string {
  if (remembered === undefined) return ''
  return frame.messages.progress.percent(Math.round(remembered * 100))
}

function rememberedCell(section: SectionProgress, frame: Frame): Cell {
  const percent = rememberedText(section, frame)
  if (section.remembered === undefined || isNarrow(frame)) return percent
  const bar = runOf(lowBar(section.remembered, BAR, frame), frame.theme.accent)
  return [bar, runOf(` ${padStart(percent, 5, frame)}`)]
}

function summaryLines(progress: Progress, frame: Frame): string[] {
  const { messages, locale } = frame
  const today = progress.due[0]?.count ?? 0
  const fortnight = progress.due.reduce((sum, { count }) => sum + count, 0)
  const weakest = progress.weakest.map(({ name }) => name[locale]).join(messages.common.listSeparator)
  return [
    ...calibrationLines(progress, frame),
    ...(progress.labs.length === 0
      ? []
      : wrapText(
          messages.progress.labs(progress.labs.join(messages.common.listSeparator)),
          frame.width,
          frame,
        )),
    ...recipeLines(progress, frame),
    ...(weakest === '' ? [] : wrapText(messages.progress.weakest(weakest), frame.width, frame)),
    ...wrapText(messages.progress.due(today, progress.fitsToday, fortnight), frame.width, frame),
    ...dueLines(progress, frame),
    ...newsLines(progress, frame),
    ...weekLines(progress.days, frame),
  ]
}

/** What became of that which was read and answered before the course changed. */
function newsLines({ chapters, changed, retired }: Progress, frame: Frame): string[] {
  const { messages, locale } = frame
  const { progress, common } = messages
  const sections = chapters.flatMap((chapter) => chapter.sections).filter((section) => section.changed)
  const numbers = sections.map(({ number }) => number).join(common.listSeparator)
  const reasons = changed.map(({ question }) =>
    [common.labelled(question.id), question.changed?.[locale] ?? ''].join(''),
  )
  return [
    ...(sections.length === 0 ? [] : wrapText(progress.changedSections(numbers), frame.width, frame)),
    ...(changed.length === 0 ? [] : wrapText(progress.changedQuestions(changed.length), frame.width, frame)),
    ...reasons.flatMap((text) => hanging('  ', [{ text, paint: frame.theme.muted }], frame)),
    ...(retired.length === 0 ? [] : wrapText(progress.retired(retired.length), frame.width, frame)),
  ]
}

/** Apart from what was asked and answered: a model's answers say nothing of the learner. */
function recipeLines({ recipes: { tried, of } }: Progress, frame: Frame): string[] {
  const { progress, common } = frame.messages
  if (tried.length === 0) return []
  const each = tried.map(({ recipe, model, held, of: answers }) =>
    progress.recipe(recipe, cleanText(model), held, answers),
  )
  return wrapText(progress.recipes(tried.length, of, each.join(common.clauseSeparator)), frame.width, frame)
}

function calibrationLines({ calibration }: Progress, frame: Frame): string[] {
  const { progress, quiz } = frame.messages
  const parts = [...confidences]
    .reverse()
    .filter((confidence) => calibration[confidence].total > 0)
    .map((confidence) => progress[confidence](calibration[confidence].right, calibration[confidence].total))
  return parts.length === 0 ? [] : wrapText(`${parts.join(quiz.clause)}${quiz.stop}`, frame.width, frame)
}

/** What falls due on each of the next days, where there is anything. */
function dueLines({ due }: Progress, frame: Frame): string[] {
  const { messages, theme } = frame
  const days = due.filter(({ count }) => count > 0)
  if (days.length === 0) return []
  const list = days.map(({ day, count }) => messages.progress.dueOn(shortDate(day, frame), count))
  const text = list.join(messages.common.listSeparator)
  return hanging('  ', [{ text, paint: theme.muted }], frame)
}

const SHADES = { unicode: ['·', '░', '▒', '▓', '█'], ascii: ['.', '-', '=', '+', '#'] } as const

/** The last weeks as a map: a row a week, Monday first, the darker the more answers. */
function weekLines(days: readonly DayOfWork[], frame: Frame): string[] {
  const { messages, theme } = frame
  const most = Math.max(...days.map(({ answers }) => answers))
  if (most === 0) return []
  const worked = days.filter(({ answers }) => answers > 0)
  if (frame.accessible)
    return [
      '',
      messages.progress.weeks,
      ...worked.map(({ day, answers }) => messages.common.labelled(shortDate(day, frame)) + answers),
    ]
  const shades = SHADES[frame.glyphs]
  const shade = (answers: number): string =>
    shades[answers === 0 ? 0 : Math.max(1, Math.ceil((answers / most) * (shades.length - 1)))] ?? ''
  const cells = [
    ...Array<string>(weekday(days[0]?.day ?? '')).fill(''),
    ...days.map(({ answers }) => shade(answers)),
  ]
  const firsts = [...Array<string>(weekday(days[0]?.day ?? '')).fill(''), ...days.map(({ day }) => day)]
  const width = 3
  const row = (texts: readonly string[]): string =>
    texts
      .map((text) => padEnd(text, width, frame))
      .join('')
      .trimEnd()
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => {
    const date = firsts.slice(week * 7, week * 7 + 7).find((day) => day !== '') ?? ''
    return `  ${theme.muted(padEnd(shortDate(date, frame), 9, frame))}${row(cells.slice(week * 7, week * 7 + 7))}`
  })
  return [
    '',
    theme.heading(messages.progress.weeks),
    `  ${' '.repeat(9)}${theme.muted(row(messages.progress.weekdays))}`,
    ...weeks,
    `  ${theme.muted(messages.progress.scale(shades.join(' '), most))}`,
  ]
}

/** 0 Monday to 6 Sunday. */
const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** `progress --json` */
export function progressJson({
  chapters,
  calibration,
  weakest,
  due,
  fitsToday,
  changed,
  retired,
  days,
  labs,
  recipes,
  setAside,
}: Progress): unknown {
  return {
    schema: 'llm-primer/progress@1',
    chapters: chapters.map(({ id, number, title, sections }) => ({
      id,
      number,
      title,
      sections: sections.map(({ remembered, ...section }) => ({
        ...section,
        remembered: remembered === undefined ? null : Number(remembered.toFixed(4)),
      })),
    })),
    calibration,
    weakest: weakest.map(({ id, name, remembered }) => ({
      term: id,
      ...name,
      remembered: Number(remembered.toFixed(4)),
    })),
    due,
    fitsToday,
    changed: changed.map(({ chapter, question, state }) => ({
      chapter,
      question: question.id,
      answered: state.rev,
      rev: question.rev,
      reason: question.changed ?? null,
    })),
    retired,
    days,
    labs,
    recipes: {
      of: recipes.of,
      tried: recipes.tried.map(({ chapter, section, recipe, model, held, of, time }) => ({
        chapter,
        section,
        recipe,
        model,
        held,
        of,
        time: new Date(time).toISOString(),
      })),
    },
    setAside,
  }
}
