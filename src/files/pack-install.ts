import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { pid } from 'node:process'
import { checkContent } from '../domain/check.ts'
import type { Finding } from '../domain/check-content.ts'
import { type CourseLanguage, otherLanguage } from '../domain/locale.ts'
import { type Pack, refusesPack } from '../domain/packs.ts'
import { fileReason } from '../domain/system-error.ts'
import { PrimerError } from '../errors.ts'
import { readContentToCheck } from './checked-content.ts'
import { ContentError, compileContent, compiledBytes } from './compile-course.ts'
import { problemIn } from './content-file.ts'
import { type ChapterFolder, type ContentFolder, numbered, readContentFolder } from './content-folder.ts'
import { withLines } from './finding-lines.ts'
import { makeFolder, syncFile, syncFolder, syncUpwards } from './folders.ts'

import type { PackFiles } from './pack-folder.ts'
import {
  folderPrefix,
  installedPacks,
  type PackRecord,
  packRecord,
  packsFolder,
  recordPath,
  recordText,
} from './packs.ts'
import { replaceFile } from './replace-file.ts'
import { withSlashes } from './slashes.ts'

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
  {
    addedOn,
    today,
    locale,
    from,
  }: {
    readonly addedOn: string
    readonly today: string
    readonly locale: CourseLanguage
    /** The folder as the learner typed it. */
    readonly from: string
  },
): StagedPack {
  return writing(packsFolder(data), () => {
    makeFolder(packsFolder(data))
    const folder = mkdtempSync(join(packsFolder(data), folderPrefix(pid)))
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
    return {
      folder,
      pack,
      refusals: ofLearner(refusals.length > 0 ? refusals : compileOrSay(folder, locale), root, from),
    }
  })
}

/** Named by the learner's own files, not by the copy that was looked at. */
const ofLearner = (findings: readonly Finding[], root: string, from: string): Finding[] =>
  withLines(findings).map((finding) => ({
    ...finding,
    file: withSlashes(join(from, relative(root, finding.file))),
  }))

function refusalsIn(root: string, content: ContentFolder, today: string, locale: CourseLanguage): Finding[] {
  const checked = readContentToCheck(root, today, locale)
  const unreadable = checked.problems.map(
    ({ file, place, reason }): Finding => ({ rule: 'unreadable', file, place, reason }),
  )
  return [...unreadable, ...checkContent(checked.content)]
    .filter(refusesPack)
    .filter((finding) => finding.rule !== 'missing-text' || !hasOtherLanguage(finding.file, content))
}

/** Compiles what was staged; what the compiler alone finds is told like the rest. */
function compileOrSay(folder: string, locale: CourseLanguage): Finding[] {
  try {
    compilePack(folder)
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.problems.map((problem): Finding => ({ rule: 'unreadable', ...problemIn(problem, locale) }))
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
 * Puts a staged pack in its place, instead of an older one of its name. Everything is on the disk before the record that
 * names it, and the record takes effect at once: killed at any time, it is the old pack or the new one.
 * @throws PrimerError when that is not possible; an older one is then still there.
 */
export function installPack(data: string, { folder, pack }: StagedPack): void {
  const { name } = pack
  const before = recordOf(data, name)
  writing(recordPath(data, name), () => {
    syncTree(folder)
    syncFolder(packsFolder(data))
    replaceFile(recordPath(data, name), recordText(packRecord(pack, folder)))
  })
  if (before !== undefined) discard(join(packsFolder(data), before.folder))
  discard(join(packsFolder(data), name))
}

/** Whoever added what is there already may have died before its record was on the disk. */
export function syncPacks(data: string): void {
  writing(packsFolder(data), () => syncUpwards(packsFolder(data)))
}

const recordOf = (data: string, name: string): PackRecord | undefined =>
  installedPacks(data).find((pack) => pack.name === name)

/** Files first, then the folders that name them. */
function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else syncFile(path)
  }
  syncFolder(folder)
}

/** What no record names any more; what stays is swept another time. */
function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Another process has a file of it open (Windows), or the folder may not be changed any more.
  }
}

/** Forgets a staged pack, unless it was put in its place. */
export function discardPack(data: string, { folder, pack }: StagedPack): void {
  if (recordOf(data, pack.name)?.folder !== basename(folder)) discard(folder)
}

/**
 * Takes a pack away. What was learned with it stays in the journal and counts again when it is added again.
 * @throws PrimerError when it cannot be removed.
 */
export function removePack(data: string, name: string): void {
  const folder = packsFolder(data)
  const record = recordOf(data, name)
  writing(join(folder, name), () => {
    // Of the first edition, in effect only where there is no record: it must not come back when the record goes.
    const aside = join(folder, `${folderPrefix(pid)}${name}`)
    if (existsSync(join(folder, name))) renameSync(join(folder, name), aside)
    rmSync(recordPath(data, name), { force: true })
    syncFolder(folder)
    discard(aside)
  })
  if (record !== undefined) discard(join(folder, record.folder))
}

/**
 * Compiles a pack's content into its `course/`.
 * @throws ContentError, or the error of the system.
 */
function compilePack(folder: string): void {
  const course = join(folder, 'course')
  const { files } = compileContent(packContent(join(folder, 'content')))
  rmSync(course, { recursive: true, force: true })
  for (const [name, value] of files) {
    makeFolder(dirname(join(course, name)))
    writeFileSync(join(course, name), compiledBytes(value), { mode: 0o600 })
  }
}

/**
 * Compiles a pack that another version compiled and gives its new record.
 * @throws ContentError when this version does not understand it, or the error of the system.
 */
export function compileAnew(data: string, record: PackRecord): PackRecord {
  const folder = join(packsFolder(data), record.folder)
  compilePack(folder)
  syncTree(join(folder, 'course'))
  const { folder: _, sum: __, schema: ___, compiledBy: ____, ...pack } = record
  const renewed = packRecord(pack, folder)
  replaceFile(recordPath(data, record.name), recordText(renewed))
  return renewed
}

/** A pack's content with each text in the other language where it has one only. */
function packContent(root: string): ContentFolder {
  const content = readContentFolder(root)
  return {
    ...content,
    chapters: inOldOrder(content.chapters).map(
      (each): ChapterFolder => ({
        ...each,
        text: (section, locale) => each.text(section, locale) ?? each.text(section, otherLanguage[locale]),
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
    const reason = fileReason(error)
    if (reason === undefined) throw error
    throw new PrimerError({ code: 'file-not-written', file, reason }, { cause: error })
  }
}
