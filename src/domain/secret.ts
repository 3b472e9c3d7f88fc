/** Shown in the place of a key. */
const HIDDEN = '•••'

/** Signs of a key that betray it when they stand together. */
const PART = 8

/** Signs at the beginning of a part that are shown while it may still become an ordinary word. */
const SHOWN = 6
/** Shorter keys are words such as `lm-studio`, and no secrets: whole ones are taken out of errors, parts are not. */
const SHORTEST_SECRET = 16

/**
 * A text that a server wrote, without the key and without parts of it: servers repeat what they refuse, also in capitals,
 * in the escapes of addresses, pages and JSON, with blanks that nobody sees, in hexadecimal or base64. Done before a text
 * is cut, since a half of a key is recognised by nobody.
 */
export function withoutKey(text: string, key: string | undefined): string {
  if (key === undefined || key.length < 4) return text
  const { signs, places } = unescaped(text)
  const hidden = formsOf(key)
    .filter((form) => form.length >= 4)
    .flatMap((form) => rangesOf(signs, form, key.length < SHORTEST_SECRET ? form.length : PART))
    .map(({ from, to }) => ({ from: places[from]?.from ?? 0, to: places[to - 1]?.to ?? text.length }))
    .sort((one, other) => one.from - other.from)
  let shown = ''
  let at = 0
  for (const { from, to } of hidden) {
    if (from >= at) shown += text.slice(at, from) + HIDDEN
    at = Math.max(at, to)
  }
  return shown + text.slice(at)
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Where at least so many signs of a form stand together. */
function rangesOf(signs: string, form: string, least: number): Range[] {
  const parts = new Set(
    Array.from({ length: Math.max(0, form.length - least + 1) }, (_, at) => form.slice(at, at + least)),
  )
  const ranges: Range[] = []
  for (let at = 0; at + least <= signs.length; ) {
    let to = at + least
    if (!parts.has(signs.slice(at, to))) {
      at++
      continue
    }
    while (to < signs.length && parts.has(signs.slice(to - least + 1, to + 1))) to++
    ranges.push({ from: at, to })
    at = to
  }
  return ranges
}

/** `%2d`, `&#45;`, `&#x2d;`, `\u002d`, `\x2d`; and what stands between signs and is not seen. */
const ESCAPE =
  /%([\da-f]{2})|&#(\d{1,4});|&#x([\da-f]{1,4});|\\u([\da-f]{4})|\\x([\da-f]{2})|[\s\xad\u200b-\u200f\u2060-\u2064\ufeff\\]/giy

/** The signs that are meant, in small letters, and where each is written. */
function unescaped(text: string): { readonly signs: string; readonly places: readonly Range[] } {
  let signs = ''
  const places: Range[] = []
  for (let at = 0; at < text.length; ) {
    ESCAPE.lastIndex = at
    const found = ESCAPE.exec(text)
    const [whole = text.charAt(at), percent, decimal, hexadecimal, unicode, byte] = found ?? []
    const digits = percent ?? hexadecimal ?? unicode ?? byte
    const code =
      digits !== undefined
        ? Number.parseInt(digits, 16)
        : decimal !== undefined
          ? Number(decimal)
          : found === null
            ? text.charCodeAt(at)
            : undefined
    if (code !== undefined) {
      signs += small(String.fromCharCode(code))
      places.push({ from: at, to: at + whole.length })
    }
    at += whole.length
  }
  return { signs, places }
}

/** One sign stays one sign. */
const small = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** The forms in which a key is repeated, in small letters. Keys are ASCII. */
function formsOf(key: string): readonly string[] {
  if (!/^[\x20-\x7e]*$/.test(key)) return [small(key)]
  const hexadecimal = Array.from(key, (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  const inBase64 = [0, 1, 2].map((before) => base64Within(key, before))
  const forms = [
    key,
    hexadecimal,
    ...inBase64,
    ...inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ]
  return [...new Set(forms.map(small))]
}

/** What base64 makes of a key that begins so many bytes behind a multiple of three: only what hangs on nothing around it. */
const base64Within = (key: string, before: number): string =>
  btoa('\0'.repeat(before) + key).slice(
    before === 0 ? 0 : before + 1,
    Math.floor(((before + key.length) * 8) / 6),
  )

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

/** Where more signs than `SHOWN` stand together, so many of them fill a block that begins at a multiple of their number. */
const BLOCK = 4

const blocksOf = (signs: string, step: number): string[] =>
  Array.from({ length: Math.max(0, Math.floor((signs.length - BLOCK) / step) + 1) }, (_, at) =>
    signs.slice(at * step, at * step + BLOCK),
  )

/**
 * Takes a key and parts of it out of a text that comes in pieces. Held back are at most two signs, and only of what has
 * begun like a part of the key, so that nobody waits for an ordinary word.
 */
export function createKeyFilter(key: string | undefined): {
  readonly push: (text: string) => string
  readonly end: () => string
} {
  if (key === undefined || key.length < SHORTEST_SECRET) return { push: (text) => text, end: () => '' }
  const forms = formsOf(key)
  const isPart = (signs: string): boolean => forms.some((form) => form.includes(signs))
  const blocks = new Set(forms.flatMap((form) => blocksOf(form, 1)))
  /** The longest end of the text that is a part of a form. */
  let tail = ''
  /** Signs of it that were not given yet. */
  let held = ''
  let isHiding = false
  const take = (sign: string): string => {
    const longer = tail + small(sign)
    let given = ''
    if (isPart(longer)) tail = longer
    else {
      tail = longer.slice(1)
      while (!isPart(tail)) tail = tail.slice(1)
      if (isHiding && tail.length < PART) isHiding = false
    }
    if (isHiding) return ''
    held += sign
    if (tail.length >= PART) {
      isHiding = true
      given = held.slice(0, Math.max(0, held.length - tail.length)) + HIDDEN
      held = ''
      return given
    }
    const keep = Math.max(0, tail.length - SHOWN)
    given = held.slice(0, held.length - Math.min(keep, held.length))
    held = held.slice(given.length)
    return given
  }
  return {
    push: (text) => {
      const signs = tail + small(text)
      if (!isHiding && held === '' && !blocksOf(signs, BLOCK).some((block) => blocks.has(block))) {
        tail = signs.slice(-SHOWN)
        while (!isPart(tail)) tail = tail.slice(1)
        return text
      }
      let given = ''
      for (let at = 0; at < text.length; at++) given += take(text.charAt(at))
      return given
    },
    end: () => {
      const rest = held
      held = ''
      tail = ''
      isHiding = false
      return rest
    },
  }
}
