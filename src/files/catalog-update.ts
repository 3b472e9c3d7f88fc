import { z } from 'zod'
import type { CatalogDetails } from '../domain/catalog.ts'
import {
  catalogUpdateSchema,
  modelsDevModelSchema,
  modelsDevSchema,
} from '../domain/catalog-update.schema.ts'
import { familyOf, fromModelsDev, type UpdatedRelease } from '../domain/catalog-update.ts'
import { PrimerError } from '../errors.ts'

/** A file that was read whole and found right. */
export interface ReadUpdate {
  /** What it calls itself. */
  readonly source: string
  readonly releases: readonly UpdatedRelease[]
  /** Models of makers or families that the catalogue does not have. */
  readonly skipped: number
}

/**
 * Reads an update: our own form, or an api.json of models.dev.
 * @throws PrimerError `broken-update` with place and reason; then nothing of the file is used.
 */
export function readUpdate(text: string, file: string, details: CatalogDetails): ReadUpdate {
  const json = parseJson(text, file)
  if (isOurs(json)) {
    const { source, releases } = checked(catalogUpdateSchema, json, file, [])
    const families = details.entries.flatMap(({ id, kind }) => (kind === 'family' ? [id] : []))
    const unknown = releases.findIndex(({ family }) => !families.includes(family))
    if (unknown >= 0)
      throw broken(file, `releases[${unknown}].family`, `there is no family "${releases[unknown]?.family}"`)
    return { source: source.title, releases, skipped: 0 }
  }
  return readModelsDev(json, file, details)
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw broken(file, '', error instanceof Error ? error.message : String(error))
  }
}

const isOurs = (json: unknown): boolean => typeof json === 'object' && json !== null && 'schema' in json

function checked<T>(schema: z.ZodType<T>, value: unknown, file: string, path: readonly string[]): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw broken(file, z.core.toDotPath([...path, ...(issue?.path ?? [])]), issue?.message ?? '')
}

const broken = (file: string, place: string, reason: string): PrimerError =>
  new PrimerError({ code: 'broken-update', file, place, reason })

function readModelsDev(json: unknown, file: string, details: CatalogDetails): ReadUpdate {
  const providers = checked(modelsDevSchema, json, file, [])
  const makers = details.companies.flatMap(({ id, providers: names }) =>
    names.map((provider) => ({ company: id, provider })),
  )
  const releases: UpdatedRelease[] = []
  let total = 0
  for (const { models } of Object.values(providers)) total += Object.keys(models).length
  for (const { company, provider } of makers) {
    for (const [name, value] of Object.entries(providers[provider]?.models ?? {})) {
      const family = familyOf(name, company, details)
      if (family === undefined) continue
      releases.push(
        fromModelsDev(checked(modelsDevModelSchema, value, file, [provider, 'models', name]), family),
      )
    }
  }
  if (total === 0) throw broken(file, '', 'there are no models in it')
  return { source: 'models.dev', releases, skipped: total - releases.length }
}
