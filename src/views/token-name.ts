import type { Frame } from './frame.ts'
import { spokenToken } from './spoken.ts'

/** Tokens that end a sentence, as the counting models and the trained ones write them. */
const ENDS: readonly string[] = ['', '</s>']

/** A token as the label of a row: for those who hear it a sign has a name. */
export function tokenName(token: string, { accessible, messages }: Frame): string {
  if (ENDS.includes(token)) return messages.lab.endOfSentence
  return accessible ? spokenToken(token, messages.spoken) : token
}
