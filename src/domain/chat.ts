/** What is asked of a model in one call. */
export interface ChatWish {
  readonly model: string
  readonly system?: string
  readonly prompt: string
  readonly temperature?: number
  readonly maxTokens?: number
  readonly seed?: number
}

/** How a server wants the same thing said; found out by its refusals. */
export interface ChatDialect {
  /** It does not know `stream_options`: then it counts no tokens for us. */
  readonly withoutCounts: boolean
  /** It wants `max_completion_tokens` in the place of `max_tokens`. */
  readonly completionTokens: boolean
}

export const USUAL_DIALECT: ChatDialect = { withoutCounts: false, completionTokens: false }

/** The body of `POST /chat/completions`: nothing is in it that was not asked for. */
export const chatBody = (wish: ChatWish, dialect: ChatDialect = USUAL_DIALECT) => ({
  model: wish.model,
  messages: [
    ...(wish.system === undefined ? [] : [{ role: 'system', content: wish.system }]),
    { role: 'user', content: wish.prompt },
  ],
  stream: true,
  ...(dialect.withoutCounts ? {} : { stream_options: { include_usage: true } }),
  ...(wish.temperature === undefined ? {} : { temperature: wish.temperature }),
  ...(wish.maxTokens === undefined
    ? {}
    : { [dialect.completionTokens ? 'max_completion_tokens' : 'max_tokens']: wish.maxTokens }),
  ...(wish.seed === undefined ? {} : { seed: wish.seed }),
})

/**
 * The dialect that a refusal asks for; undefined when it is about something else, or was spoken already. `body` is all that
 * the server said: some name the field beside their message. A few answer 500 to a field that they do not know.
 */
export function dialectAfter(
  { status, body }: { readonly status: number; readonly body: string },
  dialect: ChatDialect,
): ChatDialect | undefined {
  if (![400, 422, 500, 501].includes(status)) return undefined
  if (!dialect.withoutCounts && /stream_?options|include_?usage/i.test(body))
    return { ...dialect, withoutCounts: true }
  if (!dialect.completionTokens && body.includes('max_completion_tokens'))
    return { ...dialect, completionTokens: true }
  return undefined
}
