// A talk within a budget: drop whole exchanges, oldest first.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

async function ask(messages) {
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ model, messages }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

const BUDGET = 60
// A rough count will do: 4 characters a token, 4 tokens of marks.
const tokensOf = (messages) =>
  messages.reduce(
    (sum, { content }) => sum + Math.ceil(content.length / 4) + 4,
    0,
  )

const system = {
  role: 'system',
  content: 'You help with printers. Be brief.',
}
const questions = [
  'I have a laser printer.',
  'It prints grey stripes.',
  'I changed the paper.',
  'Still stripes. What next?',
]
const exchanges = []
let dropped = 0
for (const content of questions) {
  const asked = { role: 'user', content }
  const row = () => [system, ...exchanges.flat(), asked]
  while (exchanges.length > 0 && tokensOf(row()) > BUDGET) {
    exchanges.shift()
    dropped += 1
  }
  const about = tokensOf(row())
  const { choices, usage } = await ask(row())
  const answer = choices[0].message.content
  console.log(
    `dropped ${dropped}, sent about ${about}, ` +
      `read ${usage.prompt_tokens}: ${answer}`,
  )
  exchanges.push([asked, { role: 'assistant', content: answer }])
}
