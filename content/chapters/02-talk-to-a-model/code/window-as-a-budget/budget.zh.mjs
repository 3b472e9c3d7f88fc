// 把一场对话守在预算里：整轮地丢，先丢最旧的。
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

async function ask(messages) {
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ model, messages }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

const BUDGET = 60
// 粗略数一数就行：每字 0.6 个词元，每条标记 4 个。
const tokensOf = (messages) =>
  messages.reduce(
    (sum, { content }) => sum + Math.ceil(content.length * 0.6) + 4,
    0,
  )

const system = {
  role: 'system',
  content: '你解答打印机的问题，回答要简短。',
}
const questions = [
  '我家是激光打印机。',
  '打出来有灰条纹。',
  '纸换过了。',
  '还是有。下一步呢？',
]
const exchanges = []
let dropped = 0
for (const content of questions) {
  const asked = { role: 'user', content }
  const row = () => [system, ...exchanges.flat(), asked]
  while (exchanges.length > 0 && tokensOf(row()) > BUDGET) {
    exchanges.shift()
    dropped += 1
  }
  const about = tokensOf(row())
  const { choices, usage } = await ask(row())
  const answer = choices[0].message.content
  console.log(
    `丢掉 ${dropped} 轮，约发 ${about}，` +
      `读了 ${usage.prompt_tokens}：${answer}`,
  )
  exchanges.push([asked, { role: 'assistant', content: answer }])
}
