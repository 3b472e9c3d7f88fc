import type { ErrorWording } from './error-wording.ts'
export const searchEn = {
  /** On the page of its own. */
  type: 'Type what you look for: words of either language, a term, a model.',
  summary: 'search sections, terms, questions, models and events',
  limit: 'how many hits to print',
  json: 'print JSON (llm-primer/search@1)',
  kinds: { term: 'Term', section: 'Section', question: 'Question', model: 'Model', event: 'Event' },
  question: (section: string): string => `A question of ${section}`,
  event: (date: string): string => `Timeline ${date}`,
  count: (hits: number): string => `${hits} ${hits === 1 ? 'hit' : 'hits'}`,
  more: (rest: number): string => `, ${rest} of them not listed; see them with --limit`,
  none: (words: string): string =>
    `The course has nothing on "${words}". Try other words, or only one or two.`,
  meant: (names: string): string => ` Did you mean ${names}?`,
  errors: {
    'query-too-long': (detail) => ({
      what: `A search takes at most ${detail.most} characters.`,
      todo: 'Look for the words that matter most.',
    }),
  } satisfies Partial<ErrorWording>,
}
