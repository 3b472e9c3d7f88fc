import type { Span } from '../domain/opening.ts'
import type { Paint } from './theme.ts'

/** Escape sequences as our own views write them: colours, and links. They take no room. */
const SEQUENCE = /\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\/g

/** The line without colours and links. */
export const bareText = (line: string): string => line.replace(SEQUENCE, '')

/** Paints the characters from..to of the bare text of a painted line, leaving its other styles as they are. */
export function highlight(line: string, from: number, to: number, paint: Paint): string {
  let seen = 0
  return line
    .split(/(\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\)/)
    .map((part, at) => {
      if (at % 2 === 1) return part
      const start = Math.max(0, from - seen)
      const end = Math.min(part.length, to - seen)
      seen += part.length
      return start < end ? part.slice(0, start) + paint(part.slice(start, end)) + part.slice(end) : part
    })
    .join('')
}

/** Text as search compares it: no case, no difference between full and half width, no spaces. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/**
 * Every place where the query stands in the lines, even across a line break. Each match is one span a line.
 * Spaces do not count, so that a phrase is found however the lines were broken.
 */
export function findInLines(lines: readonly string[], query: string): readonly (readonly Span[])[] {
  const wanted = folded(query)
  if (wanted === '') return []
  const { text, places } = foldLines(lines)
  const matches: (readonly Span[])[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    matches.push(spansOf(places.slice(at, at + wanted.length)))
  }
  return matches
}

interface Character {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** All lines as one folded text, with the place that every folded character came from. */
function foldLines(lines: readonly string[]): {
  readonly text: string
  readonly places: readonly Character[]
} {
  const places: Character[] = []
  let text = ''
  lines.forEach((painted, line) => {
    let from = 0
    for (const character of bareText(painted)) {
      const plain = folded(character)
      for (let unit = 0; unit < plain.length; unit++) places.push({ line, from, to: from + character.length })
      text += plain
      from += character.length
    }
  })
  return { text, places }
}

function spansOf(characters: readonly Character[]): Span[] {
  const lines = [...new Set(characters.map(({ line }) => line))]
  return lines.map((line) => {
    const here = characters.filter((character) => character.line === line)
    return { line, from: here[0]?.from ?? 0, to: here.at(-1)?.to ?? 0 }
  })
}
