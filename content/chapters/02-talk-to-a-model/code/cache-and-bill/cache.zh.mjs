// 就一份清单问三个问题：有多少来自缓存？
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const woods = ['橡木', '白蜡木', '榉木', '胡桃木']
const things = ['椅子', '桌子', '书架', '长凳', '箱子']
const list = Array.from(
  { length: 160 },
  (_, at) =>
    `${at + 1} ${woods[at % 4]} ${things[at % 5]} ${40 + at}.50`,
).join('\n')
const rules = `你回答关于这份清单的问题。\n${list}`

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

// 先看 OpenAI 的名字，再看 DeepSeek 的。
const cachedIn = (usage) =>
  usage.prompt_tokens_details?.cached_tokens ??
  usage.prompt_cache_hit_tokens ??
  '没说'

const questions = ['7 号是什么？', '哪样最贵？', '一共几样？']
for (const clockFirst of [false, true]) {
  console.log(clockFirst ? '时间在前' : '时间在后')
  for (const question of questions) {
    const clock = `现在是 ${new Date().toISOString()}。`
    const usage = clockFirst
      ? await ask(`${clock}\n${rules}`, question)
      : await ask(rules, `${question}${clock}`)
    console.log(
      `  输入 ${usage.prompt_tokens}，来自缓存 ${cachedIn(usage)}`,
    )
  }
}
