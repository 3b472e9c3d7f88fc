import { z } from 'zod'
import { httpUrlSchema, idSchema, localizedTextSchema, pinyinSchema } from './text.schema.ts'

export const sectionSchema = z.strictObject({
  id: idSchema,
  title: localizedTextSchema,
  /** Of the Chinese title, so that it can be searched: syllables without tones, a space between them. */
  pinyin: pinyinSchema.optional(),
  goals: z.array(localizedTextSchema).min(1),
  labs: z.array(idSchema).default([]),
  terms: z.array(idSchema).default([]),
})

/** `chapter.json` */
export const chapterSchema = z.strictObject({
  id: idSchema,
  number: z.int().positive(),
  title: localizedTextSchema,
  lastChecked: z.iso.date(),
  sections: z.array(sectionSchema).min(1),
})
export type ChapterSource = z.infer<typeof chapterSchema>

/** `sources.json`. A grade is a gate: see docs/authoring.md. */
export const sourceSchema = z.strictObject({
  title: z.string().min(1),
  url: httpUrlSchema,
  kind: z.string().min(1),
  grade: z.enum(['verified', 'secondary', 'primary-unread']),
  accessed: z.iso.date(),
})
export const sourcesSchema = z.record(idSchema, sourceSchema)
export type Source = z.infer<typeof sourceSchema>

/** `constants.json`: a number as each language writes it. */
export const constantSchema = z.strictObject({
  zh: z.string().min(1),
  en: z.string().min(1),
  value: z.number().optional(),
  asOf: z.iso.date().optional(),
  sources: z.array(idSchema).default([]),
  volatile: z.boolean().default(false),
})
export const constantsSchema = z.record(idSchema, constantSchema)
export type Constant = z.infer<typeof constantSchema>

const drawingSchema = z.strictObject({ zh: z.array(z.string()).min(1), en: z.array(z.string()).min(1) })

/** `figures/<id>.json` */
export const figureSchema = z.strictObject({
  id: idSchema,
  alternative: localizedTextSchema,
  drawing: drawingSchema,
  ascii: drawingSchema,
  computed: z.string().optional(),
})
export type Figure = z.infer<typeof figureSchema>
