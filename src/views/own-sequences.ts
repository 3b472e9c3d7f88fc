// Colours and links that our views write bear a number that no text from outside can know. The last gate takes it off,
// and shows every other escape sequence instead of sending it, wherever that came from.

const SIGNATURE = String(100_000_000 + Math.floor(Math.random() * 900_000_000))

/** Sets graphic attributes (SGR) by these parameters. */
export const attributes = (parameters: string): string => `\x1b[${SIGNATURE};${parameters}m`

/** An OSC 8 link: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
export const linked = (text: string, href: string, id: string | undefined): string =>
  `${envelope(href, id)}${text}${envelope('', undefined)}`

const envelope = (href: string, id: string | undefined): string =>
  `\x1b]8;id=${SIGNATURE}${id === undefined ? '' : `-${id}`};${href}\x1b\\`

/** One sequence of ours, as a capturing group. A link leads to the web or to a mailbox. */
export const OWN_SEQUENCE = new RegExp(
  `(\\x1b\\[${SIGNATURE};[0-9;]{1,16}m|\\x1b\\]8;id=${SIGNATURE}(?:-[\\w-]{1,32})?;(?:(?:https?:\\/\\/|mailto:)[!-~]{1,2048}?)?\\x1b\\\\)`,
)

/** As a terminal knows it. */
export const unsigned = (sequence: string): string =>
  sequence
    .replace(`\x1b[${SIGNATURE};`, '\x1b[')
    .replace(`id=${SIGNATURE}-`, 'id=')
    .replace(`id=${SIGNATURE}`, '')
