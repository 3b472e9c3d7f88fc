import type { Host } from './host.ts'

/** The longest payload that is sent, in bytes: more than that terminals refuse, and some stop listening. */
const LONGEST_PAYLOAD = 100_000

/**
 * Hands text to the terminal's clipboard by one OSC 52
 * (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Operating-System-Commands). It is the only way to write
 * that sequence: the last gate lets none through that stands in a text. A terminal does not say whether it took it.
 * False when the text is too long; then nothing was written.
 */
export function copyText(text: string, { stdout }: Pick<Host, 'stdout'>): boolean {
  const payload = Buffer.from(text).toString('base64')
  if (payload.length > LONGEST_PAYLOAD) return false
  stdout.write(`\x1b]52;c;${payload}\x07`)
  return true
}
