// M. F. Porter, An algorithm for suffix stripping, Program 14 (1980), https://tartarus.org/martin/PorterStemmer/.
// A word is C?(VC)^m V? of runs of consonants C and vowels V; y after a consonant is a vowel.
const CONSONANT = '[^aeiou]'
const CONSONANTS = `${CONSONANT}[^aeiouy]*`
const VOWELS = '[aeiouy][aeiou]*'
const HAS_MEASURE = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`)
const HAS_MEASURE_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`)
const HAS_MEASURE_OVER_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`)
const HAS_VOWEL = new RegExp(`^(?:${CONSONANTS})?[aeiouy]`)
const ENDS_SHORT = new RegExp(`^${CONSONANTS}[aeiouy][^aeiouwxy]$`)
const DOUBLE = /([^aeiouylsz])\1$/

/**
 * What the forms of an English word have in common: hallucinate, hallucinating and hallucination are `hallucin`. British
 * spellings are taken for American ones. Words of one or two letters, of Han or with digits stay as they are, and so does
 * embed, which is no past of "emb".
 */
export function stemOf(word: string): string {
  if (!/^[a-z]{3,}$/.test(word) || word === 'embed') return word
  // A y at the beginning is a consonant.
  const plain = american(word).replace(/^y/, 'Y')
  return step5(step4(step3(step2(step1c(step1b(step1a(plain))))))).toLowerCase()
}

/** `tokenisation` and `behaviour` are `tokenization` and `behavior`; `noise` and `precise` are no such verbs. */
const american = (word: string): string =>
  word
    .replace(/(?<=[a-z]{4})is(?=(?:e[sdr]?|ers|ing|ations?)$)/, 'iz')
    .replace(/(?<=[a-z]{3})our(?=s?$|al$|ed$|ing$)/, 'or')

const step1a = (word: string): string => word.replace(/(ss|i)es$/, '$1').replace(/([^s])s$/, '$1')

function step1b(word: string): string {
  if (word.endsWith('eed')) return HAS_MEASURE.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const root = word.replace(/(?:ed|ing)$/, '')
  if (root === word || !HAS_VOWEL.test(root)) return word
  if (/(?:at|bl|iz)$/.test(root)) return `${root}e`
  if (DOUBLE.test(root)) return root.slice(0, -1)
  return ENDS_SHORT.test(root) ? `${root}e` : root
}

const step1c = (word: string): string =>
  word.endsWith('y') && HAS_VOWEL.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word

type Endings = readonly (readonly [ending: string, instead: string])[]

const STEP_2: Endings = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
]

const STEP_3: Endings = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]

/** The first ending that the word has, replaced where enough of the word is left. */
function replaced(word: string, endings: Endings): string {
  const found = endings.find(([ending]) => word.endsWith(ending))
  const root = found === undefined ? '' : word.slice(0, -found[0].length)
  return found !== undefined && HAS_MEASURE.test(root) ? root + found[1] : word
}

const step2 = (word: string): string => replaced(word, STEP_2)
const step3 = (word: string): string => replaced(word, STEP_3)

const STEP_4 =
  /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/

function step4(word: string): string {
  const root = STEP_4.exec(word)?.[1]
  return root !== undefined && HAS_MEASURE_OVER_1.test(root) ? root : word
}

function step5(word: string): string {
  const root = word.endsWith('e') ? word.slice(0, -1) : word
  const isLong = HAS_MEASURE_OVER_1.test(root) || (HAS_MEASURE_1.test(root) && !ENDS_SHORT.test(root))
  const shorter = root !== word && isLong ? root : word
  return shorter.endsWith('ll') && HAS_MEASURE_OVER_1.test(shorter) ? shorter.slice(0, -1) : shorter
}

/**
 * The stems of the English words of a text, each once: what the index keeps of it beside the text. Of a word with a hyphen
 * both its parts and the whole are kept, so that backpropagation finds back-propagation.
 */
export const stemsOf = (text: string): readonly string[] => [
  ...new Set(
    (text.toLowerCase().match(/[a-z]+(?:-[a-z]+)*/g) ?? [])
      .flatMap((word) => (word.includes('-') ? [...word.split('-'), word.replaceAll('-', '')] : [word]))
      .filter((word) => word.length > 2)
      .map(stemOf),
  ),
]
