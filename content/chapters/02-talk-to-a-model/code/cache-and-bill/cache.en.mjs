// Three questions about one list: what comes from the cache?
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const woods = ['oak', 'ash', 'beech', 'walnut']
const things = ['chair', 'table', 'shelf', 'bench', 'chest']
const list = Array.from(
  { length: 160 },
  (_, at) =>
    `${at + 1} ${woods[at % 4]} ${things[at % 5]} ${40 + at}.50`,
).join('\n')
const rules = `You answer questions about this list.\n${list}`

async function ask(system, content) {
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content },
      ],
      max_tokens: 30,
    }),
  })
  if (!response.ok)
    throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).usage ?? {}
}

// OpenAI's name, then DeepSeek's.
const cachedIn = (usage) =>
  usage.prompt_tokens_details?.cached_tokens ??
  usage.prompt_cache_hit_tokens ??
  'not told'

const questions = ['What is no. 7?', 'The dearest?', 'How many?']
for (const clockFirst of [false, true]) {
  console.log(clockFirst ? 'clock first' : 'clock last')
  for (const question of questions) {
    const clock = `It is ${new Date().toISOString()}.`
    const usage = clockFirst
      ? await ask(`${clock}\n${rules}`, question)
      : await ask(rules, `${question} ${clock}`)
    console.log(
      `  ${usage.prompt_tokens} in, from the cache: ${cachedIn(usage)}`,
    )
  }
}
