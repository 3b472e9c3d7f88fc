// 程序读得懂的格式：问，查，再问一次。
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const invoice = `发票 88 号，2026 年 5 月 2 日
椅子 3 把   96.00
台灯 1 盏   45.50
合计       141.50
谢谢惠顾，请尽快付款。`

const maybe = { type: ['string', 'null'] } // 退路
const properties = {
  lines: { type: 'array', items: { type: 'number' } },
  total: { type: 'number' },
  due: maybe, // 到期日
  quote: maybe, // 它的出处
}
const schema = {
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
}
const system = `读发票，只写一个 JSON 对象：
{"lines": [0.00], "total": 0.00, "due": "YYYY-MM-DD", "quote": "…"}
due 是到期日，quote 抄下写着它的原话。
票面没印到期日，两个都写 null。`

async function ask(messages) {
  const form = { name: 'invoice', strict: true, schema }
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model,
      messages,
      response_format: { type: 'json_schema', json_schema: form },
    }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).choices[0]
}

const fence = /^\s*```(?:json)?\s*|\s*```\s*$/g
function complaintAbout({ finish_reason: reason, message }) {
  if (reason !== 'stop') return `结束原因是 ${reason}`
  let value
  try {
    value = JSON.parse(message.content.replace(fence, ''))
  } catch {
    return '这不是 JSON'
  }
  const sum = value.lines?.reduce((total, line) => total + line, 0)
  if (!(Math.abs(sum - value.total) < 0.005))
    return `各行加起来是 ${sum}，不是 ${value.total}`
  if (value.due !== null && !invoice.includes(value.quote))
    return '票面上没有这句原话'
}

const messages = [
  { role: 'system', content: system },
  { role: 'user', content: invoice },
]
let complaint
for (const attempt of [1, 2]) {
  const choice = await ask(messages)
  complaint = complaintAbout(choice)
  console.log(`第 ${attempt} 次：${complaint ?? '查过了，没有问题'}`)
  if (complaint === undefined) {
    console.log(choice.message.content)
    break
  }
  messages.push(choice.message)
  messages.push({ role: 'user', content: `不对：${complaint}。` })
}
if (complaint !== undefined) console.log('请人来看')
