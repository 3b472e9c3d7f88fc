// One call: send a question, print the answer and what it used.
const url = process.env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = process.env.LLM_MODEL ?? 'qwen3'
const authorization = `Bearer ${process.env.LLM_API_KEY ?? ''}`
const headers = { 'content-type': 'application/json', authorization }

const messages = [
  { role: 'system', content: 'You answer about our rules.' },
  { role: 'user', content: 'May I fly business class?' },
]
const body = JSON.stringify({ model, messages })
const request = { method: 'POST', headers, body }
const reply = await fetch(`${url}/chat/completions`, request)
if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
const { choices, usage } = await reply.json()
console.log(choices[0].message.content)
console.log(`input: ${usage.prompt_tokens} tokens`)
console.log(`output: ${usage.completion_tokens} tokens`)
