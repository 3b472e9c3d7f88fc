// Structured output: name the fields, take only JSON that has them.
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
const content = 'Clause and amount, please: clause 12, late meals, $15.'
const messages = [{ role: 'user', content }]
const body = JSON.stringify({ model, messages, response_format })
const request = { method: 'POST', headers, body }
const reply = await fetch(`${url}/chat/completions`, request)
if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
const text = (await reply.json()).choices[0].message.content
const { clause, amount } = JSON.parse(text)
// Not every server keeps to a schema, so look for yourself.
if (![clause, amount].every(Number.isFinite)) throw new Error(text)
console.log(clause, amount)
