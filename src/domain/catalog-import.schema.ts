import { z } from 'zod'
import { currencySchema } from './catalog.schema.ts'
import { PLAIN_NAME } from './clean.ts'
import { httpUrlSchema, idSchema, partialDateSchema } from './text.schema.ts'

const amount = z.number().nonnegative().max(1_000_000)
const tokens = z.int().positive().max(1_000_000_000)
const modality = z.enum(['text', 'image', 'audio', 'video', 'pdf'])

/** What is said, and which sets say it by their letters: `b` model-bank, `d` models.dev, `g` genai-prices. */
const said = <T extends z.ZodType>(value: T) => z.array(z.tuple([value, z.string().regex(/^[bdg]+$/)])).min(1)

const price = z.strictObject({
  currency: currencySchema,
  in: amount,
  out: amount,
  cachedIn: amount.optional(),
  cacheWrite: amount.optional(),
  thinkingOut: amount.optional(),
  upToPromptTokens: tokens.optional(),
  counts: z.enum(['whole', 'above']).optional(),
})

const importedRelease = z.strictObject({
  family: idSchema,
  id: idSchema,
  name: z.string().min(1).max(100).regex(PLAIN_NAME, 'a control or invisible character'),
  ids: z.array(z.string().min(1).max(120)).optional(),
  released: said(partialDateSchema).optional(),
  context: said(tokens).optional(),
  maxOutput: said(tokens).optional(),
  knowledge: said(partialDateSchema).optional(),
  modalities: said(z.strictObject({ input: z.array(modality), output: z.array(modality) })).optional(),
  tools: said(z.boolean()).optional(),
  json: said(z.boolean()).optional(),
  thinking: said(z.boolean()).optional(),
  openWeights: said(z.boolean()).optional(),
  deprecated: z.literal(true).optional(),
  weights: httpUrlSchema.optional(),
  prices: said(z.array(price).min(1)).optional(),
})
export type ImportedRelease = z.infer<typeof importedRelease>

const snapshot = z.strictObject({
  /** Commit of a repository, version of a package. */
  commit: z.string().min(1).max(100),
  /** The day for which the snapshot speaks. */
  date: z.iso.date(),
  licence: z.string().min(1).max(100),
  url: httpUrlSchema,
})

/** `catalog/imported.json`, written by `scripts/import-models.mjs`. */
export const importedSchema = z.strictObject({
  snapshots: z.strictObject({ 'models-dev': snapshot, 'model-bank': snapshot, 'genai-prices': snapshot }),
  releases: z.array(importedRelease),
})
export type Imported = z.infer<typeof importedSchema>
