// 仔细地读一条流：文字、为什么停、用了多少。
const { env } = process
const base = env.LLM_BASE_URL ?? 'http://localhost:11434/v1'
const model = env.LLM_MODEL ?? 'qwen3'
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${env.LLM_API_KEY ?? ''}`,
}

const question = '我能坐商务舱吗？'
const response = await fetch(`${base}/chat/completions`, {
  method: 'POST',
  headers,
  body: JSON.stringify({
    model,
    messages: [{ role: 'user', content: question }],
    stream: true,
    stream_options: { include_usage: true },
  }),
})
if (!response.ok)
  throw new Error(`${response.status} ${await response.text()}`)

const decoder = new TextDecoder()
let rest = ''
let reason
let usage
for await (const packet of response.body) {
  // 解码器留着半个字，rest 留着半行。
  const text = rest + decoder.decode(packet, { stream: true })
  const lines = text.split(/\r?\n/)
  rest = lines.pop()
  for (const line of lines) {
    if (!line.startsWith('data:')) continue // 注释或空行
    const data = line.slice(5).trim()
    if (data === '[DONE]') continue
    const event = JSON.parse(data)
    if (event.error) throw new Error(JSON.stringify(event.error))
    const [choice] = event.choices ?? []
    process.stdout.write(choice?.delta?.content ?? '') // 先取文字
    reason = choice?.finish_reason || reason
    usage = event.usage ?? usage
  }
}
console.log()
console.log(reason ? `结束原因：${reason}` : '断了：没有结束原因')
console.log(
  usage
    ? `${usage.prompt_tokens} 进，${usage.completion_tokens} 出`
    : '服务器没说用了多少',
)
