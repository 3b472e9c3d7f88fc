import type { Action, ScreenName } from './key-table.ts'

/** What a learner can open from a text. */
export type TextOpening =
  | { readonly kind: 'term'; readonly term: string }
  /** A source, with the number that its marks have in the section. */
  | { readonly kind: 'source'; readonly key: string; readonly number: number }
  | { readonly kind: 'link'; readonly address: string; readonly words: string }
  /** `isNext`: reading goes on there, so there is nothing to come back to. */
  | { readonly kind: 'section'; readonly section: string; readonly isNext?: true }
  /** What stands at the end of a section, or of a chapter when none is named. */
  | { readonly kind: 'end'; readonly section?: string }
  /** `first`: it stands before the passage that answers it. */
  | { readonly kind: 'question'; readonly question: string; readonly first?: true }
  /** Several questions of a section, one after the other. */
  | { readonly kind: 'questions'; readonly section: string; readonly questions: readonly string[] }
  | { readonly kind: 'experiment'; readonly lab: string }
  /** Something to try on a model of the learner's own. */
  | { readonly kind: 'recipe'; readonly recipe: string }

/** What a learner can open from a page. A page names it; which page shows it is known to the table of pages alone. */
export type Opening =
  | TextOpening
  /** Where the learner stopped reading, or the next section. */
  | { readonly kind: 'reading' }
  /** What is due today, and the chapter that was read last. */
  | { readonly kind: 'review' }
  | { readonly kind: 'quiz' }
  | { readonly kind: 'experiments' }
  | { readonly kind: 'models' }
  | { readonly kind: 'progress' }
  /** Questions from each section, to find out what is known. */
  | { readonly kind: 'placement' }
  /** A search through the whole course. */
  | { readonly kind: 'find' }
  | { readonly kind: 'terms' | 'timeline' | 'settings' }
  /** The keys of these screens. */
  /** `idle`: actions of these screens that there is nothing for just now. */
  | { readonly kind: 'keys'; readonly screens: readonly ScreenName[]; readonly idle?: readonly Action[] }
  /** A text for the clipboard, shown as well. */
  | { readonly kind: 'copied'; readonly text: string }

/** A piece of a line: which line, and which characters of its bare text. */
export interface Span {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** Something in a text that can be opened, and where it stands; a block has one span for each of its lines. */
export interface OpeningPlace {
  readonly opens: TextOpening
  readonly spans: readonly Span[]
}

const firstLine = ({ spans }: OpeningPlace): number => spans[0]?.line ?? 0

/** The last one of a kind above a line, else the first one of the text. */
export function nearestOf(
  kind: TextOpening['kind'],
  openings: readonly OpeningPlace[],
  line: number,
): OpeningPlace | undefined {
  const found = openings.filter(({ opens }) => opens.kind === kind)
  return found.findLast((place) => firstLine(place) < line) ?? found[0]
}

/** The questions that stand in a text, in its order, each with whether it begins above a line. */
export const questionsAbove = (
  openings: readonly OpeningPlace[],
  line: number,
): { readonly question: string; readonly seen: boolean }[] =>
  openings.flatMap((place) =>
    place.opens.kind === 'question'
      ? [{ question: place.opens.question, seen: firstLine(place) < line }]
      : [],
  )

/** Without questions that the question bank lacks. */
export const answerable = (
  openings: readonly OpeningPlace[],
  known: readonly string[],
): readonly OpeningPlace[] =>
  openings.filter(({ opens }) => opens.kind !== 'question' || known.includes(opens.question))
