import type { ChatAnswer } from './chat-answer.ts'

/** Tokens of a call, and who counted them. */
export interface TokenCounts {
  readonly prompt: number | undefined
  readonly answer: number | undefined
  readonly cached: number | undefined
  readonly thinking: number | undefined
  /** `impossible`: the server counted 0 for what is there; `none`: it counted nothing. Then the counts are our own. */
  readonly by: 'server' | 'impossible' | 'none'
}

/** Whether the server's counts can be used. */
export function countsBy({ usage, text, thinking }: ChatAnswer): TokenCounts['by'] {
  if (usage.prompt === undefined && usage.answer === undefined) return 'none'
  const isImpossible = usage.prompt === 0 || (usage.answer === 0 && text + thinking !== '')
  return isImpossible
    ? 'impossible'
    : usage.answer === undefined || usage.prompt === undefined
      ? 'none'
      : 'server'
}

/** A tokenizer may need fewer tokens than o200k for a text, but not this much fewer. */
const MUCH_FEWER = 0.75
/** Tokens that may be missing for another reason. */
const FEW = 64

/** The server read far less than was sent: its window was too small, and it said nothing. */
export const isShortened = (counted: number, own: number): boolean =>
  counted < own * MUCH_FEWER && own - counted > FEW

/**
 * Whether it is worth counting by ourselves: no text has fewer bytes in a token than this where nothing was cut. Counting
 * loads a vocabulary, which takes longer than a short answer.
 */
export const mayBeShortened = (counted: number, bytes: number): boolean => bytes > 400 && counted < bytes / 3

/** Tokens a second after the first one; undefined where too little time passed to tell. */
export function speedOf(
  { first, last }: Pick<ChatAnswer, 'first' | 'last'>,
  answer: number | undefined,
): number | undefined {
  if (first === undefined || last === undefined || answer === undefined || answer < 2) return undefined
  const seconds = (last - first) / 1000
  return seconds < 0.02 ? undefined : (answer - 1) / seconds
}
