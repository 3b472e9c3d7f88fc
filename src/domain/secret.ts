/** Shown in the place of a key. */
const HIDDEN = '•••'

/** Signs of a key that betray it when they stand together. */
const PART = 8

/**
 * A text that a server wrote, without the key and without parts of it: servers repeat what they refuse. Done before a
 * text is cut, since a half of a key is recognised by nobody.
 */
export function withoutKey(text: string, key: string | undefined): string {
  if (key === undefined || key.length < 4) return text
  const forms = [key, encodeURIComponent(key), base64(key)].filter((form) => form.length >= 4)
  return forms.reduce(withoutParts, text)
}

function withoutParts(text: string, key: string): string {
  const whole = text.replaceAll(key, HIDDEN)
  if (key.length < 2 * PART) return whole
  const parts = new Set(Array.from({ length: key.length - PART + 1 }, (_, at) => key.slice(at, at + PART)))
  let shown = ''
  let from = 0
  for (let at = 0; at + PART <= whole.length; ) {
    if (!parts.has(whole.slice(at, at + PART))) {
      at++
      continue
    }
    let end = at + PART
    while (end < whole.length && parts.has(whole.slice(end - PART + 1, end + 1))) end++
    shown += whole.slice(from, at) + HIDDEN
    from = end
    at = end
  }
  return shown + whole.slice(from)
}

/** As it stands in a header of basic authentication. Keys are ASCII. */
function base64(key: string): string {
  return isAscii(key) ? btoa(key).replace(/=+$/, '') : ''
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/** What HTTP takes as a key: visible ASCII. */
export const isUsableKey = (key: string): boolean => /^[\x21-\x7e]+$/.test(key)

/**
 * The name of an environment variable (POSIX, 8.1), and not a key that was put in its place by mistake: a long row of small
 * letters and digits, or one that begins as makers let their keys begin.
 */
export const isVariableName = (word: string): boolean =>
  /^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(word) &&
  !/^(?:sk|gsk|hf|xai|pplx|AIza|ghp|r8|key)_?\w*[a-z0-9]{16}/.test(word) &&
  !(word.length >= 24 && /[a-z]/.test(word) && /\d/.test(word))

/** Signs at the beginning of a key that may be shown: they name the maker. */
const SHOWN = 6
/** Shorter ones are words such as `lm-studio`, and no secrets. */
const SHORTEST_SECRET = 16

/**
 * Takes a key out of a text that comes in pieces. Held back is only what has begun like the key, so that nobody waits for
 * an ordinary word.
 */
export function createKeyFilter(key: string | undefined): {
  readonly push: (text: string) => string
  readonly end: () => string
} {
  if (key === undefined || key.length < SHORTEST_SECRET) return { push: (text) => text, end: () => '' }
  const links = failureLinks(key)
  let matched = 0
  let held = ''
  return {
    push: (text) => {
      if (matched === 0 && !text.includes(key[0] ?? '')) return text
      let given = ''
      for (let at = 0; at < text.length; at++) {
        const sign = text[at] ?? ''
        while (matched > 0 && key[matched] !== sign) matched = links[matched - 1] ?? 0
        if (key[matched] === sign) matched++
        held += sign
        if (matched === key.length) {
          given += HIDDEN
          held = ''
          matched = 0
          continue
        }
        const kept = Math.max(0, matched - SHOWN)
        if (held.length > kept) {
          given += held.slice(0, held.length - kept)
          held = held.slice(held.length - kept)
        }
      }
      return given
    },
    end: () => {
      const rest = held.length >= PART ? HIDDEN : held
      held = ''
      matched = 0
      return rest
    },
  }
}

/** For each beginning of the key, the longest shorter one that it ends with (Knuth, Morris and Pratt 1977). */
function failureLinks(key: string): number[] {
  const links = [0]
  let length = 0
  for (let at = 1; at < key.length; at++) {
    while (length > 0 && key[at] !== key[length]) length = links[length - 1] ?? 0
    if (key[at] === key[length]) length++
    links.push(length)
  }
  return links
}
