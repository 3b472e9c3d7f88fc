// The smallest eval: questions, what answers must contain, a count.
const url = process.env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = process.env.LLM_MODEL ?? 'qwen3'
const authorization = `Bearer ${process.env.LLM_API_KEY ?? ''}`
const headers = { 'content-type': 'application/json', authorization }

const rules = 'Late meals: $15. Otherwise say “The rules do not say.”'
// Two cases show the form; twenty of your own make an eval.
const cases = [
  ['How much is a meal when working late?', '15'],
  ['May I bring my dog to work?', 'do not say'],
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
console.log(`${failed.length} wrong of ${cases.length}`, ...failed)
