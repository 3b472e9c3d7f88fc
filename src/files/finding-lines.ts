import type { Finding } from '../domain/check-content.ts'
import { LARGEST_CONTENT, readWrittenText } from './plain-file.ts'

/** Each finding with the line of its file in which what it names stands first; without one where it names nothing. */
export function withLines(findings: readonly Finding[]): Finding[] {
  const texts = new Map<string, readonly string[]>()
  return findings.map((finding) => {
    const name = nameIn(finding)
    if (name === undefined) return finding
    const lines = texts.get(finding.file) ?? linesOf(finding.file)
    texts.set(finding.file, lines)
    const at = lines.findIndex((line) => isNamed(line, name))
    return at < 0 ? finding : { ...finding, line: at + 1 }
  })
}

/** The word that stands in the file as it is. */
function nameIn(finding: Finding): string | undefined {
  switch (finding.rule) {
    case 'unknown-reference':
    case 'repeated-id':
      return finding.id
    case 'unknown-goal':
      return finding.goal
    case 'unoffered-lab':
      return finding.lab
    case 'uncomputed-number':
      return finding.name
    case 'bad-link':
      return finding.href
    default:
      return undefined
  }
}

/** As an id stands in a text or in JSON, behind its sign: `term:id`, `question: id`, `[^id]`, `{{id}}`, `"id"`, `(href)`. */
const isNamed = (line: string, name: string): boolean => {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
    if (/[:^{"(<]\s*$/.test(line.slice(0, at)) && !/^[\w-]/.test(line.slice(at + name.length))) return true
  return false
}

function linesOf(file: string): readonly string[] {
  try {
    return readWrittenText(file, LARGEST_CONTENT).split(/\r\n|\n|\r/)
  } catch {
    // The finding says what is wrong with it.
    return []
  }
}
