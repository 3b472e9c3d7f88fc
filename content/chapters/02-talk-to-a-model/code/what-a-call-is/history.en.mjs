// A conversation: the program remembers, the model does not.
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

const questions = ['My name is Lin. A name for a cat?', 'My name?']

for (const remembers of [false, true]) {
  console.log(remembers ? 'with its history:' : 'forgetful:')
  const messages = [{ role: 'system', content: 'Be brief.' }]
  for (const content of questions) {
    const asked = { role: 'user', content }
    const { choices, usage } = await ask([...messages, asked])
    const answer = choices[0].message.content
    console.log(`  ${usage.prompt_tokens} in: ${answer}`)
    // The two lines that the forgetful program lacks:
    if (remembers) messages.push(asked)
    if (remembers) messages.push({ role: 'assistant', content: answer })
  }
}
