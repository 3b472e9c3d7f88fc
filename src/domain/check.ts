import type { CheckedContent, ContentRule, Finding, FindingDetail } from './check-content.ts'
import { figuresFit, uncomputedNumbers } from './check-figures.ts'
import { missingGoals, unaskedGoals, unknownGoals } from './check-goals.ts'
import { lostIds, newIds, repeatedIds, termsElsewhere, typedNumbers, unknownReferences } from './check-ids.ts'
import {
  behindRevisions,
  differingLabs,
  languagesDiffer,
  missingPinyin,
  missingTexts,
  numbersDiffer,
  unofferedLabs,
  untoldChanges,
} from './check-languages.ts'
import { badLinks, pageCounts, pageEnds, pageLengths } from './check-pages.ts'
import { frontPages, hearsay, longQuotes, unprovedSources } from './check-proofs.ts'
import {
  badDraws,
  ENOUGH_QUESTIONS,
  longestOptions,
  namedPlaces,
  rightTraps,
  wrongKeys,
} from './check-questions.ts'
import { flatStatements, staleFacts, unsourcedParagraphs } from './check-sources.ts'
import { earlyTerms } from './check-terms.ts'

const rules: readonly ContentRule[] = [
  missingTexts,
  repeatedIds,
  lostIds,
  unknownReferences,
  termsElsewhere,
  unknownGoals,
  unofferedLabs,
  missingGoals,
  unaskedGoals,
  languagesDiffer,
  behindRevisions,
  untoldChanges,
  differingLabs,
  numbersDiffer,
  flatStatements,
  unsourcedParagraphs,
  frontPages,
  unprovedSources,
  longQuotes,
  hearsay,
  earlyTerms,
  namedPlaces,
  longestOptions,
  wrongKeys,
  rightTraps,
  badDraws,
  figuresFit,
  uncomputedNumbers,
  badLinks,
  staleFacts,
  pageCounts,
  pageLengths,
  pageEnds,
  missingPinyin,
  typedNumbers,
  newIds,
]

/** Everything that any rule does not like, in the order of the rules. */
export const checkContent = (content: CheckedContent): readonly Finding[] =>
  rules.flatMap((rule) => rule(content))

/** An error keeps content from being published; a warning waits for somebody to look; a note only says so. */
export type Severity = 'error' | 'warning' | 'note'

export function severityOf(finding: FindingDetail): Severity {
  switch (finding.rule) {
    case 'longest-option':
      return finding.questions < ENOUGH_QUESTIONS ? 'note' : 'error'
    case 'no-goal':
    case 'untold-change':
    case 'front-page':
    case 'unproved':
    case 'long-quote':
    case 'much-hearsay':
      return finding.hint ? 'note' : 'error'
    case 'unasked-goal':
    case 'stale-fact':
    case 'page-count':
    case 'page-length':
    case 'page-end':
    case 'missing-pinyin':
    case 'typed-number':
    case 'new-id':
      return 'warning'
    default:
      return 'error'
  }
}
