import { cleanText } from './clean.ts'

/** What is wrong with the JSON of somebody else, though a parser takes it. */
export type JsonTrouble = 'too-deep' | 'repeated-key' | 'hidden-characters'

const DEEPEST = 32

/**
 * Looks for what `JSON.parse` lets through: nesting that overflows whoever walks it, keys that stand twice (the last one
 * wins silently), and control characters or bidirectional overrides, also written as \u001b. The text is valid JSON.
 */
export function jsonTrouble(text: string): JsonTrouble | undefined {
  const open: (Set<string> | undefined)[] = []
  for (const [sign, string, colon] of text.matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}[\]]/g)) {
    if (sign === '{' || sign === '[') open.push(sign === '{' ? new Set() : undefined)
    else if (sign === '}' || sign === ']') open.pop()
    else if (isHidden(spoken(string ?? ''))) return 'hidden-characters'
    else if (colon !== undefined && isRepeated(open.at(-1), spoken(string ?? ''))) return 'repeated-key'
    if (open.length > DEEPEST) return 'too-deep'
  }
  return undefined
}

/** A string of JSON as it is meant. */
const spoken = (string: string): string => String(JSON.parse(`"${string}"`))

const isHidden = (text: string): boolean => cleanText(text) !== text

function isRepeated(keys: Set<string> | undefined, key: string): boolean {
  if (keys?.has(key)) return true
  keys?.add(key)
  return false
}
