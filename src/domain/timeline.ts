import type { CitedSource, SectionName } from './course.ts'
import type { LocalizedText } from './locale.ts'

/** An event with what it stands on. */
export interface TimelineEvent {
  /** `1913`, `1948-07` or `2022-11-30`: as exact as the sources are. */
  readonly date: string
  readonly text: LocalizedText
  /** The section that tells more; nothing while it is not written yet. */
  readonly taughtIn?: SectionName
  readonly sources: readonly CitedSource[]
}

/** A span of years, both included. */
export interface Years {
  readonly from: number
  readonly to: number
}

/** `2017` or `2010-2019`; undefined for anything else and for a span that runs backwards. */
export function parseYears(text: string): Years | undefined {
  const [, from, to = from] = /^(\d{4})(?:[-–](\d{4}))?$/.exec(text) ?? []
  return from === undefined || Number(from) > Number(to) ? undefined : { from: Number(from), to: Number(to) }
}

export const yearOf = ({ date }: Pick<TimelineEvent, 'date'>): number => Number(date.slice(0, 4))

export const eventsIn = (events: readonly TimelineEvent[], { from, to }: Years): readonly TimelineEvent[] =>
  events.filter((event) => yearOf(event) >= from && yearOf(event) <= to)
