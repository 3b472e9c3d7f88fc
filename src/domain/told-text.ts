import { cleanText } from './clean.ts'
import { withoutKey } from './secret.ts'

/** Signs of a server's own words that are shown. */
const MOST_SHOWN = 600

/** A text of a server as it may be told: in one line, of bounded length, with no key in it and no control characters. */
export function toldText(text: string, key: string | undefined): string {
  const clean = cleanText(withoutKey(text, key)).replace(/\s+/g, ' ').trim()
  return clean.length > MOST_SHOWN ? `${clean.slice(0, MOST_SHOWN).toWellFormed()}…` : clean
}
