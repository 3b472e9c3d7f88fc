import { z } from 'zod'
import { courseLanguages } from './locale.ts'
import { idSchema, localizedTextSchema } from './text.schema.ts'

/**
 * `corpora/corpora.json`: the texts that experiments learn from. The text itself stands in `corpora/<id>.txt`; where there
 * are languages, in `corpora/<id>.<language>.txt` for each.
 */
export const corporaSchema = z.array(
  z.strictObject({
    id: idSchema,
    title: localizedTextSchema,
    /** Who wrote it, why it is free, and who typed it in. */
    provenance: localizedTextSchema,
    languages: z.array(z.enum(courseLanguages)).default([]),
    /** The day on which the text was taken, where it is a copy of something that changes. */
    copiedOn: z.iso.date().optional(),
  }),
)
export type CorpusSource = z.infer<typeof corporaSchema>[number]

export interface Corpus extends CorpusSource {
  readonly text: string
}
