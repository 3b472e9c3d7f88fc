/**
 * Text from outside, made harmless for a terminal. Line breaks and tabs stay; every other control character
 * (C0, DEL, C1) becomes visible or goes, and so does what `withoutHidden` says.
 */
export function cleanText(text: string): string {
  return SUSPECT.test(text) || !text.isWellFormed() ? replaceSuspects(text) : text
}

/** Bidirectional controls, and line ends that are none in a terminal: shown by their number. */
const TURNING = '\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069'
/** Characters that take no room or look like a blank, and that no word needs: left out. */
const UNSEEN =
  '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb'
/** Some words and emoji need these: they go elsewhere, and where several stand in a row. */
const JOINING = '\\u200c\\u200d'
const SELECTORS = '[\\ufe00-\\ufe0f]{2}'
/** U+E0000 to U+E0FFF: language tags, and variation selectors of Han. */
const TAGS = '\\udb40[\\udc00-\\udfff]'

/** Of these the gate shows something else. Without the u flag, which makes it four times as slow on Chinese. */
export const HIDDEN = new RegExp(`[${TURNING}${UNSEEN}${JOINING}]|${SELECTORS}|${TAGS}`)
const SUSPECT = new RegExp(`[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f${TURNING}${UNSEEN}${JOINING}]|${TAGS}`)

/** A name that may stand on the screen as it is: no control characters, no bidirectional overrides, nothing invisible. */
export const PLAIN_NAME = new RegExp(`^[^\\0-\\x1f\\x7f-\\x9f${TURNING}${UNSEEN}\\u200c\\u200d]*$`)

const replaceSuspects = (text: string): string =>
  withoutHidden(
    text
      .replace(/\r\n?|[\u2028\u2029\x85]/g, '\n')
      .replaceAll('\x1b', '␛')
      .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, ''),
  ).replace(/[\ud800-\udfff]/gu, '\ufffd')

const JOINERS = new RegExp(`[${JOINING}]|${SELECTORS}|${TAGS}`)
const EVERY_UNSEEN = new RegExp(`[${UNSEEN}]`, 'g')
const EVERY_TURNING = new RegExp(`[${TURNING}]`, 'g')

/**
 * The text without what hides in it: bidirectional controls are shown by name, invisible characters left out. Joiners stay
 * in words of scripts that need them and in emoji, one at a place. Trojan Source: https://trojansource.codes (CVE-2021-42574).
 */
export function withoutHidden(text: string): string {
  const seen = text
    .replace(EVERY_UNSEEN, '')
    .replace(EVERY_TURNING, (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`)
  return JOINERS.test(seen) ? withNeededJoiners(seen) : seen
}

/** Scripts in which a joiner or a non-joiner makes another word (Unicode 16, 23.2). */
const SCRIPTS = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Nko', 'Mandaic', 'Adlam', 'Hanifi_Rohingya'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
  ...['Sinhala', 'Khmer', 'Myanmar', 'Tibetan', 'Balinese', 'Javanese'],
]
/** The flags of England, Scotland and Wales, which are spelled in tags. */
const FLAG =
  /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/gu

let needed: RegExp | undefined

/** Made when it is first needed: these classes take milliseconds to compile. */
function joinersNotNeeded(): RegExp {
  const letters = SCRIPTS.map((script) => `\\p{Script_Extensions=${script}}`).join('')
  const emoji = '\\p{Extended_Pictographic}'
  needed ??= new RegExp(
    [
      `(?<![${letters}])[\\u200c\\u200d](?!(?<=${emoji}\\ufe0f?[\\u{1f3fb}-\\u{1f3ff}]?\\u200d)${emoji})`,
      '(?<=[\\u200c\\u200d])[\\u200c\\u200d]',
      '(?<=[\\ufe00-\\ufe0f])[\\ufe00-\\ufe0f]',
      '(?<!\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]',
      '[\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}]',
    ].join('|'),
    'gu',
  )
  return needed
}

function withNeededJoiners(text: string): string {
  const flags = [...text.matchAll(FLAG)]
  return text
    .split(FLAG)
    .map((part, at) => part.replace(joinersNotNeeded(), '') + (flags[at]?.[0] ?? ''))
    .join('')
}
