import { z } from 'zod'
import {
  httpUrlSchema,
  idSchema,
  localizedTextSchema,
  partialDateSchema,
  pinyinSchema,
} from './text.schema.ts'

/** What a reader can do afterwards. Questions name it by its id, which packs of the first edition do not have. */
export const goalSchema = localizedTextSchema.extend({ id: idSchema.optional() })

export const sectionSchema = z.strictObject({
  id: idSchema,
  title: localizedTextSchema,
  /** Of the Chinese title, so that it can be searched: syllables without tones, a space between them. */
  pinyin: pinyinSchema.optional(),
  /** Goes up when the text says something else than before; each language's text names the one that it follows. */
  rev: z.int().positive().default(1),
  /** What the present revision says otherwise, for those who read an earlier one. */
  changed: localizedTextSchema.optional(),
  goals: z.array(goalSchema).min(1),
  labs: z.array(idSchema).default([]),
  terms: z.array(idSchema).default([]),
  /** Short programs that run: `code/<section>/<name>.<zh|en>.<mjs|py>`. */
  programs: z.array(idSchema).default([]),
})

/** `chapter.json` */
export const chapterSchema = z.strictObject({
  id: idSchema,
  /** Of the first edition, and used for the order of a pack's chapters only: chapters are numbered by their folders. */
  number: z.int().positive().optional(),
  title: localizedTextSchema,
  /** What a learner has from the chapter, in a sentence. */
  promise: localizedTextSchema.optional(),
  lastChecked: z.iso.date(),
  sections: z.array(sectionSchema).min(1),
})
export type ChapterSource = z.infer<typeof chapterSchema>

/** One text for both languages, or one for each. */
const namedSchema = z.union([z.string().min(1), localizedTextSchema])

/** `sources.json`. A grade is a gate: see docs/authoring.md. */
export const sourceSchema = z.strictObject({
  title: namedSchema,
  /** Who made the page. */
  maker: namedSchema.optional(),
  url: httpUrlSchema,
  kind: z.string().min(1),
  grade: z.enum(['verified', 'secondary', 'primary-unread']),
  /** The day of the last look. */
  accessed: z.iso.date(),
  /** What was looked at: the page itself, or a stored copy and the day that the copy is of. */
  opened: z
    .union([
      z.literal('live'),
      z.strictObject({ copyOf: z.union([partialDateSchema, z.literal('undated')]) }),
    ])
    .optional(),
  /** The words of the page that carry the claim, in its own language; for checking, never shown. */
  quote: z.string().min(1).optional(),
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
  /** For a screen on which the drawing does not fit. */
  narrow: z.strictObject({ drawing: drawingSchema, ascii: drawingSchema }).optional(),
})
export type Figure = z.infer<typeof figureSchema>
