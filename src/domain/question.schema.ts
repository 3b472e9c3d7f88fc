import { z } from 'zod'
import type { LocalizedText } from './locale.ts'
import { idSchema, localizedTextSchema } from './text.schema.ts'

const wordsSchema = z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) })

const shared = {
  id: idSchema,
  /** Goes up when the meaning changes; a typo keeps it. */
  rev: z.int().positive(),
  /** What it asks otherwise and why, for those who answered an earlier revision. */
  changed: localizedTextSchema.optional(),
  section: idSchema,
  /** The goal of its section that it asks for. */
  goal: idSchema.optional(),
  /** The experiment of its section that shows what it asks for, if one does. */
  lab: idSchema.optional(),
  terms: z.array(idSchema).default([]),
  difficulty: z.int().min(1).max(3).default(1),
  prompt: localizedTextSchema,
  hints: z.array(localizedTextSchema).default([]),
  explanation: localizedTextSchema,
  sources: z.array(idSchema).default([]),
}

export const optionSchema = z.strictObject({
  id: idSchema,
  text: localizedTextSchema,
  correct: z.boolean().default(false),
  why: localizedTextSchema,
})

const optionsSchema = z
  .array(optionSchema)
  .min(2)
  .refine((options) => new Set(options.map(({ id }) => id)).size === options.length, 'option ids repeat')

const single = z.strictObject({
  ...shared,
  kind: z.literal('single'),
  options: optionsSchema.refine(
    (options) => options.filter(({ correct }) => correct).length === 1,
    'needs exactly one correct option',
  ),
})

const multiple = z.strictObject({
  ...shared,
  kind: z.literal('multiple'),
  options: optionsSchema.refine(
    (options) => options.some(({ correct }) => correct),
    'needs a correct option',
  ),
})

const trueFalse = z.strictObject({
  ...shared,
  kind: z.literal('true-false'),
  answer: z.boolean(),
  /** Why the other answer is wrong. */
  why: localizedTextSchema,
})

/** How a number comes about; an argument `{name}` is a number that is drawn. */
const computationSchema = z.strictObject({ name: z.string(), arguments: z.record(z.string(), z.json()) })

const numberNameSchema = z.string().regex(/^[a-z][a-z-]*$/)

const numeric = z.strictObject({
  ...shared,
  kind: z.literal('numeric'),
  /**
   * Numbers that are drawn anew whenever it is asked: name → the values it may have, the standard one first. Texts hold
   * them as `{name}`, and the key as `{answer}`.
   */
  drawn: z.record(numberNameSchema, z.array(z.number()).min(2)).optional(),
  /** Numbers that follow from those, in this order; texts, traps and the key may use them too. */
  derived: z.record(numberNameSchema, computationSchema).optional(),
  answer: z.strictObject({
    value: z.number(),
    /** How far off still counts as right, in the unit of the answer. */
    tolerance: z.number().nonnegative(),
    unit: z.string().optional(),
    /** Between which the key lies, whatever is drawn. */
    range: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  }),
  traps: z
    .array(
      z.strictObject({
        value: z.number(),
        /** Of a question that draws its numbers. */
        computation: computationSchema.optional(),
        why: localizedTextSchema,
      }),
    )
    .default([]),
  computation: computationSchema.optional(),
})

const short = z.strictObject({
  ...shared,
  kind: z.literal('short'),
  accept: wordsSchema,
  traps: z.array(z.strictObject({ text: wordsSchema, why: localizedTextSchema })).default([]),
})

const cloze = z.strictObject({
  ...shared,
  kind: z.literal('cloze'),
  blanks: z.array(z.strictObject({ accept: wordsSchema })).min(1),
  why: localizedTextSchema.optional(),
})

const order = z.strictObject({
  ...shared,
  kind: z.literal('order'),
  /** In the right order. */
  items: z
    .array(z.strictObject({ id: idSchema, text: localizedTextSchema, why: localizedTextSchema.optional() }))
    .min(2),
})

const side = z.strictObject({ id: idSchema, text: localizedTextSchema })

const match = z.strictObject({
  ...shared,
  kind: z.literal('match'),
  pairs: z.array(z.strictObject({ left: side, right: side, why: localizedTextSchema.optional() })).min(2),
})

/** A question of a chapter: `quiz/NN-<section>.json` is a list of them. */
export const questionSchema = z.discriminatedUnion('kind', [
  single,
  multiple,
  trueFalse,
  numeric,
  short,
  cloze,
  order,
  match,
])
type Written = z.infer<typeof questionSchema>

/** The texts of a question that draws its numbers, with a place for each. */
export interface NumericTemplate {
  readonly prompt: LocalizedText
  readonly hints: readonly LocalizedText[]
  readonly explanation: LocalizedText
  /** Of its traps, in their order. */
  readonly reasons: readonly LocalizedText[]
  /** The key and its tolerance as they were written, for the standard numbers. */
  readonly answer: { readonly value: number; readonly tolerance: number }
}

/** A question with its standard numbers; one that draws others keeps its texts as a template. */
export type Question =
  | Exclude<Written, { kind: 'numeric' }>
  | (Extract<Written, { kind: 'numeric' }> & { readonly template?: NumericTemplate })
