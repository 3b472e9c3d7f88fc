import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Locale } from '../domain/locale.ts'
import { LARGEST_CONTENT, readPlainText } from './plain-file.ts'

/** What is wrong with a content file: where, and why. */
export interface ContentProblem {
  readonly file: string
  readonly place: string
  readonly reason: string
}

/** The JSON of a file, when it is as the schema says; else nothing, and what is wrong is added to the problems. */
export function readContent<T>(
  file: string,
  schema: z.ZodType<T>,
  problems: ContentProblem[],
): T | undefined {
  try {
    const parsed = schema.safeParse(withoutSchemaHint(JSON.parse(readPlainText(file, LARGEST_CONTENT))))
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues)
      problems.push({ file, place: z.core.toDotPath(issue.path), reason: issue.message })
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

/** From here on, what a schema does not like is told in this language. */
export function tellProblemsIn(locale: Locale): void {
  z.config(locale === 'zh' ? z.locales.zhCN() : z.locales.en())
}
