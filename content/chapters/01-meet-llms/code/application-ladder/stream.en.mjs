// Streaming: print the answer as it is being written.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const question = 'May I fly business class?'
const messages = [{ role: 'user', content: question }]
const response = await fetch(`${base}/chat/completions`, {
  method: 'POST',
  headers,
  body: JSON.stringify({ model, messages, stream: true }),
})
if (!response.ok)
  throw new Error(`${response.status} ${await response.text()}`)
let rest = ''
const words = response.body.pipeThrough(new TextDecoderStream())
for await (const text of words) {
  const lines = (rest + text).split('\n')
  rest = lines.pop()
  for (const line of lines) {
    if (!line.startsWith('data: {')) continue
    const [choice] = JSON.parse(line.slice(6)).choices
    process.stdout.write(choice?.delta.content ?? '')
  }
}
console.log()
