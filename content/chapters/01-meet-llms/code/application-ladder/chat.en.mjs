// One call: send a question, print the answer and what it used.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const messages = [
  { role: 'system', content: 'You answer about our rules.' },
  { role: 'user', content: 'May I fly business class?' },
]
const response = await fetch(`${base}/chat/completions`, {
  method: 'POST',
  headers,
  body: JSON.stringify({ model, messages }),
})
if (!response.ok)
  throw new Error(`${response.status} ${await response.text()}`)
const { choices, usage } = await response.json()
console.log(choices[0].message.content)
console.log(`input: ${usage.prompt_tokens} tokens`)
console.log(`output: ${usage.completion_tokens} tokens`)
