import { z } from 'zod'
import { idSchema, localizedTextSchema } from './text.schema.ts'

/** `corpora/corpora.json`: the texts that experiments learn from. The text itself stands in `corpora/<id>.txt`. */
export const corporaSchema = z.array(
  z.strictObject({
    id: idSchema,
    title: localizedTextSchema,
    /** Who wrote it, why it is free, and who typed it in. */
    provenance: localizedTextSchema,
  }),
)
export type CorpusSource = z.infer<typeof corporaSchema>[number]

export interface Corpus extends CorpusSource {
  readonly text: string
}
