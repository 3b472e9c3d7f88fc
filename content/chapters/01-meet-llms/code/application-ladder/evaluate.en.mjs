// The smallest eval: questions, what answers must contain, a count.
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
  'Use only these clauses. If none says it: “The rules do not say.”',
  'Clause 12: meals when working late, 15 dollars a person.',
  'Clause 31: business class on flights over six hours, if agreed.',
  'Clause 44: 25 days of leave a year.',
].join('\n')
const cases = [
  ['How much is a meal when working late?', '15'],
  ['How many days of leave are there?', '25'],
  ['May I bring my dog to work?', 'do not say'],
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
console.log(`${right} right of ${cases.length}`)
