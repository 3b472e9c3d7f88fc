// 结构化输出：规定好字段，只收填对了的 JSON。
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

const schema = {
  type: 'object',
  properties: {
    clause: { type: 'integer' },
    amount: { type: 'number' },
  },
  required: ['clause', 'amount'],
  additionalProperties: false,
}
const form = {
  type: 'json_schema',
  json_schema: { name: 'clause', strict: true, schema },
}
const question =
  '取出条号和金额：第 12 条，加班餐每人 40 元。'
const messages = [{ role: 'user', content: question }]

for (let tries = 1; ; tries += 1) {
  const text = await ask(messages, { response_format: form })
  try {
    const { clause, amount } = JSON.parse(text)
    if (!Number.isInteger(clause) || typeof amount !== 'number')
      throw new Error(text)
    console.log(clause, amount)
    break
  } catch (error) {
    if (tries === 3)
      throw new Error('三次都不是要的样子', {
        cause: error,
      })
  }
}
