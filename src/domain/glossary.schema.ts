import { z } from 'zod'
import { idSchema, localizedTextSchema, pinyinSchema } from './text.schema.ts'

/** A term of `glossary.json`. */
export const termSchema = z.strictObject({
  id: idSchema,
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Of the Chinese name. */
  pinyin: pinyinSchema,
  aliases: z.array(z.string().min(1)).default([]),
  /** The section that teaches it. */
  section: idSchema,
  sentence: localizedTextSchema,
  confusedWith: z.array(idSchema).default([]),
  /** Experiments that show it. */
  labs: z.array(idSchema).optional(),
})
export const glossarySchema = z.array(termSchema)
export type Term = z.infer<typeof termSchema>
