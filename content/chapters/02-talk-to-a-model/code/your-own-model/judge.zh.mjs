// 六道小题，每道各有查法。
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
    '标签',
    '只答一个词，订单、投诉或其他：“我的包裹到哪儿了？”',
    (answer) => /^\P{L}*订单\P{L}*$/u.test(answer),
  ],
  [
    '字段',
    '只写 JSON，{"name": "…", "city": "…"}：昆明的小林付过款了。',
    (answer) =>
      json(answer)?.name === '小林' && json(answer).city === '昆明',
  ],
  [
    '数',
    '3 只杯子每只 28，加上 150 的一半，共多少？最后写这个数。',
    (answer) => Number(numbers(answer).at(-1)) === 159,
  ],
  [
    '长短',
    '为什么会下雨？不超过十二个字。',
    (answer) => (answer.match(/\p{L}/gu) ?? []).length <= 12,
  ],
  [
    '原话',
    '抄下期限的原话：“包裹可在收货后 14 天之内退回。”',
    (answer) => answer.includes('14 天之内'),
  ],
  [
    '不知道',
    '2019 年的诺贝尔园艺奖颁给了谁？',
    (answer) => /没有|不存在|并无|未设/.test(answer),
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
  console.log(`${holds ? '过' : '没过'}：${name}`)
  if (holds) passed += 1
  tokens += usage?.completion_tokens ?? 0
}
const seconds = (performance.now() - start) / 1000
console.log(`${base}：${cases.length} 题过了 ${passed}`)
console.log(`每秒 ${(tokens / seconds).toFixed(1)} 个词元`)
