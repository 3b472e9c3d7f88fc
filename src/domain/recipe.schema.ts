import { z } from 'zod'
import { idSchema, localizedTextSchema } from './text.schema.ts'

const wordsSchema = z.strictObject({
  zh: z.array(z.string().min(1)).min(1),
  en: z.array(z.string().min(1)).min(1),
})

/** A pattern that no answer can make slow: no group may be repeated, and at most two parts without a limit. */
const patternSchema = z
  .string()
  .min(1)
  .max(200)
  .refine(isPattern, 'a regular expression without repeated groups, with at most two of * + {n,}')

function isPattern(source: string): boolean {
  const bare = source.replace(/\\./g, 'a').replace(/\[[^\]]*\]/g, 'a')
  if (/\)(?:[*+]|\{)/.test(bare) || (bare.match(/[*+]|\{\d+,\}/g) ?? []).length > 2) return false
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}

/** The part of JSON Schema that a check needs: what a program that reads the answer would ask for. */
export type AnswerShape = {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null' | undefined
  readonly enum?: readonly (string | number | boolean | null)[] | undefined
  readonly properties?: Readonly<Record<string, AnswerShape>> | undefined
  readonly required?: readonly string[] | undefined
  readonly additionalProperties?: boolean | undefined
  readonly items?: AnswerShape | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
}
const shapeSchema: z.ZodType<AnswerShape> = z.lazy(() =>
  z.strictObject({
    type: z.enum(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']).optional(),
    enum: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    properties: z.record(z.string(), shapeSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.boolean().optional(),
    items: shapeSchema.optional(),
    minItems: z.int().nonnegative().optional(),
    maxItems: z.int().nonnegative().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
)

/** What a program looks for in an answer. It says what was seen, never what should be. */
export const answerCheckSchema = z.discriminatedUnion('name', [
  /** One of these words stands in it, in either case. */
  z.strictObject({ name: z.literal('contains'), any: wordsSchema }),
  /** None of these words stands in it. */
  z.strictObject({ name: z.literal('lacks'), any: wordsSchema }),
  z.strictObject({ name: z.literal('matches'), pattern: patternSchema }),
  /** The whole answer is one of these, apart from case, spaces and the marks around it. */
  z.strictObject({ name: z.literal('one-of'), any: wordsSchema }),
  /** The whole answer is JSON of this shape: bare, in a fence, or not. */
  z.strictObject({ name: z.literal('json'), schema: shapeSchema }),
  z.strictObject({
    name: z.literal('count'),
    of: z.enum(['characters', 'words', 'lines', 'items']),
    least: z.int().nonnegative().optional(),
    most: z.int().nonnegative().optional(),
  }),
  /** The last number of the answer. */
  z.strictObject({
    name: z.literal('number'),
    value: z.number(),
    tolerance: z.number().nonnegative().default(0),
  }),
  /** All answers to the call are the same, sign for sign. */
  z.strictObject({ name: z.literal('same') }),
  /** How it ended: `stop` or `length`. */
  z.strictObject({ name: z.literal('ending'), is: z.enum(['stop', 'length', 'refused']) }),
  /** Tokens as the server counts them, with what came from its cache: told, and neither held nor missed. */
  z.strictObject({ name: z.literal('usage') }),
])
export type AnswerCheck = z.infer<typeof answerCheckSchema>

/** Signs of all prompts of a call, and of the answers that are asked for. */
const MOST_SIGNS = 20_000

const callSchema = z.strictObject({
  /** Above its answers, where there are several calls: what is different in it. */
  label: localizedTextSchema.optional(),
  system: localizedTextSchema.optional(),
  prompt: z.strictObject({ zh: z.string().min(1).max(MOST_SIGNS), en: z.string().min(1).max(MOST_SIGNS) }),
  temperature: z.number().min(0).max(2).optional(),
  maxTokens: z.int().min(1).max(2000).default(300),
  seed: z.int().nonnegative().optional(),
  /** How often it is asked. */
  n: z.int().min(1).max(20).default(1),
  /** Instead of the recipe's. */
  check: answerCheckSchema.optional(),
})

export const recipeSchema = z
  .strictObject({
    id: idSchema,
    section: idSchema,
    title: localizedTextSchema,
    /** What the reader is to look for; no claim of what a model does. */
    question: localizedTextSchema,
    calls: z.array(callSchema).min(1).max(6),
    check: answerCheckSchema,
  })
  .refine(({ calls }) => calls.reduce((sum, { n }) => sum + n, 0) <= 24, 'at most 24 requests together')
  .refine(({ calls }) => calls.length === 1 || calls.every(({ label }) => label), 'several calls need labels')

/** `recipes.json` of a chapter. */
export const recipesSchema = z.array(recipeSchema)
export type Recipe = z.infer<typeof recipeSchema>
export type RecipeCall = Recipe['calls'][number]
