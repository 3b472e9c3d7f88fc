import type { Messages } from '../messages/messages.ts'
import { plainTheme, type Theme } from './theme.ts'

/** Around what is told apart in text for those who hear it: colours that no terminal has, taken out by `spokenLine`. */
const CODE = { begins: '\x1b[998m', ends: '\x1b[998;0m' } as const
const HEADING = { begins: '\x1b[997m', ends: '\x1b[997;0m' } as const

/** No styles, since a screen reader takes each of them for a piece of its own; code and headings are told apart. */
export const spokenTheme: Theme = {
  ...plainTheme,
  code: (text) => CODE.begins + text + CODE.ends,
  heading: (text) => HEADING.begins + text + HEADING.ends,
}

const CODE_OR_TEXT = /\x1b\[998m(.*?)(?:\x1b\[998;0m|$)|((?:(?!\x1b\[998m).)+)/gs
/** Signs that a listener cannot tell: silent, or the name of a character. */
const SIGNS = /[✓✔✗✘✅❌→⟶←↔⇒<>|␣_＿–]|\[\d{1,3}[~?]?\]/

const HEADING_MARKS = /\x1b\[997(?:;0)?m/g
const isHeading = (line: string): boolean => line.startsWith(HEADING.begins) && line.endsWith(HEADING.ends)

/** Lines as they are heard: a heading is named, once where it takes several of them. */
export const spokenLines = (lines: readonly string[], words: Messages['spoken']): string[] =>
  lines.map((line, at) => {
    const said = spokenLine(line.replace(HEADING_MARKS, ''), words)
    return isHeading(line) && !isHeading(lines[at - 1] ?? '') ? words.heading(said) : said
  })

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
    .replace(/\s*<\|([^|<>]*)\|>\s*/g, (mark: string, name: string, at: number, all: string) =>
      [at === 0 ? '' : ' ', words.mark(name), at + mark.length === all.length ? '' : ' '].join(''),
    )
    .replace(/__(\d+)__/g, (_, number: string) => words.gap(number))
    .replace(/_{3,}|＿{2,}/g, words.gap(''))
    .replace(/([\p{L}\p{N}]?)(?<!_)_(?![\p{L}\p{N}_])/gu, (_, before: string) =>
      [before, words.signs._].join(before === '' ? '' : ' '),
    )
    .replace(/^\s*\[(\d{1,3})([~?]?)\] */g, (_, number: string, sign: string) =>
      words.listedSource(number, sign),
    )
    .replace(/\s*\[(\d{1,3})([~?]?)\](?!\()/g, (_, number: string, sign: string) =>
      words.source(number, sign),
    )
    .replace(/<((?:[\dA-F]{2})(?: [\dA-F]{2})*)>/g, (_, bytes: string) => words.bytes(bytes))
    .replace(/<([\p{L}_/][^<>]{0,40})>/gu, (_, name: string) => name)
    .replace(/(?<=\d)\s*–\s*(?=[\d$¥−-])/g, wordFor(words.to))
    .replace(
      /(^|[:：(（,，、]\s*)–(?=\s*(?:$|[,，;；、.。)）]))/g,
      (_, before: string) => before + words.none,
    )
    .replace(/\s*–\s*/g, words.pause)
    .replace(/\s*[→⟶⇒↔]\s*/g, wordFor(words.to))
    .replace(/\s*←\s*/g, words.from)
    .replace(/^(\s*)([✓✔✅✗✘❌])\s+/, (_, before: string, sign: string) =>
      [before, /[✓✔✅]/.test(sign) ? words.yes : words.no, words.pause].join(''),
    )
    .replace(/[✓✔✅]/g, words.yes)
    .replace(/[✗✘❌]/g, words.no)
    .replace(/<\s*/g, words.lessThan)
    .replace(/>\s*/g, words.moreThan)
    .replace(/\b(P\([^()|]*?)\s*\|\s*(?=[^()|]*\))/g, (_, before: string) => before + words.given)
    .replace(/\s*\|\s*/g, words.pause)
    .replaceAll('␣', words.signs[' '] ?? ' ')
}

/** A word in the place of a sign: a Chinese one stands apart from letters and digits, as in any Chinese text. */
const wordFor =
  (word: string) =>
  (sign: string, at: number, text: string): string => {
    const isHan = /^\p{sc=Han}/u.test(word)
    const space = (neighbour: string): string => (isHan && /[\dA-Za-z%]/.test(neighbour) ? ' ' : '')
    return space(text.charAt(at - 1)) + word + space(text.charAt(at + sign.length))
  }

/** A label by its name where it is a sign alone: `，` → comma. */
export const spokenLabel = (label: string, { signs }: Messages['spoken']): string => signs[label] ?? label

const SPACES = /([ ␣]|\r?\n|↵|\t|\\t|\\n)/

/** A token as it is heard: signs by their names, and spaces and line breaks in words: ` the` → space the. */
export function spokenToken(token: string, words: Messages['spoken']): string {
  // Bytes and special tokens get their words where all of a line does.
  if (/^<.+>$/.test(token)) return token
  return token
    .split(SPACES)
    .filter((piece) => piece !== '')
    .map((piece) => namedSigns(piece, words))
    .join(' ')
}

/** What has no letter and no digit is read sign by sign. */
function namedSigns(piece: string, words: Messages['spoken']): string {
  const name = words.signs[piece.replace('\r\n', '\n').replace('\\n', '\n').replace('\\t', '\t')]
  if (name !== undefined) return name
  const characters = [...piece]
  return characters.every((character) => words.signs[character] !== undefined)
    ? characters.map((character) => words.signs[character]).join(' ')
    : piece
}
