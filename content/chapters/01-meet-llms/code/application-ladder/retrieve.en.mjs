// The smallest retrieval: two clauses by shared words, then ask.
const url = process.env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = process.env.LLM_MODEL ?? 'qwen3'
const authorization = `Bearer ${process.env.LLM_API_KEY ?? ''}`
const headers = { 'content-type': 'application/json', authorization }

const question = 'May I fly business class?'
const clauses = `Clause 12: meals when working late, $15 a person.
Clause 31: business class on flights over six hours, if agreed.
Clause 44: 25 days of leave a year.`.split('\n')
const words = question.match(/\w{4,}/g) ?? [] // the longer ones
const fit = (text) => words.filter((word) => text.includes(word)).length
const ranked = clauses.toSorted((one, other) => fit(other) - fit(one))
const found = ranked.slice(0, 2).join('\n')
const content = `Use only these, or say “none”:\n${found}\n${question}`
const messages = [{ role: 'user', content }]
const body = JSON.stringify({ model, messages })
const request = { method: 'POST', headers, body }
const reply = await fetch(`${url}/chat/completions`, request)
if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
const { choices } = await reply.json()
console.log(`${found}\n\n${choices[0].message.content}`)
