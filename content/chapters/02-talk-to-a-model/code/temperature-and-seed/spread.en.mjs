// One question, ten times at temperature 0 and ten times at 1.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

async function ask(content, temperature) {
  const messages = [{ role: 'user', content }]
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ model, messages, temperature }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).choices[0].message.content
}

const RUNS = 10
const question = 'Name a tree and say in a sentence why you like it.'
for (const temperature of [0, 1]) {
  const texts = new Set()
  for (let run = 0; run < RUNS; run += 1)
    texts.add(await ask(question, temperature))
  const lengths = [...texts].map((text) => text.length)
  const shortest = Math.min(...lengths)
  const longest = Math.max(...lengths)
  console.log(
    `temperature ${temperature}: ${texts.size} different of ${RUNS}, ` +
      `${shortest} to ${longest} characters`,
  )
}
