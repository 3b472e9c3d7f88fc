// Think first, ask five times, count what is comparable.
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const question = `We refund all of the price within 14 days of delivery,
half of it within 60, and never the postage.
Order: 3 mugs at 28, 10 days ago; 1 lamp at 150, 40 days ago;
postage 12. What is the refund?
For each item write one line: price, days since delivery, share.
Then a last line, nothing behind it: REFUND: amount`

async function ask() {
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model,
      messages: [{ role: 'user', content: question }],
      temperature: 0.7,
    }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).choices[0].message.content
}

// 159, 159.00 and $159 are one vote; without the line it is none.
function amountIn(answer) {
  const last = answer.trim().split('\n').at(-1)
  const found = /^REFUND:\D*([\d,]*\.?\d+)\D*$/.exec(last)
  return found ? Number(found[1].replaceAll(',', '')) : undefined
}

const TRIES = 5
const votes = new Map()
for (let tried = 0; tried < TRIES; tried += 1) {
  const amount = amountIn(await ask())
  votes.set(amount, (votes.get(amount) ?? 0) + 1)
}
const counted = [...votes].sort(([, a], [, b]) => b - a)
for (const [amount, count] of counted)
  console.log(`${amount ?? 'no amount'}: ${count} of ${TRIES}`)
const [[amount, count]] = counted
console.log(
  amount !== undefined && count * 2 > TRIES
    ? `refund ${amount}`
    : 'no majority: a person decides',
)
