import { firstPlace, pairsOf, type Sought, soughtWord, timesIn } from './sought.ts'
import { hasHan, subjectWords } from './spelling.ts'

/** The longest query in UTF-16 units. A word of tens of thousands makes an expression that the engine refuses. */
export const LONGEST_QUERY = 200

export type SearchKind = 'term' | 'section' | 'question' | 'model' | 'event'

/** Something that can be found, in one language. The build writes a list of them for each language. */
export interface SearchEntry {
  readonly kind: SearchKind
  readonly id: string
  /** What it is called on the screen; questions and events have no name. */
  readonly title: string
  /** Every name, in both languages, in lower case. */
  readonly names: readonly string[]
  /** Of the Chinese names: syllables without tones, a space between them. */
  readonly pinyin: readonly string[]
  readonly text: string
  /** Where it stands: `1.5`; for an event its year. */
  readonly place: string
}

/** The words after `llm-primer` that open it. */
export function commandFor({ kind, id, place }: SearchEntry): readonly string[] {
  switch (kind) {
    case 'term':
      return ['define', id]
    case 'section':
      return ['read', place]
    case 'question':
      return ['quiz', place]
    case 'model':
      return ['models', 'show', id]
    case 'event':
      return ['timeline', place]
  }
}

export interface SearchHit {
  readonly entry: SearchEntry
  readonly score: number
}

/**
 * Everything that the words are found in, best first. A word is found in a name, in pinyin or in the text; Chinese
 * needs no spaces between words: a stretch of Han that does not stand in a text as a whole is looked for in pairs of
 * neighbouring characters, rare pairs counting more. An entry must have all of the words that say what the query is
 * about; where none has, some.
 */
export function search(entries: readonly SearchEntry[], query: string): readonly SearchHit[] {
  const looked = subjectWords(query).map((word) => ({
    ...soughtWord(word),
    pairs: rarePairs(word, entries),
  }))
  const scored = entries.map((entry) => {
    const scores = looked.map((word) => wordScore(word, entry))
    return { entry, scores, score: sum(scores) + (sum(scores) > 0 ? KIND_BONUS[entry.kind] : 0) }
  })
  const whole = scored.filter(({ scores }) => scores.length > 0 && scores.every((score) => score > 0))
  const found = whole.length > 0 ? whole : scored.filter(({ score }) => score > 0)
  return found
    .sort((a, b) => b.score - a.score)
    .map(({ entry, score }) => ({ entry, score: Math.round(score * 10) / 10 }))
}

/** A name counts most, then pinyin, then how often the text has the word, levelling off soon. */
const WEIGHT = {
  name: 100,
  nameBegins: 60,
  nameHas: 40,
  pinyin: 80,
  pinyinBegins: 50,
  initials: 30,
  text: 10,
}
const KIND_BONUS: Readonly<Record<SearchKind, number>> = {
  term: 3,
  section: 2,
  model: 1,
  question: 0,
  event: 0,
}

interface SoughtInPairs extends Sought {
  readonly pairs: readonly RarePair[]
}

function wordScore(sought: SoughtInPairs, entry: SearchEntry): number {
  const byName = best(entry.names, (name) => nameScore(sought, name, entry.kind))
  const byPinyin = sought.han ? 0 : best(entry.pinyin, (each) => pinyinScore(sought, each))
  return Math.max(byName, byPinyin) + textScore(sought, entry.text)
}

const best = (names: readonly string[], score: (name: string) => number): number =>
  names.reduce((highest, name) => Math.max(highest, score(name)), 0)

/** A question's name is its id, which nobody reads: parts of it do not count. */
function nameScore(sought: Sought, name: string, kind: SearchKind): number {
  if (name === sought.word) return WEIGHT.name
  if (kind === 'question') return 0
  const at = firstPlace(name, sought)
  if (at < 0) return 0
  return (at === 0 ? WEIGHT.nameBegins : WEIGHT.nameHas) * (0.5 + (0.5 * sought.word.length) / name.length)
}

/** `zhuyili` and `zhuyi` find 注意力, and so do the initials `zyl`; `yili` does not: it begins inside the name. */
function pinyinScore({ pinyin: letters }: Sought, pinyin: string): number {
  const joined = pinyin.replaceAll(' ', '')
  if (letters.length < 2) return 0
  if (joined === letters) return WEIGHT.pinyin
  if (joined.startsWith(letters)) return WEIGHT.pinyinBegins * (letters.length / joined.length)
  const initials = pinyin.split(' ').map(([first]) => first)
  return initials.length > 1 && initials.join('') === letters ? WEIGHT.initials : 0
}

function textScore(sought: SoughtInPairs, text: string): number {
  const times = timesIn(text, sought)
  return WEIGHT.text * (times > 0 ? 1 + Math.min(times, 5) / 10 : 0.8 * pairShare(sought.pairs, text))
}

/** Share of the pairs that the text has, rare ones counting more; below half it is chance. */
function pairShare(pairs: readonly RarePair[], text: string): number {
  if (pairs.length === 0) return 0
  const had = pairs.filter(({ pair }) => text.includes(pair))
  const share = sum(had.map(({ rarity }) => rarity)) / sum(pairs.map(({ rarity }) => rarity))
  return share < 0.5 ? 0 : share
}

interface RarePair {
  readonly pair: string
  readonly rarity: number
}

/**
 * The character pairs of a stretch of Han that any text has, with their rarity. A pair that no text has (样减 in
 * 怎样减少幻觉) says nothing, unless most of the stretch is of that sort: then there are none.
 */
function rarePairs(word: string, entries: readonly SearchEntry[]): readonly RarePair[] {
  if (!hasHan(word) || word.length < 3) return []
  const pairs = pairsOf(word)
  const known = pairs
    .map((pair) => ({ pair, rarity: rarityIn(entries, pair) }))
    .filter(({ rarity }) => rarity > 0)
  return known.length * 3 < pairs.length ? [] : known
}

/**
 * Inverse document frequency: log of how few of the texts have the pair (Spärck Jones 1972, doi 10.1108/eb026526);
 * 0 when none has it.
 */
function rarityIn(entries: readonly SearchEntry[], pair: string): number {
  const having = entries.filter(({ text }) => text.includes(pair)).length
  return having === 0 ? 0 : Math.log(entries.length / having) + 0.1
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
