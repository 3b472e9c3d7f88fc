// 一次调用：把问题发给模型，打印回答和用量。
const url = process.env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = process.env.LLM_MODEL ?? 'qwen3'
const authorization = `Bearer ${process.env.LLM_API_KEY ?? ''}`
const headers = { 'content-type': 'application/json', authorization }

const messages = [
  { role: 'system', content: '你是规章助手。' },
  { role: 'user', content: '出差能坐商务舱吗？' },
]
const body = JSON.stringify({ model, messages })
const request = { method: 'POST', headers, body }
const reply = await fetch(`${url}/chat/completions`, request)
if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
const { choices, usage } = await reply.json()
console.log(choices[0].message.content)
console.log(`输入: ${usage.prompt_tokens} 个词元`)
console.log(`输出: ${usage.completion_tokens} 个词元`)
