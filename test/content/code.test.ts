import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { displayWidth } from '../../src/views/width.ts'
import { type ChatRequest, type ChatServer, startChatServer } from '../servers/chat-completions.ts'
import { aFrame } from '../views/frames.ts'

const chapters = join(import.meta.dirname, '../../content/chapters')

/** Every program of the course: `01-meet-llms/code/application-ladder/chat.en.mjs`. */
const programs = readdirSync(chapters, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\/code\/.*\.(mjs|py)$/.test(name))

/** `application-ladder/chat.en` */
const nameOf = (program: string): string => program.replace(/^.*\/code\//, '').replace(/\.(mjs|py)$/, '')

/** The first Python of 3.9 or newer; the Python half of the tests is skipped without one. */
const python = ['python3', 'python'].find((name) => {
  const { stdout } = spawnSync(name, ['-c', 'import sys; print(sys.version_info >= (3, 9))'], {
    encoding: 'utf8',
  })
  return stdout?.trim() === 'True'
})

/** A model of a few sentences: it answers what the programs ask, from what they hand over. */
function reply({ model, messages, response_format: form, temperature }: ChatRequest): string {
  if (model === 'careless') return '{"clause": "12", "amount": null}'
  const all = messages.map(({ content }) => content).join('\n')
  const question = messages.at(-1)?.content ?? ''
  const lastLine = question.split('\n').at(-1) ?? ''
  if (/REFUND|退款：/.test(question)) return refundOf(/退款：/.test(question) ? '退款：' : 'REFUND: ')
  const small = SMALL_JOBS.find(([asked]) => asked.test(question))
  if (small !== undefined) return small[1]
  if (/"lines"/.test(all)) return invoiceRead(messages.length > 2)
  if (form !== undefined) return '{"clause": 12, "amount": 40}'
  if (/我叫什么|My name\?/.test(question)) return /小林|Lin/.test(all) ? '小林 Lin' : '不知道 no idea'
  if (/^给评论标上|^Label the review/.test(all)) return label(question, messages.length > 2)
  // Persuaded by all that ask for it: only the program's list of allowed answers holds.
  if (/资料，不要照|is data; do not/.test(all))
    return /得手|HACKED/.test(question) ? 'HACKED' : /订单/.test(question) ? '订单' : 'order'
  if (/一种树|a tree/.test(question)) return temperature === 0 ? 'An oak. 橡树。' : 'A birch! 白桦！'
  if (/打印机的问题|help with printers/.test(all))
    return '请清洁硒鼓，再打一张试试。 Please clean the drum, then try one page.'
  if (/商务舱|business class/.test(question))
    return /31/.test(all) ? '第 31 条 clause 31' : '可以问主管。Ask the manager.'
  if (/加班餐|meal/.test(lastLine)) return '40 15'
  return '规章没有写 The rules do not say.'
}

/** What a small model makes of six cases; the one that is to be short is too long. */
const SMALL_JOBS: readonly (readonly [RegExp, string])[] = [
  [/^One word/, ' Order.'],
  [/^只答一个词，订单、投诉或/, '订单。'],
  [/^JSON alone/, '{"name": "Lin", "city": "Bath"}'],
  [/^只写 JSON/, '{"name": "小林", "city": "昆明"}'],
  [/^3 mugs|^3 只杯子/, '84 + 75 = 159'],
  [/rain\?/, 'Because warm air rises, cools, and lets its water fall.'],
  [/下雨/, '因为暖空气上升以后变冷，里面的水汽就凝成水滴落下来。'],
  [/^Quote how long/, '“within 14 days”'],
  [/^抄下期限/, '“14 天之内”'],
  [/Gardening/, 'There is no such prize.'],
  [/园艺奖/, '没有这个奖。'],
]

/** Three of five work the refund out, in two forms; one counts the postage as well, one forgets the last line. */
const LAST_LINES = ['159', '171', '$159.00', undefined, '159'] as const
let refunds = 0
function refundOf(last: string): string {
  const amount = LAST_LINES[refunds++ % LAST_LINES.length]
  return amount === undefined ? '84 + 75' : `3 x 28 = 84\n150 / 2 = 75\n${last}${amount}`
}

/** Reads the total of an invoice wrongly, in a fence, and rightly when it is told what is wrong. */
const invoiceRead = (told: boolean): string =>
  told
    ? '{"lines": [96, 45.5], "total": 141.5, "due": null, "quote": null}'
    : '```json\n{"lines": [96, 45.5], "total": 114.5, "due": null, "quote": null}\n```'

/** Sorts a review by what its words say; without examples it answers in a sentence. */
function label(review: string, hasExamples: boolean): string {
  const mixed = /可惜|没有|but|no towels/.test(review)
  const bad = /再也不|坏了|Never|out\./.test(review)
  const [zh, en] = mixed ? ['有褒有贬', 'mixed'] : bad ? ['差评', 'bad'] : ['好评', 'good']
  const one = /\p{Script=Han}/u.test(review) ? zh : en
  return hasExamples ? ` ${one}\n` : `I would say: ${one}.`
}

let server: ChatServer
beforeAll(async () => {
  server = await startChatServer({ reply, key: 'secret' })
})
afterAll(() => server.close())

interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Not spawnSync: the server answers in this process. */
const outcomeOf = (name: string, env: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const command = name.endsWith('.py') ? (python ?? 'python3') : process.execPath
    const child = spawn(command, [join(chapters, name)], {
      env: {
        ...process.env,
        LLM_BASE_URL: server.url,
        LLM_API_KEY: 'secret',
        LLM_MODEL: 'small',
        PYTHONIOENCODING: 'utf-8',
        ...env,
      },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout, stderr }))
  })

const EXPECTED: Readonly<Record<string, RegExp>> = {
  'application-ladder/chat.zh': /^可以问主管。Ask the manager\.\n输入: \d+ 个词元\n输出: \d+ 个词元\n$/,
  'application-ladder/chat.en': /^可以问主管。Ask the manager\.\ninput: \d+ tokens\noutput: \d+ tokens\n$/,
  'application-ladder/stream.zh': /^可以问主管。Ask the manager\.\n$/,
  'application-ladder/stream.en': /^可以问主管。Ask the manager\.\n$/,
  'application-ladder/structured.zh': /^12 40\n$/,
  'application-ladder/structured.en': /^12 40\n$/,
  'application-ladder/retrieve.zh': /^第 31 条：.*\n第 12 条：.*\n\n第 31 条 clause 31\n$/,
  'application-ladder/retrieve.en': /^Clause 31: .*\nClause 12: .*\n\n第 31 条 clause 31\n$/,
  'application-ladder/evaluate.zh': /^2 题中错了 0\n$/,
  'application-ladder/evaluate.en': /^0 wrong of 2\n$/,
  'what-a-call-is/history.zh':
    /^不带历史：\n.*\n {2}输入 \d+：不知道 no idea\n带着历史：\n.*\n {2}输入 \d+：小林 Lin\n$/,
  'what-a-call-is/history.en':
    /^forgetful:\n.*\n {2}\d+ in: 不知道 no idea\nwith its history:\n.*\n {2}\d+ in: 小林 Lin\n$/,
  'examples-in-the-prompt/examples.zh': /^不给例子：0 \/ 6\n(顺序 [012]{3}：6 \/ 6\n){6}高低相差：0\n$/,
  'examples-in-the-prompt/examples.en': /^no example: 0 of 6\n(order [012]{3}: 6 of 6\n){6}spread: 0\n$/,
  'instructions-and-data/envelope.zh':
    /^跑出标签的：1 \/ 4\n跑出 JSON 的：0 \/ 4\n订单：.*\n(其他：.*\n){3}$/,
  'instructions-and-data/envelope.en':
    /^leave the tags: 1 of 4\nleave the JSON: 0 of 4\norder: .*\n(other: .*\n){3}$/,
  'window-as-a-budget/budget.zh':
    /^丢掉 0 轮，约发 \d+，读了 \d+：.*\n(丢掉 \d 轮，约发 \d+，读了 \d+：.*\n){2}丢掉 [1-3] 轮，约发 \d+，读了 \d+：.*\n$/,
  'window-as-a-budget/budget.en':
    /^dropped 0, sent about \d+, read \d+: .*\n(dropped \d, sent about \d+, read \d+: .*\n){2}dropped [1-3], sent about \d+, read \d+: .*\n$/,
  'temperature-and-seed/spread.zh':
    /^温度 0：10 遍里有 1 种，11 到 11 个字\n温度 1：10 遍里有 1 种，12 到 12 个字\n$/,
  'temperature-and-seed/spread.en':
    /^temperature 0: 1 different of 10, 11 to 11 characters\ntemperature 1: 1 different of 10, 12 to 12 characters\n$/,
  'a-form-to-read/form.zh':
    /^第 1 次：各行加起来是 141\.5，不是 114\.5\n第 2 次：查过了，没有问题\n\{"lines": .*\}\n$/,
  'a-form-to-read/form.en':
    /^attempt 1: the lines add up to 141\.5, not to 114\.5\nattempt 2: all right\n\{"lines": .*\}\n$/,
  'think-and-vote/votes.zh': /^159：5 票里 3 票\n(171|没写金额)：5 票里 1 票\n.*：5 票里 1 票\n退 159\n$/,
  'think-and-vote/votes.en': /^159: 3 of 5\n(171|no amount): 1 of 5\n.*: 1 of 5\nrefund 159\n$/,
  // A program before may have asked about the same list, so what the first question finds is left open.
  'cache-and-bill/cache.zh':
    /^时间在后\n {2}输入 \d+，来自缓存 \d+\n( {2}输入 \d+，来自缓存 [1-9]\d{2}\n){2}时间在前\n( {2}输入 \d+，来自缓存 0\n){3}$/,
  'cache-and-bill/cache.en':
    /^clock last\n {2}\d+ in, from the cache: \d+\n( {2}\d+ in, from the cache: [1-9]\d{2}\n){2}clock first\n( {2}\d+ in, from the cache: 0\n){3}$/,
  'your-own-model/judge.zh': /^(过：.*\n){3}没过：长短\n(过：.*\n){2}.*：6 题过了 5\n每秒 [\d.]+ 个词元\n$/,
  'your-own-model/judge.en':
    /^(passed: .*\n){3}failed: a length\n(passed: .*\n){2}5 of 6 at .*\n[\d.]+ tokens a second\n$/,
  'the-wire/read.zh': /^可以问主管。Ask the manager\.\n结束原因：stop\n\d+ 进，\d+ 出\n$/,
  'the-wire/read.en': /^可以问主管。Ask the manager\.\nstopped: stop\n\d+ in, \d+ out\n$/,
}

test('every program is there in both languages, for JavaScript and for Python', () => {
  expect(programs.map(nameOf).sort()).toEqual(
    Object.keys(EXPECTED)
      .flatMap((name) => [name, name])
      .sort(),
  )
})

test.each(programs)('%s runs against a server of the chat-completions protocol', async (name) => {
  if (name.endsWith('.py') && python === undefined) return
  const { status, stdout, stderr } = await outcomeOf(name)

  expect(stderr).toBe('')
  expect(stdout.replaceAll('\r\n', '\n')).toMatch(EXPECTED[nameOf(name)] ?? /^$/)
  expect(status).toBe(0)
})

test.each(programs.filter((name) => name.startsWith('01-') && name.includes('.en.')))(
  '%s ends with what the server says where the key is wrong',
  async (name) => {
    if (name.endsWith('.py') && python === undefined) return
    const { status, stderr } = await outcomeOf(name, { LLM_API_KEY: 'guessed' })

    expect(status).not.toBe(0)
    expect(stderr).toContain(name.endsWith('.py') ? '401: Unauthorized' : 'the key is not the right one')
  },
)

test.each(['mjs', 'py'])(
  'a wrong answer is not taken for a form, and an eval shows it: %s',
  async (language) => {
    if (language === 'py' && python === undefined) return
    const [form, score] = await Promise.all(
      ['structured', 'evaluate'].map((name) =>
        outcomeOf(`01-meet-llms/code/application-ladder/${name}.en.${language}`, { LLM_MODEL: 'careless' }),
      ),
    )

    expect(form?.status).not.toBe(0)
    expect(form?.stdout).toBe('')
    expect(score?.stdout).toMatch(/^2 wrong of 2\s*\n✗ How much .* null\}\s*\n✗ May I .* null\}\r?\n$/)
  },
)

test('a program of chapter 1 has at most 20 lines of code', () => {
  const linesOf = (name: string): number =>
    readFileSync(join(chapters, name), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\/\/|#|$)/.test(line)).length

  const ofChapter1 = programs.filter((name) => name.startsWith('01-'))
  expect(ofChapter1).toHaveLength(20)
  expect(ofChapter1.filter((name) => linesOf(name) > 20)).toEqual([])
})

test('no line is cut on a screen of 80 columns', () => {
  const frame = aFrame(80)
  const lines = programs.flatMap((name) => readFileSync(join(chapters, name), 'utf8').split('\n'))

  expect(lines.filter((line) => displayWidth(line, frame) > 72)).toEqual([])
})

test('the programs ask for what they say: a stream, a form, no draw', async () => {
  const asked = (name: string) => server.requests.filter((request) => JSON.stringify(request).includes(name))

  expect(server.requests.some(({ stream }) => stream === true)).toBe(true)
  expect(asked('json_schema').length).toBeGreaterThan(0)
  expect(server.requests.filter(({ temperature }) => temperature === 0).length).toBeGreaterThanOrEqual(6)
})
