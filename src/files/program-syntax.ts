import { Script } from 'node:vm'
import type { Program } from '../domain/programs.ts'

/**
 * What keeps a program from being understood, with its line; undefined when nothing does. Nothing is run. Python is left
 * to the tests, which have one.
 */
export function syntaxTrouble({ language, text }: Program): { line: number; reason: string } | undefined {
  if (language !== 'javascript') return undefined
  try {
    // A function, since a module may await at its top; imports are left out, which a function cannot have.
    new Script(`(async () => {${text.replace(/^import .*$/gm, '')}\n})`, { filename: 'program' })
    return undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [, line = '1'] = /^program:(\d+)/.exec(error.stack ?? '') ?? []
    return { line: Number(line), reason: error.message }
  }
}
