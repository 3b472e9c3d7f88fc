// 最小的检索：按共同的字挑两条条文，再让模型只依据它们回答。
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
  '第 12 条：加班餐每人 40 元。',
  '第 31 条：单程超过六小时，可乘商务舱，须部门主管批准。',
  '第 44 条：年假每年 10 天。',
]
const parts = (text) =>
  [...new Set(text)].filter((sign) => /\p{L}|\p{N}/u.test(sign))
const question = '出差能坐商务舱吗？'
const wanted = parts(question)
const shared = (clause) =>
  wanted.filter((part) => parts(clause).includes(part)).length
const best = clauses
  .toSorted((one, other) => shared(other) - shared(one))
  .slice(0, 2)

const found = best.join('\n')
const rule =
  '只依据下面的条文答；没有的，答“规章没有写”。'
console.log(found)
console.log(await ask([
  { role: 'system', content: rule },
  { role: 'user', content: `${found}\n\n${question}` },
]))
