// Six small cases, each with a check of its own.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const json = (answer) => {
  try {
    return JSON.parse(answer)
  } catch {
    return undefined
  }
}
const numbers = (answer) => answer.match(/\d+(?:\.\d+)?/g) ?? []

const cases = [
  [
    'a label',
    'One word, order, complaint or other: “Where is my parcel?”',
    (answer) => /^\W*order\W*$/i.test(answer),
  ],
  [
    'fields',
    'JSON alone, {"name": "…", "city": "…"}: Lin of Bath has paid.',
    (answer) =>
      json(answer)?.name === 'Lin' && json(answer).city === 'Bath',
  ],
  [
    'a number',
    '3 mugs at 28 and half of 150, together? End with the number.',
    (answer) => Number(numbers(answer).at(-1)) === 159,
  ],
  [
    'a length',
    'Why does it rain? At most eight words.',
    (answer) => answer.trim().split(/\s+/).length <= 8,
  ],
  [
    'a quote',
    'Quote how long: “Parcels may come back within 14 days.”',
    (answer) => answer.includes('within 14 days'),
  ],
  [
    'not known',
    'Who won the Nobel Prize for Gardening in 2019?',
    (answer) => /no such|not exist|no nobel|not a /i.test(answer),
  ],
]

let passed = 0
let tokens = 0
const start = performance.now()
for (const [name, prompt, check] of cases) {
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model,
      messages: [{ role: 'user', content: prompt }],
      temperature: 0,
    }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  const { choices, usage } = await response.json()
  const holds = check(choices[0].message.content)
  console.log(`${holds ? 'passed' : 'failed'}: ${name}`)
  if (holds) passed += 1
  tokens += usage?.completion_tokens ?? 0
}
const seconds = (performance.now() - start) / 1000
console.log(`${passed} of ${cases.length} at ${base}`)
console.log(`${(tokens / seconds).toFixed(1)} tokens a second`)
