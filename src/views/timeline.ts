import type { CitedSource } from '../domain/course.ts'
import type { TimelineEvent } from '../domain/timeline.ts'
import type { Frame } from './frame.ts'
import { gradeLines, gradeSign } from './grades.ts'
import { hangingLines, headColumns } from './hanging.ts'
import { withSummary } from './layout.ts'
import { type Run, wrapText } from './line-break.ts'

/** Events in the order of time; with `--sources` each is marked and the sources are listed at the end. */
export function timelineLines(events: readonly TimelineEvent[], frame: Frame): string[] {
  const cited = [
    ...new Map(events.flatMap(({ sources }) => sources).map((each) => [each.key, each])).values(),
  ]
  const columns = headColumns(
    events.map(({ date }) => date),
    frame,
  )
  const lines = events.flatMap((event) =>
    hangingLines(
      { text: event.date, columns, paint: frame.theme.strong },
      eventRuns(event, cited, frame),
      frame,
    ),
  )
  if (!frame.sources) return withSummary(lines, countLines(events, frame), frame)
  const sources = ['', ...sourceLines(cited, frame)]
  return frame.accessible ? [...countLines(events, frame), '', ...lines, ...sources] : [...lines, ...sources]
}

function eventRuns(
  { text, taughtIn, sources }: TimelineEvent,
  cited: readonly CitedSource[],
  { locale, theme, sources: showSources }: Frame,
): readonly Run[] {
  const marks: readonly Run[] = sources.map(({ key, grade }) => ({
    text: `[${cited.findIndex((each) => each.key === key) + 1}${gradeSign(grade)}]`,
    paint: theme.muted,
    kind: 'mark',
  }))
  return [
    { text: text[locale] },
    ...(showSources ? marks : []),
    ...(taughtIn === undefined ? [] : [{ text: ` (${taughtIn.number})`, paint: theme.muted }]),
  ]
}

function sourceLines(cited: readonly CitedSource[], frame: Frame): string[] {
  const columns = headColumns(
    cited.map(({ grade }, at) => `[${at + 1}${gradeSign(grade)}]`),
    frame,
  )
  const list = cited.flatMap(({ title, url, grade }, at) =>
    hangingLines(
      { text: `[${at + 1}${gradeSign(grade)}]`, columns, paint: frame.theme.muted },
      [
        { text: `${title[frame.locale]}\n` },
        { text: url, paint: frame.theme.muted, href: frame.hyperlinks ? url : undefined, kind: 'code' },
      ],
      frame,
    ),
  )
  return [...gradeLines(cited, frame), ...list]
}

function countLines(events: readonly TimelineEvent[], frame: Frame): string[] {
  const { count, counted } = frame.messages.timeline
  const text = frame.sources ? counted(events.length) : count(events.length)
  return wrapText(text, frame.width, frame).map(frame.theme.muted)
}
