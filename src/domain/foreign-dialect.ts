import { isRecord } from './record.ts'

/** Forms of an answer that are not the one that was asked for, and whose they are. */
export type ForeignDialect = 'anthropic' | 'responses' | 'gemini' | 'ollama' | 'llama.cpp'

/** Whose form an event or an answer has; undefined for none that is known. Gateways pass on what they were given. */
export function foreignDialect(value: unknown): ForeignDialect | undefined {
  if (!isRecord(value)) return undefined
  const type = typeof value.type === 'string' ? value.type : ''
  if (/^(?:message_start|content_block_(?:start|delta))$/.test(type)) return 'anthropic'
  if (type === 'message' && value.role === 'assistant') return 'anthropic'
  if (value.object === 'response' || type.startsWith('response.')) return 'responses'
  if (Array.isArray(value.candidates)) return 'gemini'
  if (typeof value.done === 'boolean') return 'ollama'
  return typeof value.stop === 'boolean' && typeof value.content === 'string' ? 'llama.cpp' : undefined
}
