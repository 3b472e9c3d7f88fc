/** Signs of a JSON string that stand for themselves. */
const PLAIN = /^[^"\\\x00-\x1f]*$/

const CONTENT = /"content"\s*:\s*"/g

/**
 * Reads events that differ from an earlier one in nothing but their words, as nearly all of a stream do, without parsing
 * the other hundred signs again.
 */
export function createSameChunk(): {
  /** The words of an event that is the same but for them; undefined for any other. */
  readonly words: (data: string) => string | undefined
  /** An event that was parsed, and all that it says: a piece of text. */
  readonly learn: (data: string, text: string) => void
} {
  let before: string | undefined
  let after = ''
  return {
    words: (data) => {
      if (before === undefined || data.length < before.length + after.length) return undefined
      if (!data.startsWith(before) || !data.endsWith(after)) return undefined
      const words = data.slice(before.length, data.length - after.length)
      return PLAIN.test(words) ? words : undefined
    },
    learn: (data, text) => {
      // A quotation mark within a string is escaped: what is found is the name of a field, and there must be one alone.
      const [found, ...others] = data.matchAll(CONTENT)
      const from = found === undefined ? 0 : found.index + found[0].length
      const to = from + text.length
      const isIt = found !== undefined && others.length === 0 && data.startsWith(`${text}"`, from)
      before = isIt && PLAIN.test(text) ? data.slice(0, from) : undefined
      after = data.slice(to)
    },
  }
}
