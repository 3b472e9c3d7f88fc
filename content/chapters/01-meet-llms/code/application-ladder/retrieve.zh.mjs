// 最小的检索：按共同的字挑两条条文，再让模型只依据它们回答。
const url = process.env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = process.env.LLM_MODEL ?? 'qwen3'
const authorization = `Bearer ${process.env.LLM_API_KEY ?? ''}`
const headers = { 'content-type': 'application/json', authorization }

const question = '出差能坐商务舱吗？'
const clauses = `第 12 条：加班餐每人 40 元。
第 31 条：单程超过六小时，可乘商务舱，须部门主管批准。
第 44 条：年假每年 10 天。`.split('\n')
const signs = [...question]
const fit = (text) => signs.filter((sign) => text.includes(sign)).length
const ranked = clauses.toSorted((one, other) => fit(other) - fit(one))
const found = ranked.slice(0, 2).join('\n')
const content = `只依据这几条，没有就答“没写”：\n${found}\n${question}`
const messages = [{ role: 'user', content }]
const body = JSON.stringify({ model, messages })
const request = { method: 'POST', headers, body }
const reply = await fetch(`${url}/chat/completions`, request)
if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
const { choices } = await reply.json()
console.log(`${found}\n\n${choices[0].message.content}`)
