import { z } from 'zod'
import { isPartialDate } from './day.ts'

/** Text in both languages; a missing translation fails the build. */
export const localizedTextSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** Ids are given by the author and never change. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens')

/** `2026`, `2026-11` or `2026-11-23`: as exact as the source is. */
export const partialDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date as YYYY, YYYY-MM or YYYY-MM-DD')
  .refine(isPartialDate, 'no day of the calendar')

export const httpUrlSchema = z.url({ protocol: /^https?$/ })

/** Syllables without tones, `v` for ü, a space between them. */
export const pinyinSchema = z
  .string()
  .regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'syllables in lower case without tones')
