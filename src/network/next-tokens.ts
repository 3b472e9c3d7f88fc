import { addressText, under } from '../domain/endpoint.ts'
import { type NextToken, readNextTokens } from '../domain/next-probabilities.ts'
import { withoutKey } from '../domain/secret.ts'
import { jsonOf, looksLikePage, textOf } from './body-text.ts'
import { readRefusal } from './read-refusal.ts'
import { refusalError, retryFor } from './refusal-error.ts'
import { RequestError, request, type Server, type WaitingNews, wait } from './server.ts'
import { createEventReader } from './server-sent-events.ts'

/**
 * The probabilities of the next token: of the text itself where the server continues texts, else of the answer to it.
 * What a server gives is found out by asking.
 * @throws RequestError when it answers neither
 */
export async function nextTokens(
  server: Server,
  model: string,
  text: string,
  hear: (news: WaitingNews) => void,
): Promise<{ readonly form: 'completion' | 'chat'; readonly tokens: NextToken[] | undefined }> {
  const { bases } = server.endpoint
  let silent: 'completion' | 'chat' | undefined
  let failure: RequestError | undefined
  for (const base of bases) {
    for (const { form, path, body, isFewer } of nextQuestions(model, text)) {
      if (isFewer && !isAboutWish(failure)) break
      const found = await askOnce(under(base, path), body, base, model, server, hear)
      if (found instanceof RequestError) {
        failure = failure === undefined || found.trouble.type !== 'wrong-address' ? found : failure
        continue
      }
      const tokens = readNextTokens(found)
      if (tokens !== undefined) {
        const shown = tokens.map(({ token, probability }) => ({
          token: withoutKey(token, server.key?.value),
          probability,
        }))
        return { form, tokens: shown }
      }
      silent = form
    }
    if (silent !== undefined) return { form: silent, tokens: undefined }
  }
  throw failure ?? new Error('an endpoint has at least one address')
}

/** In both forms; first for as many as OpenAI's servers give at most, then for as many as the stingiest ones give. */
export const nextQuestions = (model: string, text: string) =>
  [20, 5].flatMap((most) => [
    {
      isFewer: most < 20,
      form: 'completion' as const,
      path: '/completions',
      body: { model, prompt: text, max_tokens: 1, logprobs: most, temperature: 0 },
    },
    {
      isFewer: most < 20,
      form: 'chat' as const,
      path: '/chat/completions',
      body: {
        ...{ model, messages: [{ role: 'user', content: text }], max_tokens: 1, temperature: 0 },
        ...{ logprobs: true, top_logprobs: most },
      },
    },
  ])

/** The server refused what it was asked for, and may grant less. */
const isAboutWish = (failure: RequestError | undefined): boolean =>
  failure?.trouble.type === 'status' && [400, 422].includes(failure.trouble.status)

/** What is taken for an answer here. */
export const NEXT_ACCEPTED = 'application/json'

/** Some servers stream whatever they are asked: the event with probabilities, else the first that is JSON. */
function streamed(text: string): unknown {
  const values: unknown[] = []
  const events = createEventReader(({ data }) => values.push(jsonOf(data)))
  events.push(text)
  events.end()
  return values.find((value) => readNextTokens(value) !== undefined) ?? values.find((value) => value)
}

/** Bytes of an answer with the probabilities of one token. */
const MOST_OF_ANSWER = 16 * 1024 * 1024

/** The JSON of an answer, or why there is none; what another form of the question may mend is not thrown. */
async function askOnce(
  url: URL,
  body: object,
  base: URL,
  model: string,
  server: Server,
  hear: (news: WaitingNews) => void,
): Promise<unknown> {
  const began = performance.now()
  for (let tries = 1; ; tries++) {
    const answer = await request(server, 'POST', url, NEXT_ACCEPTED, body)
    const { status } = answer
    if (status >= 200 && status < 300) {
      const text = await textOf(answer, MOST_OF_ANSWER)
      const address = addressText(base)
      return (
        jsonOf(text) ??
        streamed(text) ??
        new RequestError({ type: looksLikePage(text) ? 'web-page' : 'not-a-model-server', address })
      )
    }
    const refusal = await readRefusal(answer, server)
    const elapsed = (performance.now() - began) / 1000
    const retry = retryFor(refusal, { tries, elapsed, now: Date.now(), random: Math.random() })
    if (retry.type !== 'wait') {
      const error = await refusalError(refusal, retry, { base, server, model, tries })
      if ([400, 404, 405, 422].includes(status) || status >= 500) return error
      throw error
    }
    hear({ type: 'waiting', reason: retry.reason, seconds: retry.seconds, status, asked: retry.asked })
    await wait(retry.seconds, server.signal)
  }
}
