// 一场对话：记事的是程序，不是模型。
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

const questions = ['我叫小林，给猫起个什么名字好？', '我叫什么？']

for (const remembers of [false, true]) {
  console.log(remembers ? '带着历史：' : '不带历史：')
  const messages = [{ role: 'system', content: '回答要简短。' }]
  for (const content of questions) {
    const asked = { role: 'user', content }
    const { choices, usage } = await ask([...messages, asked])
    const answer = choices[0].message.content
    console.log(`  输入 ${usage.prompt_tokens}：${answer}`)
    // 记不住的程序，缺的就是这两行：
    if (remembers) messages.push(asked)
    if (remembers) messages.push({ role: 'assistant', content: answer })
  }
}
