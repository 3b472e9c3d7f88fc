import type { Command } from 'commander'
import type { InterfaceLanguage } from '../domain/locale.ts'
import { eventsIn, parseYears, type TimelineEvent } from '../domain/timeline.ts'
import { PrimerError } from '../errors.ts'
import { sourceJson } from '../views/source-json.ts'
import { timelineLines } from '../views/timeline.ts'
import type { Context } from './shared/context.ts'
import { addExamples } from './shared/help.ts'
import { printInParts } from './shared/parts.ts'

interface TimelineOptions {
  readonly json?: boolean
}

/** `timeline [YEARS]` */
export function addTimelineCommand(program: Command, context: Context): void {
  const { timeline } = context.messages
  const command = program
    .command('timeline [years]')
    .description(timeline.summary)
    .option('--json', timeline.json)
    .action((years: string | undefined, options: TimelineOptions) => runTimeline(years, options, context))
  addExamples(command, context.messages, [
    'llm-primer timeline',
    'llm-primer timeline 2017',
    'llm-primer timeline 2010-2019 --sources',
  ])
}

export async function runTimeline(
  years: string | undefined,
  { json }: TimelineOptions,
  context: Context,
): Promise<void> {
  const { course, frame, messages, terminal } = context
  const events = chosen(course.timeline(), years)
  if (json)
    return terminal.printJson({
      schema: 'llm-primer/timeline@1',
      events: events.map((event) => eventJson(event, context.locale)),
    })
  if (events.length === 0)
    return terminal.printError([
      years === undefined ? messages.timeline.empty : messages.timeline.none(years),
    ])
  await printInParts(timelineLines(events, frame), context)
}

function chosen(events: readonly TimelineEvent[], years: string | undefined): readonly TimelineEvent[] {
  if (years === undefined) return events
  const span = parseYears(years)
  if (span === undefined)
    throw new PrimerError({
      code: 'wrong-form',
      option: '[years]',
      value: years,
      examples: '2017, 2010-2019',
    })
  return eventsIn(events, span)
}

const eventJson = ({ date, text, taughtIn, sources }: TimelineEvent, locale: InterfaceLanguage) => ({
  date,
  text,
  section: taughtIn ?? null,
  sources: sources.map((source) => sourceJson(source, locale)),
})
