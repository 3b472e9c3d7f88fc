import { HIDDEN, withoutHidden } from '../domain/clean.ts'
import { OWN_SEQUENCE, unsigned } from '../views/own-sequences.ts'

/**
 * The last gate before the terminal, a pipe or a file behind it: lets colours and links of our own views through, and the
 * CR of a CRLF. Every other control character is shown in caret form, bidirectional controls by their number, and what
 * cannot be seen is left out, whatever a view did and wherever the text came from.
 */
export function filterForTerminal(text: string): string {
  if (!CONTROL.test(text) && !HIDDEN.test(text)) return text
  return text
    .split(OWN_SEQUENCE)
    .map((part, at) => (at % 2 === 1 ? unsigned(part) : shown(part)))
    .join('')
}

const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/
const CRLF_OR_CONTROL = /\r(?=\n)|[\0-\x08\x0b-\x1f\x7f-\x9f]/g

function shown(text: string): string {
  const visible = HIDDEN.test(text) ? withoutHidden(text) : text
  return CONTROL.test(visible) ? visible.replace(CRLF_OR_CONTROL, caret) : visible
}

function caret(control: string, at: number, text: string): string {
  const code = control.charCodeAt(0)
  if (control === '\r' && text[at + 1] === '\n') return control
  return code < 0x20 || code === 0x7f
    ? `^${String.fromCharCode(code ^ 0x40)}`
    : `<${code.toString(16).toUpperCase()}>`
}

/** JSON with nothing in its strings that a terminal would obey or hide: escaped, which means the same to every reader. */
export const jsonText = (value: unknown, indent = 0): string => {
  const json = JSON.stringify(value, null, indent)
  return HIDDEN.test(json) || DELETE_OR_C1.test(json) ? json.replace(HIDDEN_IN_JSON, escaped) : json
}

const DELETE_OR_C1 = /[\x7f-\x9f]/
const HIDDEN_IN_JSON = new RegExp(`[\\x7f-\\x9f]|${HIDDEN.source}`, 'g')

const escaped = (signs: string): string =>
  [...Array(signs.length).keys()]
    .map((at) => `\\u${signs.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')
