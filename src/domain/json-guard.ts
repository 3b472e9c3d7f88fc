import { cleanText } from './clean.ts'

/** What is wrong with the JSON of somebody else, though a parser takes it. */
export type JsonTrouble = 'too-deep' | 'repeated-key' | 'hidden-characters'

const DEEPEST = 32

/**
 * Looks for what `JSON.parse` lets through: nesting that overflows whoever walks it, keys that stand twice (the last one
 * wins silently), and control characters or bidirectional overrides, also written as \u001b. The text is valid JSON.
 */
export function jsonTrouble(text: string): JsonTrouble | undefined {
  let depth = 0
  for (const [sign, string] of text.matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)"|[{}[\]]/g)) {
    if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    else if (isHidden(spoken(string ?? ''))) return 'hidden-characters'
    if (depth > DEEPEST) return 'too-deep'
  }
  return repeatedKeys(text).length > 0 ? 'repeated-key' : undefined
}

/** A string of JSON as it is meant. */
const spoken = (string: string): string =>
  string.includes('\\') ? String(JSON.parse(`"${string}"`)) : string

const isHidden = (text: string): boolean => cleanText(text) !== text

/** Where in a JSON text something stands: keys, and places in lists. */
export type JsonPlace = readonly (string | number)[]

/**
 * Keys that stand twice in one object, where the second stands. The text is valid JSON of some megabytes: it is read sign
 * by sign, since an expression that matches each takes longer than parsing.
 */
export function repeatedKeys(text: string): JsonPlace[] {
  const found: JsonPlace[] = []
  const open: { readonly keys: Set<string> | undefined; step: string | number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    const top = open.at(-1)
    if (sign === '{') open.push({ keys: new Set(), step: '' })
    else if (sign === '[') open.push({ keys: undefined, step: 0 })
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ',' && typeof top?.step === 'number') top.step += 1
    else if (sign === '"') {
      const end = endOfString(text, at)
      if (top?.keys !== undefined && isFollowedByColon(text, end)) {
        const key = spoken(text.slice(at + 1, end))
        top.step = key
        if (top.keys.has(key)) found.push(open.map(({ step }) => step))
        top.keys.add(key)
      }
      at = end
    }
  }
  return found
}

/** The place of the quotation mark that ends the string which begins there. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text[first - 1] === '\\') first -= 1
  return (at - first) % 2 === 1
}

function isFollowedByColon(text: string, end: number): boolean {
  let next = end + 1
  while (text.charCodeAt(next) <= BLANK) next += 1
  return text[next] === ':'
}

const BLANK = 0x20
