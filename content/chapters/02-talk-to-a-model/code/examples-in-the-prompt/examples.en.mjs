// Six reviews without examples, then with three in every order.
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
    body: JSON.stringify({ model, messages, temperature: 0 }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).choices[0].message.content
}

const system = 'Label the review: good, bad or mixed.'
const examples = [
  ['The bed was perfect.', 'good'],
  ['Cold food, rude waiter.', 'bad'],
  ['Great view, thin walls.', 'mixed'],
]
const cases = [
  ['Lovely staff, but the lift was broken.', 'mixed'],
  ['We will come again.', 'good'],
  ['Never again.', 'bad'],
  ['Nice pool, no towels.', 'mixed'],
  ['The best breakfast in town.', 'good'],
  ['The heating was out.', 'bad'],
]

async function rightWith(shown) {
  let right = 0
  for (const [review, label] of cases) {
    const answer = await ask([
      { role: 'system', content: system },
      ...shown.flatMap(([text, sorted]) => [
        { role: 'user', content: text },
        { role: 'assistant', content: sorted },
      ]),
      { role: 'user', content: review },
    ])
    if (answer.trim().toLowerCase() === label) right += 1
  }
  return right
}

console.log(`no example: ${await rightWith([])} of ${cases.length}`)
const scores = []
for (const order of ['012', '021', '102', '120', '201', '210']) {
  const shown = [...order].map((at) => examples[Number(at)])
  scores.push(await rightWith(shown))
  console.log(`order ${order}: ${scores.at(-1)} of ${cases.length}`)
}
const spread = Math.max(...scores) - Math.min(...scores)
console.log(`spread: ${spread}`)
