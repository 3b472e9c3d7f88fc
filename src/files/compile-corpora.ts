import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corporaSchema } from '../domain/corpus.schema.ts'
import { type ContentProblem, readIfThere } from './content-file.ts'

/** The texts that experiments learn from: `corpora.json` says which, each text stands beside it. */
export const compileCorpora = (folder: string, problems: ContentProblem[]): ReadonlyMap<string, unknown> =>
  new Map(
    (readIfThere(join(folder, 'corpora.json'), corporaSchema, problems) ?? []).map((corpus) => [
      `corpora/${corpus.id}.json`,
      { ...corpus, text: readText(join(folder, `${corpus.id}.txt`), problems) },
    ]),
  )

function readText(file: string, problems: ContentProblem[]): string {
  if (existsSync(file)) return readFileSync(file, 'utf8')
  problems.push({ file, place: '', reason: 'this text is missing' })
  return ''
}
