import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { CourseLanguage, LocalizedText } from '../domain/locale.ts'
import { errorMessage } from '../domain/system-error.ts'
import { LARGEST_CONTENT, NotAFile, NotText, readWrittenText, TooLarge } from './plain-file.ts'
import { remarkInChinese, schemaWording } from './schema-wording.ts'

/** What is wrong with a content file: where, and why. */
export interface ContentProblem {
  readonly file: string
  readonly place: string
  /** Builds are told in English. */
  readonly reason: LocalizedText
}

/** A problem as one reader is told it. */
export interface ToldProblem {
  readonly file: string
  readonly place: string
  readonly reason: string
}

export const problemIn = ({ file, place, reason }: ContentProblem, locale: CourseLanguage): ToldProblem => ({
  file,
  place,
  reason: reason[locale],
})

/** The JSON of a file, when it is as the schema says; else nothing, and what is wrong is added to the problems. */
export function readContent<T>(
  file: string,
  schema: z.ZodType<T>,
  problems: ContentProblem[],
): T | undefined {
  try {
    const read = parseIn(schema, withoutSchemaHint(JSON.parse(readWrittenText(file, LARGEST_CONTENT))))
    if ('value' in read) return read.value
    for (const { place, told } of read.issues) problems.push({ file, place, reason: told })
  } catch (error) {
    problems.push({ file, place: '', reason: unreadReason(error) })
  }
  return undefined
}

/** Why a file was not read. What the system or the reader of JSON says stands as it is: people look for it. */
export function unreadReason(error: unknown): LocalizedText {
  if (error instanceof NotAFile) return { zh: '这不是普通文件', en: error.message }
  if (error instanceof TooLarge) return { zh: '这个文件太大', en: error.message }
  if (error instanceof NotText) return { zh: '这不是 UTF-8 文本', en: error.message }
  const said = errorMessage(error)
  return error instanceof SyntaxError
    ? { zh: `不是合法的 JSON：${said}`, en: `not valid JSON: ${said}` }
    : { zh: `读不了：${said}`, en: `cannot be read: ${said}` }
}

/** What reading a text gives; what cannot be read is told as a problem, and is then empty. */
export function textOrProblem<T extends string | undefined>(
  file: string,
  problems: ContentProblem[],
  read: () => T,
): T | '' {
  try {
    return read()
  } catch (error) {
    problems.push({ file, place: '', reason: unreadReason(error) })
    return ''
  }
}

/** `"$schema"` tells an editor what the file may hold; it is no part of the content. */
function withoutSchemaHint(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !('$schema' in json)) return json
  const { $schema: _, ...content } = json
  return content
}

/** As `readContent`; a file that is not there is no problem. */
export const readIfThere = <T>(
  file: string,
  schema: z.ZodType<T>,
  problems: ContentProblem[],
): T | undefined => (existsSync(file) ? readContent(file, schema, problems) : undefined)

export type Parsed<T> =
  | { readonly value: T }
  | { readonly issues: readonly { readonly place: string; readonly told: LocalizedText }[] }

/** What a schema makes of a value, or what it does not like, in both languages: the value is then looked at once in each. */
export function parseIn<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const inEnglish = schema.safeParse(value, { error: schemaWording('en') })
  if (inEnglish.success) return { value: inEnglish.data }
  const inChinese = schema.safeParse(value, { error: schemaWording('zh') })
  const issues = inEnglish.error.issues.map(({ path, message }, at) => ({
    place: z.core.toDotPath(path),
    told: { en: message, zh: remarkInChinese(inChinese.error?.issues[at]?.message ?? message) },
  }))
  return { issues }
}
