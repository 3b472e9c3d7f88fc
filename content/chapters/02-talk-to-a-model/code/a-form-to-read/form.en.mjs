// A form that a program can read: ask, check, ask once more.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const invoice = `Invoice 88, 2 May 2026
3 chairs  96.00
1 lamp    45.50
Total    141.50
Thank you! Please pay soon.`

const maybe = { type: ['string', 'null'] } // the way out
const properties = {
  lines: { type: 'array', items: { type: 'number' } },
  total: { type: 'number' },
  due: maybe, // the day to pay by
  quote: maybe, // the words it was taken from
}
const schema = {
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
}
const system = `Read the invoice. Write one JSON object:
{"lines": [0.00], "total": 0.00, "due": "YYYY-MM-DD", "quote": "…"}
due: the day to pay by; quote: the words that say it.
Both are null if no such day is printed.`

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
  if (reason !== 'stop') return `it ended with ${reason}`
  let value
  try {
    value = JSON.parse(message.content.replace(fence, ''))
  } catch {
    return 'this is not JSON'
  }
  const sum = value.lines?.reduce((total, line) => total + line, 0)
  if (!(Math.abs(sum - value.total) < 0.005))
    return `the lines add up to ${sum}, not to ${value.total}`
  if (value.due !== null && !invoice.includes(value.quote))
    return 'the quote is not in the invoice'
}

const messages = [
  { role: 'system', content: system },
  { role: 'user', content: invoice },
]
let complaint
for (const attempt of [1, 2]) {
  const choice = await ask(messages)
  complaint = complaintAbout(choice)
  console.log(`attempt ${attempt}: ${complaint ?? 'all right'}`)
  if (complaint === undefined) {
    console.log(choice.message.content)
    break
  }
  messages.push(choice.message)
  messages.push({ role: 'user', content: `Wrong: ${complaint}.` })
}
if (complaint !== undefined) console.log('a person should look at it')
