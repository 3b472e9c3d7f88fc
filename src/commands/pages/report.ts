import { PrimerError } from '../../errors.ts'
import { errorReport, type Report } from '../../messages/error-wording.ts'
import type { Context } from '../shared/context.ts'

/** What happened and what to do, and of an error nobody thought of where it came from. */
export function reportOf(error: unknown, { messages }: Context): Report & { readonly origin: string } {
  if (error instanceof PrimerError) return { ...errorReport(error.detail, messages.errors), origin: '' }
  const origin = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { what: messages.page.failed, todo: messages.page.failedTodo, origin }
}
