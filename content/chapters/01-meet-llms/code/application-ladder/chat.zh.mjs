// 一次调用：把问题发给模型，打印回答和用量。
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const messages = [
  { role: 'system', content: '你是规章助手。' },
  { role: 'user', content: '出差能坐商务舱吗？' },
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
console.log(`输入: ${usage.prompt_tokens} 个词元`)
console.log(`输出: ${usage.completion_tokens} 个词元`)
