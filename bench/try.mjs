// CPU of `try` for an answer of 10,000 tokens from this machine, against a program that copies the same stream to its
// output: whole processes in pairs, the start of each included.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../bin/llm-primer.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'llm-primer-bench-'))
const TOKENS = 10_000
const TARGET = 1.5

const hook = join(folder, 'cpu.cjs')
writeFileSync(
  hook,
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(process.env.CPU_FILE, String(user + system)) })",
)
const copier = join(folder, 'copy.cjs')
writeFileSync(
  copier,
  "require('node:http').request(process.argv[2], { method: 'POST', agent: false }, (answer) => answer.pipe(process.stdout)).end('{}')",
)

const event = (choice, more = {}) =>
  `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: choice ? [{ index: 0, ...choice }] : [], ...more })}\n\n`

/** One write a token, as servers do it; what is not taken at once waits. */
async function stream(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (let at = 0; at < TOKENS; at++)
    if (!response.write(event({ delta: { content: ` word${at % 100}` }, finish_reason: null })))
      await new Promise((resolve) => response.once('drain', resolve))
  response.write(event({ delta: {}, finish_reason: 'stop' }))
  response.write(event(undefined, { usage: { prompt_tokens: 9, completion_tokens: TOKENS } }))
  response.end('data: [DONE]\n\n')
}

/** Microseconds of CPU of one run. */
function cpuOf(words) {
  const file = join(folder, 'cpu')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--require', hook, ...words], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'en_US.UTF-8', CPU_FILE: file },
    })
    child.stdout.resume()
    child.on('close', () => resolve(Number(readFileSync(file, 'utf8'))))
  })
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]

export async function rows() {
  const server = createServer((_, response) => void stream(response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${server.address().port}/v1`
  const asking = [launcher, 'try', '--endpoint', address, '--model', 'm', 'go on']
  const copying = [copier, `${address}/chat/completions`]
  await cpuOf(asking)
  const ratios = []
  for (let at = 0; at < 9; at++) {
    const copied = await cpuOf(copying)
    ratios.push((await cpuOf(asking)) / copied)
  }
  server.close()
  return [
    {
      name: `CPU of try, ${TOKENS} tokens, against copying`,
      value: median(ratios),
      target: TARGET,
      unit: '× copying',
    },
  ]
}
