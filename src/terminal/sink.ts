/**
 * The last gate before the terminal: lets colours (SGR), our own OSC 8 links and the CR of a CRLF through and shows every other control
 * sequence in caret form, whatever a view did.
 */
export function filterForTerminal(text: string): string {
  return CONTROL.test(text) ? text.replace(ALLOWED_OR_CONTROL, keepAllowed) : text
}

const CONTROL = /[\0-\x09\x0b-\x1f\x7f-\x9f]/
const ALLOWED_OR_CONTROL =
  /(\x1b\[[0-9;]{0,16}m|\x1b\]8;(?:id=[\w-]{0,32})?;(?:(?:https?:\/\/|mailto:)[!-~]{1,2048}?)?\x1b\\|\r(?=\n))|[\0-\x09\x0b-\x1f\x7f-\x9f]/g

const keepAllowed = (match: string, allowed: string | undefined): string => allowed ?? caret(match)

function caret(control: string): string {
  const code = control.charCodeAt(0)
  if (control === '\t') return '\t'
  return code < 0x20 || code === 0x7f
    ? `^${String.fromCharCode(code ^ 0x40)}`
    : `<${code.toString(16).toUpperCase()}>`
}

/** Quotes, dashes and points of ASCII in the place of typographic ones, each as wide as before. */
export const withPlainSigns = (text: string): string =>
  text.replace(/[“”‘’–—−…·•]/g, (sign) => PLAIN_SIGNS[sign] ?? sign)

const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '.',
  '·': '-',
  '•': '*',
}
