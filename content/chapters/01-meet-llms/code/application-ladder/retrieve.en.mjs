// The smallest retrieval: two clauses by shared words, then ask.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

async function ask(messages, more = {}) {
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ model, messages, ...more }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).choices[0].message.content
}

const clauses = [
  'Clause 12: meals when working late, 15 dollars a person.',
  'Clause 31: business class on flights over six hours, if agreed.',
  'Clause 44: 25 days of leave a year.',
]
const parts = (text) =>
  [...new Set(text.toLowerCase().match(/\w+/g))]
const question = 'May I fly business class?'
const wanted = parts(question)
const shared = (clause) =>
  wanted.filter((part) => parts(clause).includes(part)).length
const best = clauses
  .toSorted((one, other) => shared(other) - shared(one))
  .slice(0, 2)

const found = best.join('\n')
const rule =
  'Use only these clauses. If none says it: “The rules do not say.”'
console.log(found)
console.log(await ask([
  { role: 'system', content: rule },
  { role: 'user', content: `${found}\n\n${question}` },
]))
