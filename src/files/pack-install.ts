import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkContent } from '../domain/check.ts'
import type { Finding } from '../domain/check-content.ts'
import type { Locale } from '../domain/locale.ts'
import { type Pack, refusesPack } from '../domain/packs.ts'
import { errorCode } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { readContentToCheck } from './checked-content.ts'
import { ContentError, compileContent } from './compile-course.ts'
import { type ChapterFolder, type ContentFolder, numbered, readContentFolder } from './content-folder.ts'
import { makeFolder } from './folders.ts'
import type { PackFiles } from './pack-folder.ts'
import { packRecord, packsFolder } from './packs.ts'

/** A pack beside the others, under a name that no pack can have, until the learner has agreed. */
export interface StagedPack {
  readonly folder: string
  readonly pack: Pack
  /** What keeps it from being taken. */
  readonly refusals: readonly Finding[]
}

/**
 * Copies a pack's files into the data folder and looks at them as `check` does.
 * @throws PrimerError when they cannot be written.
 */
export function stagePack(
  data: string,
  name: string,
  { files, bytes, hash }: PackFiles,
  { addedOn, today, locale }: { readonly addedOn: string; readonly today: string; readonly locale: Locale },
): StagedPack {
  return writing(packsFolder(data), () => {
    makeFolder(packsFolder(data))
    const folder = mkdtempSync(join(packsFolder(data), '.new-'))
    const root = join(folder, 'content')
    for (const [path, content] of files) {
      makeFolder(dirname(join(root, path)))
      writeFileSync(join(root, path), content)
    }
    const content = packContent(root)
    const pack: Pack = {
      name,
      addedOn,
      hash,
      bytes,
      chapters: content.chapters.map(({ chapter: { title, sections } }) => ({
        title,
        sections: sections.length,
      })),
      questions: content.chapters.reduce((sum, { questions }) => sum + questions.length, 0),
      terms: content.glossary.length,
    }
    const refusals = refusalsIn(root, content, today, locale)
    return { folder, pack, refusals: refusals.length > 0 ? refusals : compileOrSay(folder, pack) }
  })
}

function refusalsIn(root: string, content: ContentFolder, today: string, locale: Locale): Finding[] {
  const checked = readContentToCheck(root, today, locale)
  const unreadable = checked.problems.map(
    ({ file, place, reason }): Finding => ({ rule: 'unreadable', file, place, reason }),
  )
  return [...unreadable, ...checkContent(checked.content)]
    .filter(refusesPack)
    .filter((finding) => finding.rule !== 'missing-text' || !hasOtherLanguage(finding.file, content))
}

/** Compiles what was staged; what the compiler alone finds is told like the rest. */
function compileOrSay(folder: string, pack: Pack): Finding[] {
  try {
    compilePack(folder, pack)
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.problems.map(
      ({ file, place, reason }): Finding => ({ rule: 'unreadable', file, place, reason }),
    )
  }
}

/** A text may be there in one language only: it then stands in for the other. */
const hasOtherLanguage = (file: string, { chapters }: ContentFolder): boolean =>
  chapters.some(({ chapter, fileOf, text }) =>
    chapter.sections.some(
      ({ id }) =>
        (fileOf(id, 'zh') === file || fileOf(id, 'en') === file) &&
        (text(id, 'zh') !== undefined || text(id, 'en') !== undefined),
    ),
  )

/**
 * Puts a staged pack in its place, instead of an older one of its name.
 * @throws PrimerError when that is not possible; an older one is then still there.
 */
export function installPack(data: string, { folder, pack }: StagedPack): void {
  const place = join(packsFolder(data), pack.name)
  writing(place, () => {
    const before = `${folder}-before`
    const replaces = moved(place, before)
    renameSync(folder, place)
    if (replaces) rmSync(before, { recursive: true, force: true })
  })
}

function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}

export const discardPack = ({ folder }: StagedPack): void => rmSync(folder, { recursive: true, force: true })

/**
 * Takes a pack away. What was learned with it stays in the journal and counts again when it is added again.
 * @throws PrimerError when it cannot be removed.
 */
export function removePack(data: string, name: string): void {
  const folder = join(packsFolder(data), name)
  writing(folder, () => rmSync(folder, { recursive: true }))
}

/**
 * Compiles a pack's content into its `course/` and says so in its `pack.json`.
 * @throws ContentError, or the error of the system.
 */
export function compilePack(folder: string, pack: Pack): void {
  const course = join(folder, 'course')
  const { files } = compileContent(packContent(join(folder, 'content')))
  rmSync(course, { recursive: true, force: true })
  for (const [name, value] of files) {
    makeFolder(dirname(join(course, name)))
    writeFileSync(join(course, name), JSON.stringify(value))
  }
  writeFileSync(join(folder, 'pack.json'), `${JSON.stringify(packRecord(pack), null, 2)}\n`)
}

/** A pack's content with each text in the other language where it has one only. */
function packContent(root: string): ContentFolder {
  const content = readContentFolder(root)
  return {
    ...content,
    chapters: inOldOrder(content.chapters).map(
      (each): ChapterFolder => ({
        ...each,
        text: (section, locale) =>
          each.text(section, locale) ?? each.text(section, locale === 'zh' ? 'en' : 'zh'),
      }),
    ),
  }
}

/** Packs of the first edition wrote numbers into their chapters, and their order hung on these. */
function inOldOrder(chapters: readonly ChapterFolder[]): readonly ChapterFolder[] {
  const numbers = chapters.map(({ chapter }) => chapter.number ?? 0)
  if (numbers.includes(0)) return chapters
  return numbered([...chapters].sort((one, other) => (one.chapter.number ?? 0) - (other.chapter.number ?? 0)))
}

function writing<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    const reason = errorCode(error)
    if (reason === undefined) throw error
    throw new PrimerError({ code: 'file-not-written', file, reason }, { cause: error })
  }
}
