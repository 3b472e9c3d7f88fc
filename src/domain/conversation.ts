/** Tokens of a conversation's parts: what stands at its front, and what each question and each answer has. */
export interface ConversationTokens {
  readonly system: number
  readonly question: number
  readonly answer: number
}

/** What the call of `round` (from 1) sends: the system message, every exchange so far, and the new question. */
export const tokensSent = (round: number, { system, question, answer }: ConversationTokens): number =>
  system + round * question + (round - 1) * answer

/** What all calls of `rounds` rounds send together. */
export const tokensSentInAll = (rounds: number, parts: ConversationTokens): number =>
  Array.from({ length: rounds }, (_, at) => tokensSent(at + 1, parts)).reduce((sum, each) => sum + each, 0)

/** The conversation itself after `rounds` rounds, each message counted once. */
export const tokensOfConversation = (
  rounds: number,
  { system, question, answer }: ConversationTokens,
): number => system + rounds * (question + answer)

/** What a window has to hold beside new exchanges, in tokens. */
export interface WindowUse {
  readonly window: number
  /** Rules, documents, history, question, and what is set aside for the answer. */
  readonly used: readonly number[]
}

/** Tokens of a window that are left; below 0 it does not fit. */
export const tokensFree = ({ window, used }: WindowUse): number =>
  window - used.reduce((sum, each) => sum + each, 0)

/** How many more exchanges of `exchange` tokens fit whole. */
export const exchangesThatFit = (exchange: number, use: WindowUse): number =>
  Math.max(0, Math.floor(tokensFree(use) / exchange))

/** What a summary sets free when it takes the place of `exchanges` exchanges. */
export const tokensSetFree = (exchanges: number, exchange: number, summary: number): number =>
  exchanges * exchange - summary
