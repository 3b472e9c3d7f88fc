import type { RequestTrouble } from '../domain/chat-answer.ts'
import { readModelNames } from '../domain/chat-chunk.ts'
import { addressText, under } from '../domain/endpoint.ts'
import { withoutKey } from '../domain/secret.ts'
import { jsonOf, looksLikePage, textOf } from './body-text.ts'
import { readRefusal } from './read-refusal.ts'
import { RequestError, request, type Server } from './server.ts'

/**
 * The names of the models that a server has.
 * @throws RequestError
 */
export async function listModels(server: Server): Promise<{ base: string; models: string[] }> {
  const { bases } = server.endpoint
  for (const [at, base] of bases.entries()) {
    const models = await modelsAt(base, server)
    if (Array.isArray(models)) return { base: addressText(base), models }
    if (at === bases.length - 1) throw new RequestError(models)
  }
  throw new Error('an endpoint has at least one address')
}

/**
 * The names below one address, or what was found instead.
 * @throws RequestError where no answer begins, and where a key is wanted
 */
export async function modelsAt(base: URL, server: Server): Promise<string[] | RequestTrouble> {
  const address = addressText(base)
  const answer = await request(server, 'GET', under(base, '/models'), 'application/json')
  const { status } = answer
  if (status < 200 || status >= 300) {
    const { message } = await readRefusal(answer, server)
    if (status === 401 || status === 403)
      throw new RequestError({ type: 'key', status, variable: server.key?.variable, message })
    return status === 404 || status === 405
      ? { type: 'no-list', address, status, message }
      : { type: 'status', status, tries: 1, message }
  }
  const text = await textOf(answer, MOST_OF_LIST)
  const models = readModelNames(jsonOf(text))
  if (models !== undefined) return models.map((name) => withoutKey(name, server.key?.value))
  return looksLikePage(text) ? { type: 'web-page', address } : { type: 'not-a-model-server', address }
}

/** Bytes of a list of models; the longest public one has some 400 and half a megabyte. */
const MOST_OF_LIST = 16 * 1024 * 1024
