import { readdirSync, readFileSync } from 'node:fs'
import { type LabName, labs } from '../../../src/domain/labs.ts'
import type { CourseLanguage } from '../../../src/domain/locale.ts'
import type { LoadedExperiment } from '../../../src/experiments/experiment.ts'
import { experiments } from '../../../src/experiments/list.ts'

/** A run that the course shows somewhere, without its seed. */
export interface Documented {
  readonly name: LabName
  readonly words: readonly string[]
  /** `help`: a choice or a switch of the help, by itself; `told`: written out in a list of tries or in a lesson. */
  readonly by: 'told' | 'help'
}

/**
 * Every experiment as it stands, what its list of tries and the lessons tell to type, and each choice and switch of its
 * help by itself.
 */
export async function documented(locale: CourseLanguage): Promise<readonly Documented[]> {
  const found: Documented[] = []
  for (const { name } of labs) {
    const bound = await experiments[name].load(locale)
    found.push({ name, words: [], by: 'told' })
    for (const { command } of bound.words.tries) found.push(...commandsIn(command))
    found.push(...ofHelp(name, bound))
  }
  found.push(
    ...textsOfLessons(locale).flatMap((text) =>
      [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => commandsIn(code)),
    ),
  )
  for (const text of textsOfLessons(locale))
    for (const [, block = ''] of text.matchAll(/```[a-z]*\n(.*?)```/gs))
      found.push(...block.split('\n').flatMap(commandsIn))
  const told = found.toSorted((a, b) => Number(a.by === 'help') - Number(b.by === 'help'))
  return told.filter((each, at) => told.findIndex((other) => sameWords(other, each)) === at)
}

const sameWords = (a: Documented, b: Documented): boolean =>
  a.name === b.name && a.words.join(' ') === b.words.join(' ')

function ofHelp(name: LabName, { notes }: LoadedExperiment): readonly Documented[] {
  return notes.flatMap((note) => {
    if (note.kind === 'flag') return [{ name, words: [`--${note.name}`], by: 'help' }]
    if (note.kind !== 'choice') return []
    return note.among.map((choice) => ({ name, words: [`--${note.name}`, choice], by: 'help' }))
  })
}

/** The command of a line, cut into words as a shell does; a seed is left to the walk. */
function commandsIn(line: string): readonly Documented[] {
  const typed = line.match(/^(?:\$ )?llm-primer lab (.*)$/)?.[1]
  if (typed === undefined) return []
  const [first, ...words] = (typed.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"(.*)"$/, '$1'))
  const name = labs.find((lab) => lab.name === first)?.name
  if (name === undefined || words.includes('--help')) return []
  const seed = words.indexOf('--seed')
  return [{ name, words: seed === -1 ? words : words.toSpliced(seed, 2), by: 'told' }]
}

function textsOfLessons(locale: CourseLanguage): readonly string[] {
  const chapters = new URL('../../../content/chapters/', import.meta.url)
  return readdirSync(chapters, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`.${locale}.md`) || (file.endsWith('.md') && file.includes(`${locale}/`)))
    .map((file) => readFileSync(new URL(file, chapters), 'utf8'))
}
