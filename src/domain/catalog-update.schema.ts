import { z } from 'zod'
import { currencySchema } from './catalog.schema.ts'
import { PLAIN_NAME } from './clean.ts'
import { httpUrlSchema, idSchema, partialDateSchema } from './text.schema.ts'

const outsideName = z.string().min(1).max(200).regex(PLAIN_NAME, 'a control or invisible character')
const tokens = z.int().nonnegative().max(1_000_000_000)
const amount = z.number().nonnegative().max(1_000_000)
const modalities = z.array(z.string().max(40))

/** Our own form of an update: `{"schema": "llm-primer/catalog-update@1", …}`. */
export const catalogUpdateSchema = z.strictObject({
  schema: z.literal('llm-primer/catalog-update@1'),
  source: z.strictObject({ title: outsideName, url: httpUrlSchema.optional() }),
  releases: z.array(
    z.strictObject({
      family: idSchema,
      id: idSchema,
      name: outsideName,
      released: partialDateSchema.optional(),
      context: tokens.optional(),
      openWeights: z.boolean().optional(),
      modalities: z.strictObject({ input: modalities, output: modalities }).optional(),
      price: z
        .strictObject({ currency: currencySchema, in: amount, out: amount, cachedIn: amount.optional() })
        .optional(),
    }),
  ),
})
export type CatalogUpdateFile = z.infer<typeof catalogUpdateSchema>

/** A release as an update knows it. */
export type UpdatedRelease = CatalogUpdateFile['releases'][number]

/** What an update left in the learner's data folder. */
export const catalogOverlaySchema = z.strictObject({
  schema: z.literal('llm-primer/catalog-overlay@1'),
  importedOn: z.iso.date(),
  source: outsideName,
  releases: catalogUpdateSchema.shape.releases,
})
export type CatalogOverlay = z.infer<typeof catalogOverlaySchema>
