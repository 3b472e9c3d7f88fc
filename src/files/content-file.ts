import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { CourseLanguage, LocalizedText } from '../domain/locale.ts'
import { LARGEST_CONTENT, readPlainText } from './plain-file.ts'

/** What is wrong with a content file: where, and why. */
export interface ContentProblem {
  readonly file: string
  readonly place: string
  /** In English, which authors and builds are told in. */
  readonly reason: string
  /** What a schema does not like, in the reader's language. */
  readonly told?: LocalizedText
}

/** The problem with its reason in a language, where it is known in that. */
export const problemIn = (
  { file, place, reason, told }: ContentProblem,
  locale: CourseLanguage,
): ContentProblem => ({
  file,
  place,
  reason: told?.[locale] ?? reason,
})

/** The JSON of a file, when it is as the schema says; else nothing, and what is wrong is added to the problems. */
export function readContent<T>(
  file: string,
  schema: z.ZodType<T>,
  problems: ContentProblem[],
): T | undefined {
  try {
    const read = parseIn(schema, withoutSchemaHint(JSON.parse(readPlainText(file, LARGEST_CONTENT))))
    if ('value' in read) return read.value
    for (const { place, told } of read.issues) problems.push({ file, place, reason: told.en, told })
  } catch (error) {
    problems.push({ file, place: '', reason: error instanceof Error ? error.message : String(error) })
  }
  return undefined
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

type Parsed<T> =
  | { readonly value: T }
  | { readonly issues: readonly { readonly place: string; readonly told: LocalizedText }[] }

/** What a schema makes of a value, or what it does not like, in both languages: the value is then looked at once in each. */
export function parseIn<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const inEnglish = schema.safeParse(value, { error: z.locales.en().localeError })
  if (inEnglish.success) return { value: inEnglish.data }
  const inChinese = schema.safeParse(value, { error: z.locales.zhCN().localeError })
  const issues = inEnglish.error.issues.map(({ path, message }, at) => ({
    place: z.core.toDotPath(path),
    told: { en: message, zh: inChinese.error?.issues[at]?.message ?? message },
  }))
  return { issues }
}
