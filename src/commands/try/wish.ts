import type { ChatWish } from '../../domain/chat.ts'
import type { TryOptions } from './options.ts'

/** The question with what the options say of it. */
export const wishOf = (
  model: string,
  prompt: string,
  { system, temperature, maxTokens, seed }: TryOptions,
): ChatWish => ({
  model,
  prompt,
  ...(system === undefined ? {} : { system }),
  ...(temperature === undefined ? {} : { temperature }),
  ...(maxTokens === undefined ? {} : { maxTokens }),
  ...(seed === undefined ? {} : { seed }),
})
