import { z } from 'zod'
import { idSchema, localizedTextSchema, partialDateSchema } from './text.schema.ts'

/** An event of `timeline.json`. */
export const eventSchema = z.strictObject({
  date: partialDateSchema,
  text: localizedTextSchema,
  sources: z.array(idSchema).min(1),
  /** The section that tells more. */
  section: idSchema,
})
export const timelineSchema = z.array(eventSchema)
export type TimelineEventSource = z.infer<typeof eventSchema>
