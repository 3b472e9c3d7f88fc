import { z } from 'zod'
import { idSchema, localizedTextSchema } from './text.schema.ts'

const wordsSchema = z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) })

const shared = {
  id: idSchema,
  /** Goes up when the meaning changes; a typo keeps it. */
  rev: z.int().positive(),
  section: idSchema,
  /** The goal of its section that it asks for. */
  goal: idSchema.optional(),
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

const numeric = z.strictObject({
  ...shared,
  kind: z.literal('numeric'),
  answer: z.strictObject({
    value: z.number(),
    /** How far off still counts as right, in the unit of the answer. */
    tolerance: z.number().nonnegative(),
    unit: z.string().optional(),
  }),
  traps: z.array(z.strictObject({ value: z.number(), why: localizedTextSchema })).default([]),
  computation: z.strictObject({ name: z.string(), arguments: z.record(z.string(), z.json()) }).optional(),
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
export type Question = z.infer<typeof questionSchema>
