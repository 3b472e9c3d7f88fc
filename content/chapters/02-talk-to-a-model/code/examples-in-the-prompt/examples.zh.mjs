// 六条评论：先不给例子，再给三个例子，每种顺序都试。
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

const system = '给评论标上：好评、差评、有褒有贬。'
const examples = [
  ['床特别舒服。', '好评'],
  ['菜是凉的，还挨了白眼。', '差评'],
  ['风景绝佳，墙太薄。', '有褒有贬'],
]
const cases = [
  ['服务员很热情，可惜电梯坏了。', '有褒有贬'],
  ['下次还来。', '好评'],
  ['再也不来了。', '差评'],
  ['泳池不错，没有毛巾。', '有褒有贬'],
  ['全城最好的早餐。', '好评'],
  ['暖气坏了一夜。', '差评'],
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

console.log(`不给例子：${await rightWith([])} / ${cases.length}`)
const scores = []
for (const order of ['012', '021', '102', '120', '201', '210']) {
  const shown = [...order].map((at) => examples[Number(at)])
  scores.push(await rightWith(shown))
  console.log(`顺序 ${order}：${scores.at(-1)} / ${cases.length}`)
}
const spread = Math.max(...scores) - Math.min(...scores)
console.log(`高低相差：${spread}`)
