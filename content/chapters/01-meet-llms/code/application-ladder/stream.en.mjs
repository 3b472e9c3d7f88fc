// Streaming: print the answer as it is being written.
const url = process.env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = process.env.LLM_MODEL ?? 'qwen3'
const authorization = `Bearer ${process.env.LLM_API_KEY ?? ''}`
const headers = { 'content-type': 'application/json', authorization }

const messages = [{ role: 'user', content: 'What is business class?' }]
const body = JSON.stringify({ model, messages, stream: true })
const request = { method: 'POST', headers, body }
const reply = await fetch(`${url}/chat/completions`, request)
if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
const words = reply.body.pipeThrough(new TextDecoderStream())
let lines = ['']
for await (const text of words) {
  // A packet may end in mid-line: that half waits for the next.
  lines = (lines.pop() + text).split('\n')
  for (const line of lines.slice(0, -1)) {
    if (!line.startsWith('data: {')) continue
    const [choice] = JSON.parse(line.slice(6)).choices
    process.stdout.write(choice?.delta.content ?? '')
  }
}
console.log()
