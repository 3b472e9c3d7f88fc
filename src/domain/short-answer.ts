import { editDistance } from './suggest.ts'

/**
 * What stays of an answer when writing habits are taken away: width (Ｔｏｋｅｎ), case, punctuation of either language,
 * spaces between Han characters, articles. Hyphens count as spaces: "auto-regressive" is "auto regressive".
 */
export function normalizeAnswer(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/n['’]t\b/g, ' not')
    .replace(/['’]s\b/g, '')
    .replace(/(?<=\d)[,，](?=\d{3})/g, '')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/[^\p{L}\p{N}\p{M}.+%#]+/gu, ' ')
    .replace(/\b(?:an?|the)\b/g, ' ')
    .replace(/(?<=\p{Script=Han}) +(?=\S)| +(?=\p{Script=Han})/gu, '')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/^(?:是|一个|一种|一类|一张)+(?=.)/, '')
}

/** How near an answer is to one that is accepted: 0 the same, 1 or more so many slips, undefined another word. */
export function nearness(answer: string, accepted: string): number | undefined {
  const [said, meant] = [normalizeAnswer(answer), normalizeAnswer(accepted)]
  if (said === '') return undefined
  if (said === meant || withoutSpaces(said) === withoutSpaces(meant)) return 0
  if (negations(said) !== negations(meant)) return undefined
  return slips(said.split(' '), meant.split(' '))
}

const withoutSpaces = (text: string): string => text.replaceAll(' ', '')

// One pattern for both languages; a word that merely begins with "un" differs in its first letter and is caught there.
const NEGATION = /\b(?:not|no|non|never|neither|nor|without|cannot)\b|[不没無无非未别勿莫否]/g

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
  return distance <= allowed ? distance : undefined
}

const isPlural = (many: string, one: string): boolean =>
  one.length >= 3 && (many === `${one}s` || many === `${one}es`)

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['max', 'min'],
  ['inter', 'intra'],
  ['hyper', 'hypo'],
  ['macro', 'micro'],
  ['pre', 'post'],
  ['homo', 'hetero'],
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
  const best = (words: readonly string[]): number =>
    Math.min(...words.map((word) => nearness(answer, word) ?? Number.POSITIVE_INFINITY))
  const right = best(accepted)
  return right < Number.POSITIVE_INFINITY && (right === 0 || right < best(traps))
}
