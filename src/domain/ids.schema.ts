import { z } from 'zod'
import { idSchema } from './text.schema.ts'

/**
 * `ids.json`: every id that was ever published, by kind. Learners' progress hangs on these; one that is published
 * stays, or is given to nothing else.
 */
export const publishedIdsSchema = z.partialRecord(
  z.enum(['chapters', 'sections', 'goals', 'questions', 'terms']),
  z.array(idSchema),
)
export type PublishedIds = z.infer<typeof publishedIdsSchema>
