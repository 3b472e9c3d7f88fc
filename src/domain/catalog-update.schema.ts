import { z } from 'zod'
import { currencySchema } from './catalog.schema.ts'
import { PLAIN_NAME } from './clean.ts'
import { LEAST_PRICE } from './least-price.ts'
import { MOST_RELEASES } from './most-releases.ts'
import { httpUrlSchema, idSchema, partialDateSchema } from './text.schema.ts'

const outsideName = z.string().min(1).max(200).regex(PLAIN_NAME, 'a control or invisible character')
const tokens = z.int().nonnegative().max(1_000_000_000)
const amount = z
  .number()
  .nonnegative()
  .max(1_000_000)
  .refine(
    (each) => each === 0 || each >= LEAST_PRICE,
    'a price for one token or for 1,000; write it for 1,000,000',
  )
const modalities = z.array(z.string().max(40))

const amounts = { in: amount, out: amount, cachedIn: amount.optional(), cacheWrite: amount.optional() }

export const updatedReleaseSchema = z.strictObject({
  family: idSchema,
  id: idSchema,
  name: outsideName,
  released: partialDateSchema.optional(),
  context: tokens.optional(),
  openWeights: z.boolean().optional(),
  modalities: z.strictObject({ input: modalities, output: modalities }).optional(),
  price: z
    .strictObject({
      currency: currencySchema,
      ...amounts,
      thinkingOut: amount.optional(),
      /** Converted by somebody from another currency. */
      converted: z.boolean().optional(),
      /** What longer prompts cost, for all of their tokens. */
      tiers: z.array(z.strictObject({ above: tokens, ...amounts })).optional(),
    })
    .optional(),
})

/** A release as an update knows it. */
export type UpdatedRelease = z.infer<typeof updatedReleaseSchema>

/** Our own form of an update: `{"schema": "llm-primer/catalog-update@1", …}`, each release to be read by itself. */
export const catalogUpdateSchema = z.strictObject({
  schema: z.literal('llm-primer/catalog-update@1'),
  source: z.strictObject({ title: outsideName, url: httpUrlSchema.optional() }),
  releases: z.array(z.unknown()).max(MOST_RELEASES),
})

/** What an update left in the learner's data folder. */
export const catalogOverlaySchema = z.strictObject({
  schema: z.literal('llm-primer/catalog-overlay@1'),
  importedOn: z.iso.date(),
  source: outsideName,
  releases: z.array(updatedReleaseSchema).max(MOST_RELEASES),
})
export type CatalogOverlay = z.infer<typeof catalogOverlaySchema>
