import { hasHan, pinyinLetters } from './spelling.ts'

export type SearchKind = 'term' | 'section' | 'question' | 'model' | 'event'

/** Something that can be found, in one language. The build writes a list of them for each language. */
export interface SearchEntry {
  readonly kind: SearchKind
  readonly id: string
  /** What it is called on the screen. */
  readonly title: string
  /** Every name, in both languages, in lower case. */
  readonly names: readonly string[]
  /** Of the Chinese names: syllables without tones, a space between them. */
  readonly pinyin: readonly string[]
  readonly text: string
  /** Where it stands: `1.5`; for an event its year. */
  readonly place: string
}

/** A stretch of text with the words that were found. */
export interface Excerpt {
  readonly text: string
  /** Where the first found word begins and ends in it; both 0 when only a name was found. */
  readonly from: number
  readonly to: number
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
  readonly excerpt: Excerpt
}

/**
 * Everything that the words are found in, best first. A word is found in a name, in pinyin or in the text; Chinese
 * needs no spaces between words: a stretch of Han that does not stand in a text as a whole is looked for in pairs of
 * neighbouring characters, rare pairs counting more. An entry must have all of the words; where none has, some.
 */
export function search(entries: readonly SearchEntry[], query: string): readonly SearchHit[] {
  const looked = wordsOf(query)
  const texts = entries.map(({ text }) => text.toLowerCase())
  const rarity = pairRarity(texts)
  const scored = entries.map((entry, at) => {
    const scores = looked.map((word) => wordScore(word, entry, texts[at] ?? '', rarity))
    return { entry, scores, score: sum(scores) + (sum(scores) > 0 ? KIND_BONUS[entry.kind] : 0) }
  })
  const whole = scored.filter(({ scores }) => scores.length > 0 && scores.every((score) => score > 0))
  const found = whole.length > 0 ? whole : scored.filter(({ score }) => score > 0)
  return found
    .sort((a, b) => b.score - a.score)
    .map(({ entry, score }) => ({
      entry,
      score: Math.round(score * 10) / 10,
      excerpt: excerptOf(entry, looked),
    }))
}

/** Lower-case words; a change between Han and other letters also parts words: `gpt模型` is two. */
const wordsOf = (query: string): readonly string[] => [
  ...new Set(query.normalize('NFKC').toLowerCase().match(WORDS)),
]

const WORDS =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{Letter}\p{Number}])(?:(?!\p{Script=Han})[\p{Letter}\p{Number}.+'-])*/gu

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

function wordScore(word: string, entry: SearchEntry, text: string, rarity: PairRarity): number {
  const byName = Math.max(0, ...entry.names.map((name) => nameScore(word, name)))
  const byPinyin = hasHan(word) ? 0 : Math.max(0, ...entry.pinyin.map((each) => pinyinScore(word, each)))
  return Math.max(byName, byPinyin) + textScore(word, text, rarity)
}

function nameScore(word: string, name: string): number {
  if (name === word) return WEIGHT.name
  const at = indexOfWord(name, word)
  if (at < 0) return 0
  return (at === 0 ? WEIGHT.nameBegins : WEIGHT.nameHas) * (0.5 + (0.5 * word.length) / name.length)
}

/** `zhuyili` and `zhuyi` find 注意力, and so do the initials `zyl`; `yili` does not: it begins inside the name. */
function pinyinScore(word: string, pinyin: string): number {
  const letters = pinyinLetters(word)
  const joined = pinyin.replaceAll(' ', '')
  if (letters.length < 2) return 0
  if (joined === letters) return WEIGHT.pinyin
  if (joined.startsWith(letters)) return WEIGHT.pinyinBegins * (letters.length / joined.length)
  const initials = pinyin.split(' ').map(([first]) => first)
  return initials.length > 1 && initials.join('') === letters ? WEIGHT.initials : 0
}

function textScore(word: string, text: string, rarity: PairRarity): number {
  const times = countOf(text, word)
  if (times > 0) return WEIGHT.text + Math.min(times, 5)
  return hasHan(word) && word.length > 2 ? WEIGHT.text * pairScore(word, text, rarity) : 0
}

/**
 * Share of the word's character pairs that the text has, weighted by rarity; below half it is chance. A pair that no
 * text has (怎样减 in 怎样减少幻觉) says nothing, unless most of the word is of that sort.
 */
function pairScore(word: string, text: string, rarity: PairRarity): number {
  const pairs = pairsOf(word)
  const known = pairs.filter((pair) => rarity(pair) > 0)
  if (known.length * 3 < pairs.length || known.length === 0) return 0
  const share = sum(known.filter((pair) => text.includes(pair)).map(rarity)) / sum(known.map(rarity))
  return share < 0.5 ? 0 : share * 0.8
}

const pairsOf = (word: string): readonly string[] =>
  [...word].slice(1).map((character, at) => [...word][at] + character)

/** 0 for a pair that no text has. */
type PairRarity = (pair: string) => number

/** Inverse document frequency: log of how few of the texts have the pair (Spärck Jones 1972, doi 10.1108/eb026526). */
function pairRarity(texts: readonly string[]): PairRarity {
  const known = new Map<string, number>()
  return (pair) => {
    const rarity = known.get(pair) ?? rarityIn(texts, pair)
    known.set(pair, rarity)
    return rarity
  }
}

function rarityIn(texts: readonly string[], pair: string): number {
  const having = texts.filter((text) => text.includes(pair)).length
  return having === 0 ? 0 : Math.log(texts.length / having) + 0.1
}

/** Latin words are found from their beginning (`token` in `tokens`, not in `detoken`), Han anywhere. */
function indexOfWord(text: string, word: string, from = 0): number {
  let at = text.indexOf(word, from)
  if (hasHan(word)) return at
  while (at > 0 && LETTER.test(text[at - 1] ?? '')) at = text.indexOf(word, at + 1)
  return at
}

const LETTER = /[\p{Script=Latin}\p{Number}]/u

function countOf(text: string, word: string): number {
  let count = 0
  for (let at = indexOfWord(text, word); at >= 0 && count < 5; at = indexOfWord(text, word, at + word.length))
    count++
  return count
}

/** About two lines around the first word that the text has; its beginning when only a name was found. */
function excerptOf({ text }: SearchEntry, words: readonly string[]): Excerpt {
  const lower = text.toLowerCase()
  const sought = [...words, ...words.filter(hasHan).flatMap(pairsOf)]
  const word = sought.find((each) => indexOfWord(lower, each) >= 0)
  const at = word === undefined ? 0 : indexOfWord(lower, word)
  const length = hasHan(text) ? 60 : 120
  const begin = at < length / 2 ? 0 : wordStart(text, at - Math.floor(length / 3))
  const end = text.length - begin <= length * 1.2 ? text.length : wordEnd(text, begin + length)
  const [left, right] = [begin > 0 ? '…' : '', end < text.length ? '…' : '']
  const from = at - begin + left.length
  return {
    text: left + text.slice(begin, end) + right,
    from: word === undefined ? 0 : from,
    to: word === undefined ? 0 : from + word.length,
  }
}

/** Moves forward to the beginning of a word. */
function wordStart(text: string, at: number): number {
  const beginning = /(?<![\p{Script=Latin}\p{Number}])\S/gu
  beginning.lastIndex = at
  return beginning.exec(text)?.index ?? at
}

/** Moves back to the end of a word, and out of the middle of a surrogate pair. */
function wordEnd(text: string, at: number): number {
  if (/[\udc00-\udfff]/.test(text[at] ?? '')) return at - 1
  const inside = /[\p{Script=Latin}\p{Number}]+$/u.exec(text.slice(0, at))
  return inside !== null && LETTER.test(text[at] ?? '') ? inside.index : at
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
