// 最小的评测：几道题，各写明答案里要有什么，数一数对了几成。
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

const rules = [
  '只依据下面的条文答；没有的，答“规章没有写”。',
  '第 12 条：加班餐每人 40 元。',
  '第 31 条：单程超过六小时，可乘商务舱，须部门主管批准。',
  '第 44 条：年假每年 10 天。',
].join('\n')
const cases = [
  ['加班餐多少钱？', '40'],
  ['年假几天？', '10'],
  ['能带宠物上班吗？', '没有写'],
]
let right = 0
for (const [question, wanted] of cases) {
  const messages = [
    { role: 'system', content: rules },
    { role: 'user', content: question },
  ]
  const answer = await ask(messages, { temperature: 0 })
  const passed = answer.includes(wanted)
  right += passed ? 1 : 0
  if (!passed) console.log(`✗ ${question}  ${answer}`)
}
console.log(`${cases.length} 题中对了 ${right}`)
