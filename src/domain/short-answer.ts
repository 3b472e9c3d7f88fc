import { readQuantity } from './quantity.ts'
import { editDistance } from './suggest.ts'

/**
 * What stays of an answer when writing habits are taken away: width (Ｔｏｋｅｎ), case, punctuation of either language,
 * spaces and 的 between Han characters, articles. Hyphens count as spaces: "auto-regressive" is "auto regressive".
 */
export function normalizeAnswer(text: string): string {
  return (
    withSigns(text.normalize('NFKC').toLowerCase())
      .replace(/n['’]t\b/g, ' not')
      .replace(/['’]s\b/g, '')
      .replace(/(?<=\d)[,，](?=\d{3})/g, '')
      .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
      .replace(/[^\p{L}\p{N}\p{M}.+%#]+/gu, ' ')
      .replace(/\b(?:an?|the)\b/g, ' ')
      // Before a pattern that begins with spaces: in a long run of them it would begin at each.
      .replace(/ +/g, ' ')
      .replace(/(?<=\p{Script=Han}) (?=\S)| (?=\p{Script=Han})/gu, '')
      .replace(/(?<=\p{Script=Han})的(?=\p{Script=Han})/gu, '')
      .trim()
      .replace(/^(?:是|一个|一种|一类|一张)+(?=.)/, '')
  )
}

/** An answer that is nothing but signs (a backslash, `{}`) is itself. */
const normalizedOrSigns = (text: string): string =>
  normalizeAnswer(text) || text.normalize('NFKC').replace(/\s+/g, '')

/** A sign before a number or before infinity is a word: -∞ is not ∞. */
const withSigns = (text: string): string =>
  text
    .replace(
      /[无無][穷窮]大?|[无無]限大|\b(?:infinity|infinite|infty|inf)\b|∞|(?<=[-\u2212])oo\b/g,
      ' infinity ',
    )
    .replace(/(?<![\p{L}\p{N}\-\u2212])[-\u2010-\u2015\u2212]\s*(?=infinity|[\d.])/gu, ' minus ')
    .replace(/\bneg(?:ative)?\s+(?=infinity|[\d.])|[负負]的?\s*(?=infinity|[\d.])/g, ' minus ')
    .replace(
      /(?<![\p{L}\p{N}])\+\s*(?=infinity|[\d.])|\b(?:plus|positive)\s+(?=infinity)|正\s*(?=infinity)/gu,
      ' ',
    )

/** How near an answer is to one that is accepted: 0 the same, 1 or more so many slips, undefined another word. */
export function nearness(answer: string, accepted: string): number | undefined {
  const [said, meant] = [normalizedOrSigns(answer), normalizedOrSigns(accepted)]
  if (said === '') return undefined
  if (said === meant || withoutSpaces(said) === withoutSpaces(meant)) return 0
  if (negations(said) !== negations(meant)) return undefined
  if (isSameNumber(answer, accepted)) return 0
  const [bareSaid, bareMeant] = [withoutTail(withoutCount(said)), withoutTail(meant)]
  if (withoutSpaces(bareSaid) === withoutSpaces(bareMeant)) return 0
  return slips(bareSaid.split(' '), bareMeant.split(' '))
}

/** 0.0 is 0, twenty is 20, 20 个 is 20. */
function isSameNumber(answer: string, accepted: string): boolean {
  const [said, meant] = [readQuantity(answer), readQuantity(accepted)]
  if (said === undefined || meant === undefined || meant.unit !== undefined) return false
  const isBare = said.unit === undefined || /^[个条道份项题]$/.test(said.unit)
  return said.value === meant.value && (isBare || said.value === 0)
}

/** The sort of thing that may be added to any name: BPE 算法, the BPE algorithm. */
const withoutTail = (text: string): string =>
  text.replace(/(?<=\S) ?(?:算法|方法|技术|机制|algorithm|method|technique|mechanism)$/, '')

/** Nobody is asked how many: 20 test cases, a few cases, 几个例子. A number by itself stays. */
const withoutCount = (text: string): string =>
  text.replace(
    /^(?:(?:\d+|twenty|fifty|ten|five|some|few|several) (?=\p{L})|(?:\d+|[一二三五十百两几]+) ?[个条道份批些](?=.)|(?:一些|若干)(?=.))/u,
    '',
  )

const withoutSpaces = (text: string): string => text.replaceAll(' ', '')

// One pattern for both languages; a word that merely begins with "un" differs in its first letter and is caught there.
const NEGATION = /\b(?:not|no|non|never|neither|nor|without|cannot|minus)\b|[不没無无非未别勿莫否]/g

const negations = (text: string): string => (text.match(NEGATION) ?? []).join()

const MOST_SLIPS = 2

function slips(said: readonly string[], meant: readonly string[]): number | undefined {
  if (said.length !== meant.length) return undefined
  let sum = 0
  for (const [at, word] of meant.entries()) {
    const slip = wordSlips(said[at] ?? '', word)
    if (slip === undefined) return undefined
    sum += slip
  }
  return sum <= MOST_SLIPS ? sum : undefined
}

/**
 * Slips of the finger in one word. The first letter must be right: it tells apart supervised and unsupervised, encoder
 * and decoder, ascent and descent. Han characters and digits must all be right: one of them is a whole word (GPT-3).
 */
function wordSlips(said: string, meant: string): number | undefined {
  if (said === meant || isPlural(said, meant) || isPlural(meant, said)) return 0
  if (said[0] !== meant[0] || /[\p{Script=Han}\d]/u.test(said + meant) || areOpposites(said, meant))
    return undefined
  const allowed = meant.length >= 10 ? 2 : meant.length >= 5 ? 1 : 0
  const distance = editDistance(said, meant)
  return distance > allowed || (meant.length < 7 && isOtherWord(said, meant)) ? undefined : distance
}

/**
 * In a short word another letter makes another word (model and modal, cases and causes, model and mode). A slip there is
 * two letters swapped, one doubled, or one left out before the last.
 */
function isOtherWord(said: string, meant: string): boolean {
  if (said.length === meant.length) return [...said].sort().join('') !== [...meant].sort().join('')
  if (said.length < meant.length) return said.at(-1) !== meant.at(-1)
  return withoutDoubles(said) !== withoutDoubles(meant)
}

const withoutDoubles = (word: string): string => word.replace(/(.)\1+/g, '$1')

const isPlural = (many: string, one: string): boolean =>
  one.length >= 3 && (many === `${one}s` || many === `${one}es`)

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['max', 'min'],
  ['inter', 'intra'],
  ['hyper', 'hypo'],
  ['macro', 'micro'],
  ['pre', 'post'],
  ['homo', 'hetero'],
  // No opposites, but other words of the field that a slip away would be taken for these.
  ['modal', 'model'],
  ['causal', 'casual'],
  ['trained', 'training'],
  ['discrete', 'discreet'],
]

const areOpposites = (one: string, other: string): boolean =>
  OPPOSITES.some(
    ([first, second]) =>
      (one.includes(first) && other.includes(second)) || (one.includes(second) && other.includes(first)),
  )

/** True when one of the accepted wordings is meant, and none of the traps is nearer. */
export function isAccepted(
  answer: string,
  accepted: readonly string[],
  traps: readonly string[] = [],
): boolean {
  const best = (said: string, words: readonly string[]): number =>
    Math.min(...words.map((word) => nearness(said, word) ?? Number.POSITIVE_INFINITY))
  const accepts = (said: string): boolean => {
    const right = best(said, accepted)
    return right < Number.POSITIVE_INFINITY && (right === 0 || right < best(said, traps))
  }
  return accepts(answer) || bothNames(answer)?.every(accepts) === true
}

/** `byte-pair encoding (BPE)`: a name and its other name; each has to be right. */
function bothNames(answer: string): readonly string[] | undefined {
  const [, name, other] = /^([^()（）]+)[(（]([^()（）]+)[)）]\s*$/.exec(answer.trim()) ?? []
  return name === undefined || other === undefined ? undefined : [name, other]
}
