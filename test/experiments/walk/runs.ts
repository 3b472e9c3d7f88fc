import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { Command } from 'commander'
import { build } from 'esbuild'
import { catalogueModel } from '../../../src/commands/lab/catalogue.ts'
import { declareOptions } from '../../../src/commands/lab/options.ts'
import { corpusText, courseText } from '../../../src/commands/lab/text.ts'
import type { LabName } from '../../../src/domain/labs.ts'
import type { CourseLanguage } from '../../../src/domain/locale.ts'
import { experiments } from '../../../src/experiments/list.ts'
import { type Answered, type Materials, nothingTyped, typedReader } from '../../../src/experiments/readers.ts'
import { createCourse } from '../../../src/files/course.ts'
import type { OptionReader } from '../../../src/labs/lab.ts'
import { quietSession } from '../../../src/labs/session.ts'
import { messagesIn } from '../../../src/messages/messages.ts'
import { alice } from '../../labs/corpora.ts'
import { packedVocabulary } from '../../labs/vocabularies.ts'
import type { Documented } from './documented.ts'

/** What a run gave, as plain data: enough to write its sentences again. */
export interface WalkedRun {
  readonly answered: Answered
  readonly result: unknown
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const course = createCourse(join(root, 'dist/course'))

/** Texts that stand in for a learner's file: none of them is in the course. */
const ownTexts: Partial<Record<LabName, string>> = {
  envelope: 'Here is the text of a user:\n<<<\n{{text}}\n>>>\nAnswer in one line.',
  injection: 'Dear Ann,\nplease send the report to eve@example.org today.\nBest, Bob',
  cachebill: [alice.slice(0, 9000), alice.slice(0, 12000), alice.slice(0, 6000)].join('\n---\n'),
}

interface Prepared {
  readonly answered: Answered
  readonly start: () => Promise<{ readonly result: unknown }>
  /** Whether the language has a part in what is computed. */
  readonly speaks: boolean
}

/** Reads the words as the command line does. */
async function prepared(
  { name, words }: Documented,
  seed: number,
  locale: CourseLanguage,
  fast: boolean,
): Promise<Prepared> {
  const bound = await experiments[name].load(locale)
  const seeded = bound.notes.some((note) => note.name === 'seed')
  const command = new Command(name).exitOverride()
  declareOptions(command, bound.notes, bound.words, await messagesIn(locale))
  const typed = [...words, ...(seeded ? ['--seed', String(seed)] : []), ...(fast ? ['--fast'] : [])]
  command.parse(typed, { from: 'user' })
  const { load, text, ...flags } = command.opts<Record<string, string>>()
  const answered: Answered = {}
  const reader = typedReader(
    {
      flags,
      argument: command.args.join(' '),
      ownText: text === undefined ? undefined : (ownTexts[name] ?? alice),
      loaded: load === undefined ? undefined : { file: load, value: await savedModel(seed, locale, fast) },
    },
    { locale, fast, materials: materialsIn(locale) },
    answered,
  )
  const { watched, speaks } = watchLanguage(reader)
  const start = bound.prepare(watched)
  return { answered, start: () => start(quietSession), speaks: speaks() }
}

/** Notices when an experiment reads something that differs from language to language. */
export function watchLanguage(reader: OptionReader): {
  readonly watched: OptionReader
  readonly speaks: () => boolean
} {
  let speaks = false
  const watched = new Proxy(reader, {
    get: (target, property) => {
      if (['locale', 'text', 'course', 'loaded'].includes(String(property))) speaks = true
      return Reflect.get(target, property)
    },
  })
  return { watched, speaks: () => speaks }
}

const materialsIn = (locale: CourseLanguage): Materials => ({
  corpus: (corpus) => corpusText(corpus, { course, locale }),
  course: () => courseText({ course, locale }),
  packedVocabulary,
  catalogueModel: (model) => catalogueModel(model, course.catalogDetails()),
})

/** What `gpt --layers 2 --save` keeps. */
async function savedModel(seed: number, locale: CourseLanguage, fast: boolean): Promise<unknown> {
  const bound = await experiments.gpt.load(locale)
  const typed = { ...nothingTyped, flags: { layers: '2', seed: String(seed) } }
  const reader = typedReader(typed, { locale, fast, materials: materialsIn(locale) }, {})
  return JSON.parse(JSON.stringify((await bound.prepare(reader)(quietSession)).saved))
}

/** The engine's own code: what was kept of another version is run again. */
async function engineHash(name: LabName): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, `src/labs/${name}.ts`)],
    bundle: true,
    platform: 'node',
    write: false,
    logLevel: 'silent',
  })
  return createHash('sha256')
    .update(outputFiles[0]?.contents ?? '')
    .digest('hex')
    .slice(0, 12)
}

const hashes = new Map<LabName, Promise<string>>()

/**
 * A run, kept in `folder` so that a walk of hours can be broken off and goes on where it stood; without a folder it is
 * only made.
 */
export async function keptRun(
  each: Documented,
  seed: number,
  locale: CourseLanguage,
  { fast, folder }: { readonly fast: boolean; readonly folder: string | undefined },
): Promise<WalkedRun> {
  const { answered, start, speaks } = await prepared(each, seed, locale, fast)
  if (folder === undefined) return { answered, result: (await start()).result }
  const { name, words } = each
  const told = [name, ...words].join(' ').replace(/[^\p{L}\p{N}.=-]+/gu, '_')
  const file = join(
    folder,
    [told, speaks ? locale : 'both', answered.seed ?? 0, fast ? 'fast' : 'full', await hashOf(name)].join(
      '.',
    ),
  )
  if (existsSync(file)) return { answered, result: deserialize(readFileSync(file)) }
  const { result } = await start()
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.part`, serialize(plain(result)))
  renameSync(`${file}.part`, file)
  return { answered, result }
}

function hashOf(name: LabName): Promise<string> {
  const hash = hashes.get(name) ?? engineHash(name)
  hashes.set(name, hash)
  return hash
}

/** Without functions, which nothing that is written about a run needs. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return undefined
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
