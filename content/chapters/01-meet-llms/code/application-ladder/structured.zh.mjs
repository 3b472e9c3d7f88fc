// 结构化输出：规定好字段，只收填对了的 JSON。
const url = process.env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = process.env.LLM_MODEL ?? 'qwen3'
const authorization = `Bearer ${process.env.LLM_API_KEY ?? ''}`
const headers = { 'content-type': 'application/json', authorization }

const number = { type: 'number' }
const properties = { clause: number, amount: number }
const required = ['clause', 'amount']
const schema = { type: 'object', properties, required }
const json_schema = { name: 'clause', schema }
const response_format = { type: 'json_schema', json_schema }
const content = '取出条号和金额：第 12 条，加班餐每人 40 元。'
const messages = [{ role: 'user', content }]
const body = JSON.stringify({ model, messages, response_format })
const request = { method: 'POST', headers, body }
const reply = await fetch(`${url}/chat/completions`, request)
if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
const text = (await reply.json()).choices[0].message.content
const { clause, amount } = JSON.parse(text)
// 不是每家服务都照规定填，所以自己再查一遍。
if (![clause, amount].every(Number.isFinite)) throw new Error(text)
console.log(clause, amount)
