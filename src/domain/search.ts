import { type CourseLanguage, otherLanguage } from './locale.ts'
import { isSentence, sentenceScores } from './search-sentence.ts'
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
  /** Of a section: its title and what one can do after it, in lower case. */
  readonly goals?: string
  /** The stems of the English words of its names, name by name, of its text and of its goals, each between spaces. English only. */
  readonly stems?: { readonly names: readonly string[]; readonly text: string; readonly goals?: string }
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

/** Looks in the texts of the language that was typed; only where that has nothing, in the other one. */
export function searchCourse(
  entriesIn: (locale: CourseLanguage) => readonly SearchEntry[],
  query: string,
  locale: CourseLanguage,
): readonly SearchHit[] {
  const first = hasHan(query) ? 'zh' : locale
  const hits = search(entriesIn(first), query)
  return hits.length > 0 ? hits : search(entriesIn(otherLanguage[first]), query)
}

/**
 * Everything that the words are found in, best first. A word is found in a name, in pinyin or in the text; Chinese
 * needs no spaces between words: a stretch of Han that does not stand in a text as a whole is looked for in pairs of
 * neighbouring characters, rare pairs counting more. An entry must have all of the words that say what the query is
 * about; where none has, some.
 */
export function search(entries: readonly SearchEntry[], query: string): readonly SearchHit[] {
  const words = subjectWords(query).map(spelledOut)
  if (isSentence(words, entries)) return sentenceHits(words, entries)
  const looked = words.map((word) => ({ ...soughtWord(word), pairs: rarePairs(word, entries) }))
  const scored = entries.map((entry) => scoredBy(looked, entry))
  const needed = neededWords(scored, looked.length)
  const whole = scored.filter(({ score, scores }) => score > 0 && hasAll(needed, scores))
  const found = whole.sort((a, b) => b.score - a.score)
  const isThin = found.length === 0 || (looked.length === 1 && found.length < FEW)
  return [...found, ...(isThin ? looselyFound(scored, looked, new Set(found)) : [])].map(shownHit)
}

const hasAll = (needed: readonly number[], scores: readonly number[]): boolean =>
  needed.every((at) => (scores[at] ?? 0) > 0)

function scoredBy(looked: readonly SoughtInPairs[], entry: SearchEntry): Scored {
  const scores = looked.map((word) => wordScore(word, entry))
  const total = sum(scores)
  return { entry, scores, score: total > 0 ? total + KIND_BONUS[entry.kind] : 0 }
}

const shownHit = ({ entry, score }: SearchHit): SearchHit => ({ entry, score: Math.round(score * 10) / 10 })

/** What has less than this share of what the best entry has of a sentence is not about it. */
const LEAST_SHARE = 0.4

function sentenceHits(words: readonly string[], entries: readonly SearchEntry[]): readonly SearchHit[] {
  const scores = sentenceScores(words, entries)
  const best = Math.max(...scores)
  return entries
    .map((entry, at) => ({ entry, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > 0 && score >= best * LEAST_SHARE)
    .sort((a, b) => b.score - a.score)
    .map(shownHit)
}

/** A model of 70B has 70 billion parameters, which is how texts write it. */
const spelledOut = (word: string): string => (/^\d+(?:\.\d+)?b$/.test(word) ? 'billion' : word)

/** What more than a fifth of the entries have says little: "model" is not needed where another word is rarer. */
function neededWords(scored: readonly Scored[], words: number): readonly number[] {
  const all = Array.from({ length: words }, (_, at) => at)
  const rare = all.filter(
    (at) => scored.filter(({ scores }) => (scores[at] ?? 0) > 0).length * 5 <= scored.length,
  )
  return rare.length === 0 ? all : rare
}

/** With fewer hits of a single word than this, what has only a part of it is worth showing behind them. */
const FEW = 3

interface Scored {
  readonly entry: SearchEntry
  readonly scores: readonly number[]
  readonly score: number
}

/**
 * What has some of the words, rare ones counting more, or the characters of a Chinese word near each other (降价 in
 * 价格会一直降).
 */
function looselyFound(
  scored: readonly Scored[],
  looked: readonly SoughtInPairs[],
  found: ReadonlySet<Scored>,
): readonly Scored[] {
  const rarity = looked.map((_, at) => {
    const having = scored.filter(({ scores }) => (scores[at] ?? 0) > 0).length
    return having === 0 ? 1 : Math.log(1 + scored.length / having) / Math.log(1 + scored.length)
  })
  return scored
    .filter((each) => !found.has(each))
    .map((each) => {
      const parts = each.scores.map((score, at) =>
        score > 0 ? score * (rarity[at] ?? 1) : nearScore(looked[at], each.entry),
      )
      return { ...each, score: sum(parts) }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
}

/** So many characters apart, two characters of a Chinese word are still about the same thing. */
const NEAR = 8

/**
 * What a text has of a Chinese word that it does not have as a whole: the characters of most of its pairs near each other
 * in either order (降价 in 价格会一直降), or some of its pairs, rare ones counting more.
 */
function nearScore(sought: SoughtInPairs | undefined, { text }: SearchEntry): number {
  if (sought === undefined || !sought.han || sought.word.length < 2) return 0
  const pairs = pairsOf(sought.word)
  const near = pairs.filter((pair) => areNear(text, [...pair])).length / pairs.length
  const had = sought.pairs.filter(({ pair }) => text.includes(pair))
  const share =
    had.length === 0
      ? 0
      : sum(had.map(({ rarity }) => rarity)) / sum(sought.pairs.map(({ rarity }) => rarity))
  const times = sum(had.map(({ pair }) => text.split(pair).length - 1))
  return WEIGHT.text * Math.max(near < 0.5 ? 0 : near * 0.5, share * 0.5 * (1 + Math.min(times, 20) / 20))
}

function areNear(text: string, [one = '', other = '']: readonly string[]): boolean {
  for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1))
    if (text.slice(Math.max(0, at - NEAR), at + NEAR + 1).includes(other)) return true
  return false
}

/** A name counts most, then pinyin, then how often the text has the word, levelling off soon. */
const WEIGHT = {
  name: 100,
  nameBegins: 60,
  nameHas: 40,
  nameForm: 70,
  nameHasForm: 25,
  pinyin: 80,
  pinyinBegins: 50,
  initials: 30,
  text: 10,
  textForm: 9,
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

const wordScore = (sought: SoughtInPairs, entry: SearchEntry): number =>
  sought.han && !hasAnyOf(sought, entry) ? 0 : foundScore(sought, entry)

function foundScore(sought: SoughtInPairs, entry: SearchEntry): number {
  const byName = best(entry.names, (name) => nameScore(sought, name, entry.kind))
  const byPinyin = sought.han ? 0 : best(entry.pinyin, (each) => pinyinScore(sought, each))
  const byStem =
    entry.kind === 'question' ? 0 : best(entry.stems?.names ?? [], (name) => stemScore(sought, name))
  return (
    Math.max(byName, byPinyin, byStem) + Math.max(textScore(sought, entry.text), stemTextScore(sought, entry))
  )
}

/** Most entries have nothing of a word in Han, which plain searches find out. A function made here would be made for each. */
function hasAnyOf({ word, pairs }: SoughtInPairs, { text, names }: SearchEntry): boolean {
  if (text.includes(word)) return true
  for (let at = 0; at < names.length; at += 1) if (names[at]?.includes(word)) return true
  for (let at = 0; at < pairs.length; at += 1) if (text.includes(pairs[at]?.pair ?? word)) return true
  return false
}

/** A name that is another form of the word (hallucinate, hallucination), or has one. */
const stemScore = ({ stem }: Sought, name: string): number =>
  stem === '' ? 0 : name === stem ? WEIGHT.nameForm : name.split(' ').includes(stem) ? WEIGHT.nameHasForm : 0

const stemTextScore = ({ stem }: Sought, { stems }: SearchEntry): number =>
  stem !== '' && stems?.text.includes(` ${stem} `) ? WEIGHT.textForm : 0

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
  const having = entries.reduce((count, { text }) => (text.includes(pair) ? count + 1 : count), 0)
  return having === 0 ? 0 : Math.log(entries.length / having) + 0.1
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
