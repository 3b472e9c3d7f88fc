export const timelineEn = {
  summary: 'what happened when, 1913 to today',
  json: 'print JSON (llm-primer/timeline@1)',
  count: (events: number): string =>
    `${events} ${events === 1 ? 'event' : 'events'}. Where they are from: add --sources`,
  counted: (events: number): string => `${events} ${events === 1 ? 'event' : 'events'}, then their sources.`,
  none: (years: string): string => `The timeline has nothing for ${years}.`,
  empty: 'This course has no timeline.',
}
