import type { PrimerErrorDetail } from '../errors.ts'

/** A message about trouble: what happened, and what to do. */
export interface Report {
  readonly what: string
  readonly todo: string
}

type Details = { readonly [Detail in PrimerErrorDetail as Detail['code']]: Detail }

/** A sentence for each error. Every noun words its own; `en.ts` and `zh.ts` join them, and one without does not compile. */
export type ErrorWording = {
  readonly [Code in keyof Details]: (detail: Details[Code]) => Report
}

/** What an error says in the language of the wording. */
export const errorReport = (detail: PrimerErrorDetail, errors: ErrorWording): Report =>
  worded(detail.code, detail, errors)

/** Code and detail are of one kind: so the compiler sees that the sentence is for that detail. */
const worded = <Code extends keyof Details>(
  code: Code,
  detail: Details[Code],
  errors: ErrorWording,
): Report => errors[code](detail)
