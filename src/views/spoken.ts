import type { Messages } from '../messages/messages.ts'
import { plainTheme, type Theme } from './theme.ts'

/** Around code in text for those who hear it: written as a colour that no terminal has, and taken out by `spokenLine`. */
const CODE = { begins: '\x1b[998m', ends: '\x1b[998;0m' } as const

/** No styles, since a screen reader takes each of them for a piece of its own; code is told apart. */
export const spokenTheme: Theme = { ...plainTheme, code: (text) => CODE.begins + text + CODE.ends }

const CODE_OR_TEXT = /\x1b\[998m(.*?)(?:\x1b\[998;0m|$)|((?:(?!\x1b\[998m).)+)/gs
/** Signs that a listener cannot tell: silent, or the name of a character. */
const SIGNS = /[✓✔✗✘✅❌→⟶←↔⇒<>|␣_–]|\[\d{1,3}[~?]?\]/

/** Words where signs stand, outside code; code is read as it is, and named where it has such signs. */
export function spokenLine(line: string, words: Messages['spoken']): string {
  if (!SIGNS.test(line) && !line.includes('\x1b[998')) return line
  const isAllCode =
    line.trimStart().startsWith(CODE.begins) &&
    line.indexOf(CODE.ends) >= line.trimEnd().length - CODE.ends.length
  return [...line.matchAll(CODE_OR_TEXT)]
    .map(([, code, text]) => {
      if (code === undefined) return spokenText(text ?? '', words)
      return isAllCode || !SIGNS.test(code) ? code : words.code(code)
    })
    .join('')
}

function spokenText(text: string, words: Messages['spoken']): string {
  return text
    .replace(/__(\d+)__/g, (_, number: string) => words.gap(number))
    .replace(/_{3,}/g, words.gap(''))
    .replace(/^\s*\[(\d{1,3})([~?]?)\] */g, (_, number: string, sign: string) =>
      words.listedSource(number, sign),
    )
    .replace(/\s*\[(\d{1,3})([~?]?)\](?!\()/g, (_, number: string, sign: string) =>
      words.source(number, sign),
    )
    .replace(/<((?:[\dA-F]{2})(?: [\dA-F]{2})*)>/g, (_, bytes: string) => words.bytes(bytes))
    .replace(/<([\p{L}_/][^<>]{0,40})>/gu, (_, name: string) => name)
    .replace(/(\d)\s*–\s*(?=[\d$¥−-])/g, (_, digit: string) => digit + words.to)
    .replace(
      /(^|[:：(（,，、]\s*)–(?=\s*(?:$|[,，;；、.。)）]))/g,
      (_, before: string) => before + words.none,
    )
    .replace(/\s*–\s*/g, words.pause)
    .replace(/\s*[→⟶⇒]\s*/g, words.to)
    .replace(/\s*↔\s*/g, words.to)
    .replace(/\s*←\s*/g, words.from)
    .replace(/[✓✔✅]/g, words.yes)
    .replace(/[✗✘❌]/g, words.no)
    .replace(/<\s*/g, words.lessThan)
    .replace(/>\s*/g, words.moreThan)
    .replace(/\s*\|\s*/g, words.pause)
    .replaceAll('␣', words.signs[' '] ?? ' ')
}

/** A token as it is heard: a sign alone by its name, a space before it said. `，` → Chinese comma. */
export function spokenToken(token: string, { signs }: Pick<Messages['spoken'], 'signs'>): string {
  const [first = ''] = token
  const rest = token.slice(first.length)
  const name = signs[token] ?? (/\s/.test(first) ? signs[first] : undefined)
  if (name === undefined) return token
  return rest === '' ? name : `${name} ${spokenToken(rest, { signs })}`
}
