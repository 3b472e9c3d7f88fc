// Two official clients, each asking the server at the given address in their own way: ADDRESS KEY MODEL.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, streamText } from 'ai'
import OpenAI from 'openai'

const [baseURL, apiKey, name] = process.argv.slice(2)
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 })
const messages = [{ role: 'user', content: 'Say it.' }]
const asked = { model: name, messages }
const seen = {}

seen.models = (await client.models.list()).data.map(({ id }) => id)
const whole = await client.chat.completions.create(asked)
seen.whole = {
  text: whole.choices[0].message.content,
  finish: whole.choices[0].finish_reason,
  usage: whole.usage,
}
let streamed = ''
let finish
let usage
for await (const chunk of await client.chat.completions.create({
  ...asked,
  stream: true,
  stream_options: { include_usage: true },
})) {
  streamed += chunk.choices[0]?.delta?.content ?? ''
  finish = chunk.choices[0]?.finish_reason ?? finish
  usage = chunk.usage ?? usage
}
seen.streamed = { text: streamed, finish, usage }
seen.short = (await client.chat.completions.create({ ...asked, max_tokens: 1 })).choices[0].finish_reason
const refusal = (error) => ({ status: error.status, code: error.code, name: error.constructor.name })
seen.noModel = await client.chat.completions.create({ ...asked, model: 'none' }).catch(refusal)
seen.noKey = await new OpenAI({ baseURL, apiKey: 'wrong', maxRetries: 0 }).models.list().catch(refusal)

const provider = createOpenAICompatible({ name: 'test', baseURL, apiKey, includeUsage: true })
const generated = await generateText({ model: provider(name), prompt: 'Say it.', maxRetries: 0 })
seen.generated = { text: generated.text, finish: generated.finishReason, usage: generated.usage }
const stream = streamText({ model: provider(name), prompt: 'Say it.', maxRetries: 0 })
let flow = ''
for await (const text of stream.textStream) flow += text
seen.flow = { text: flow, finish: await stream.finishReason, usage: await stream.usage }
process.stdout.write(JSON.stringify(seen))
