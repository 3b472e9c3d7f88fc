// Read a stream with care: the text, why it stopped, what it took.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const question = 'May I fly business class?'
const response = await fetch(`${base}/chat/completions`, {
  method: 'POST',
  headers,
  body: JSON.stringify({
    model,
    messages: [{ role: 'user', content: question }],
    stream: true,
    stream_options: { include_usage: true },
  }),
})
if (!response.ok)
  throw new Error(`${response.status} ${await response.text()}`)

const decoder = new TextDecoder()
let rest = ''
let reason
let usage
for await (const packet of response.body) {
  // The decoder keeps half a character back, `rest` half a line.
  const text = rest + decoder.decode(packet, { stream: true })
  const lines = text.split(/\r?\n/)
  rest = lines.pop()
  for (const line of lines) {
    if (!line.startsWith('data:')) continue // a comment, or empty
    const data = line.slice(5).trim()
    if (data === '[DONE]') continue
    const event = JSON.parse(data)
    if (event.error) throw new Error(JSON.stringify(event.error))
    const [choice] = event.choices ?? []
    process.stdout.write(choice?.delta?.content ?? '') // text first
    reason = choice?.finish_reason || reason
    usage = event.usage ?? usage
  }
}
console.log()
console.log(reason ? `stopped: ${reason}` : 'broke off: no reason came')
console.log(
  usage
    ? `${usage.prompt_tokens} in, ${usage.completion_tokens} out`
    : 'the server did not say what it took',
)
