import { hasHan } from '../domain/spelling.ts'
import { shortcomingOf } from './environment.ts'
import type { Host } from './host.ts'

/**
 * How typographic quotes and dashes are written on this terminal, where it has no glyph for them, or where ASCII is wished;
 * undefined: as they are.
 */
export const plainSignsOf = (
  host: Pick<Host, 'env' | 'platform'>,
  ascii: boolean,
): ((text: string) => string) | undefined =>
  ['no-chinese', 'other-encoding'].includes(shortcomingOf(host)?.type ?? '')
    ? withPlainSigns
    : ascii
      ? withPlainSignsBesideHan
      : undefined

/** Signs of ASCII in the place of typographic ones, each as wide as before. */
const withPlainSigns = (text: string): string =>
  text.replace(/[“”‘’–—−…·•×÷≈]/g, (sign) => PLAIN_SIGNS[sign] ?? sign)

/** For a terminal that could show them: what is written in Han keeps the quotes and dashes of Han. */
const withPlainSignsBesideHan = (text: string): string => (hasHan(text) ? text : withPlainSigns(text))

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
  '×': 'x',
  '÷': '/',
  '≈': '~',
}
