import { join } from 'node:path'
import { makeFolder } from './folders.ts'
import { readPlainText } from './plain-file.ts'
import { replaceFile } from './replace-file.ts'

/** So many terminals are remembered, the last ones. */
const MOST_TERMINALS = 20
const WORDS = /^[a-z ]{0,40}$/

const fileIn = (cache: string): string => join(cache, 'terminals.txt')

/** A line for each terminal: its key, a space, the words it said. Lines that look otherwise are left out. */
function linesIn(cache: string): string[] {
  try {
    return readPlainText(fileIn(cache), 65_536)
      .split('\n')
      .filter((line) => WORDS.test(line.slice(line.indexOf(' ') + 1)) && line.includes(' '))
  } catch {
    return []
  }
}

/** What this terminal said of itself in an earlier run; undefined when it has not been asked. */
export function recallTerminal(cache: string | undefined, key: string): string | undefined {
  if (cache === undefined) return undefined
  const head = `${key} `
  return linesIn(cache)
    .findLast((line) => line.startsWith(head))
    ?.slice(head.length)
}

/** Keeps the words for later runs on this terminal. Nothing is lost when that fails. */
export function rememberTerminal(cache: string | undefined, key: string, words: string): void {
  if (cache === undefined) return
  const others = linesIn(cache).filter((line) => !line.startsWith(`${key} `))
  try {
    makeFolder(cache)
    replaceFile(fileIn(cache), `${[...others, `${key} ${words}`].slice(-MOST_TERMINALS).join('\n')}\n`, {
      mayBeLost: true,
    })
  } catch {
    // The terminal is asked again by the next full screen.
  }
}
