// 最小的评测：几道题，各写明答案里要有什么，数一数错了几道。
const url = process.env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = process.env.LLM_MODEL ?? 'qwen3'
const authorization = `Bearer ${process.env.LLM_API_KEY ?? ''}`
const headers = { 'content-type': 'application/json', authorization }

const rules = '加班餐每人 40 元。规章里没有的，答“规章没有写”。'
// 两道只是个样子，写满二十道自己的才够用。
const cases = [
  ['加班餐多少钱？', '40'],
  ['能带宠物上班吗？', '没有写'],
]
const failed = []
for (const [question, wanted] of cases) {
  const messages = [{ role: 'user', content: `${rules}\n${question}` }]
  const body = JSON.stringify({ model, messages, temperature: 0 })
  const request = { method: 'POST', headers, body }
  const reply = await fetch(`${url}/chat/completions`, request)
  if (!reply.ok) throw new Error(await reply.text())
  const answer = (await reply.json()).choices[0].message.content
  if (!answer.includes(wanted)) failed.push(`\n✗ ${question} ${answer}`)
}
console.log(`${cases.length} 题中错了 ${failed.length}`, ...failed)
