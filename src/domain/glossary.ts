import type { SectionName } from './course.ts'
import type { Term } from './glossary.schema.ts'
import { hasHan, pinyinLetters, spelling } from './spelling.ts'
import { editDistance } from './suggest.ts'

/** A term as the compiled course knows it: with the place that teaches it. */
export interface GlossaryTerm extends Omit<Term, 'section'> {
  /** Nothing while the section is not written yet. */
  readonly taughtIn?: SectionName
}

/**
 * The terms of that name: Chinese, English, an alias, the id or pinyin. Case, accents and spaces do not matter. Pinyin
 * may stop early where only one term goes on so: `zhuyili` is 注意力机制.
 */
export function findTerms(terms: readonly GlossaryTerm[], name: string): readonly GlossaryTerm[] {
  const wanted = spelling(name)
  if (wanted === '') return []
  const named = terms.filter((term) => namesOf(term).some((each) => spelling(each) === wanted))
  if (named.length > 0) return named
  const letters = pinyinLetters(name)
  const spoken = terms.filter(({ pinyin }) => pinyinLetters(pinyin) === letters)
  return spoken.length > 0 ? spoken : begunPinyin(terms, letters)
}

/** A single letter or two begin too many names to mean one. */
function begunPinyin(terms: readonly GlossaryTerm[], letters: string): readonly GlossaryTerm[] {
  const begun = letters.length < 4 ? [] : terms.filter(({ pinyin }) => beginsAtSyllable(pinyin, letters))
  return begun.length === 1 ? begun : []
}

function beginsAtSyllable(pinyin: string, letters: string): boolean {
  const syllables = pinyin.split(' ')
  return syllables.some((_, at) => syllables.slice(0, at + 1).join('') === letters)
}

/** Up to three names that were probably meant: nearly the same letters, or a name that the word is a part of. */
export function nearTerms(terms: readonly GlossaryTerm[], name: string): readonly string[] {
  const wanted = spelling(name)
  if (wanted === '') return []
  return terms
    .map((term) => ({ term, distance: distanceTo(term, wanted) }))
    .filter(({ distance }) => distance <= 1 / 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ term }) => (hasHan(name) ? term.zh : term.en))
}

const namesOf = ({ id, zh, en, aliases }: GlossaryTerm): readonly string[] => [zh, en, id, ...aliases]

/** 0 for the same name, 1 for nothing in common; the best over all names and pinyin. */
const distanceTo = (term: GlossaryTerm, wanted: string): number =>
  Math.min(
    ...[...namesOf(term), term.pinyin].map((name) => {
      const known = spelling(name)
      if (wanted.length > 1 && known.includes(wanted)) return 0.2 + 0.1 * (1 - wanted.length / known.length)
      return editDistance(wanted, known) / Math.max(wanted.length, known.length)
    }),
  )
