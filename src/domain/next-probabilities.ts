import { isRecord } from './record.ts'

/** A token that may come next, with its probability. */
export interface NextToken {
  readonly token: string
  readonly probability: number
}

/**
 * Probabilities of the first token of an answer, the likeliest first, in each form in use: the list of objects of chat
 * answers, the table of older completions, and llama.cpp’s own list. Undefined where a server gives none.
 */
export function readNextTokens(value: unknown): NextToken[] | undefined {
  const choices = isRecord(value) ? value.choices : undefined
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  const given = isRecord(choice) ? choice.logprobs : undefined
  const tokens = [
    ...(isRecord(given) ? [...fromObjects(given.content), ...fromTable(given)] : []),
    ...[choice, value].flatMap((each) => (isRecord(each) ? fromObjects(each.completion_probabilities) : [])),
  ]
  const best = new Map<string, number>()
  for (const { token, probability } of tokens) best.set(token, Math.max(best.get(token) ?? 0, probability))
  const found = [...best].map(([token, probability]) => ({ token, probability }))
  return found.length === 0 ? undefined : found.sort((one, other) => other.probability - one.probability)
}

function fromObjects(content: unknown): NextToken[] {
  const first: unknown = Array.isArray(content) ? content[0] : undefined
  if (!isRecord(first)) return []
  const others = [first.top_logprobs, first.top_probs, first.probs].flatMap((list): unknown[] =>
    Array.isArray(list) ? list : [],
  )
  return [first, ...others].flatMap((each) => (isRecord(each) ? fromObject(each) : []))
}

/** As a logarithm, or as llama.cpp writes it: a probability, beside `token` or, before 2025, `tok_str`. */
const fromObject = ({
  token,
  tok_str: older,
  logprob,
  prob,
}: Readonly<Record<string, unknown>>): NextToken[] =>
  read(token ?? older, typeof prob === 'number' ? Math.log(prob) : logprob)

function fromTable({
  tokens,
  token_logprobs: own,
  top_logprobs: tops,
}: Readonly<Record<string, unknown>>): NextToken[] {
  const table: unknown = Array.isArray(tops) ? tops[0] : undefined
  return [
    ...(Array.isArray(tokens) && Array.isArray(own) ? read(tokens[0], own[0]) : []),
    ...(Array.isArray(table)
      ? table.flatMap((each: unknown) => (isRecord(each) ? read(each.token, each.logprob) : []))
      : []),
    ...(isRecord(table) ? Object.entries(table).flatMap(([token, value]) => read(token, value)) : []),
  ]
}

/** A logarithm of a probability is at most 0, but for what rounding adds. */
const read = (token: unknown, logarithm: unknown): NextToken[] =>
  typeof token === 'string' && typeof logarithm === 'number' && logarithm <= 0.001
    ? [{ token, probability: Math.min(1, Math.exp(logarithm)) }]
    : []
