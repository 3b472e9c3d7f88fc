import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

type Row = Readonly<Record<string, string>>

/** The answer to a question of docs/questions.md, and what was looked up by hand. */
interface Question {
  readonly question: string
  readonly command: string
  readonly check: (stdout: string) => void
}

/** The rows of a CSV without quotes in it. */
function rowsOf(csv: string): Row[] {
  const [header = '', ...lines] = csv.trimEnd().split('\r\n')
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

const idsOf = (csv: string): (string | undefined)[] => rowsOf(csv).map(({ id }) => id)

/** The one release on a card. */
const releaseOf = (json: string) => JSON.parse(json).entry.releases[0]

const billOf = (json: string) => JSON.parse(json).offers[0]

const questions: readonly Question[] = [
  {
    question: 'Which Chinese open models may I use commercially?',
    command: 'models --commercial yes --region cn --releases --csv --columns id,licence',
    check: (stdout) => {
      const licences = new Map(rowsOf(stdout).map(({ id, licence }) => [id, licence]))
      for (const [id, licence] of [
        ['deepseek/deepseek-r1', 'MIT'],
        ['deepseek/deepseek-v4-1-flash', 'MIT'],
        ['glm/glm-5-3-flash', 'MIT'],
        ['longcat/longcat-2-0', 'MIT'],
        ['qwen/qwen3-8-27b', 'Apache-2.0'],
        ['hunyuan/hy3', 'Apache-2.0'],
        ['baichuan/baichuan-m3', 'Apache-2.0'],
        ['step/step-3-7-flash', 'Apache-2.0'],
      ] as const)
        expect([id, licences.get(id)]).toEqual([id, licence])
      for (const id of [
        'kimi/kimi-k3',
        'glm/glm-5-3',
        'qwen/qwen3-8-2-4t',
        'minimax/minimax-m3',
        'gpt-oss/gpt-oss',
      ])
        expect(licences.has(id)).toBe(false)
    },
  },
  {
    question: 'On what terms Kimi K3?',
    command: 'models show kimi-k3 --json',
    check: (stdout) => {
      const { value } = releaseOf(stdout).licence
      const texts = value.limits.map(({ en }: { en: string }) => en).join(' ')
      expect(value).toMatchObject({ name: 'Kimi K3 License', osiApproved: false })
      expect(texts).toContain('$20M in 12 months')
      expect(texts).toContain('100M monthly users')
      expect(JSON.parse(stdout).model.commercial).toBe('conditions')
    },
  },
  {
    question: 'On what terms MiniMax-M3?',
    command: 'models show minimax-m3 --json',
    check: (stdout) => {
      const { limits } = releaseOf(stdout).licence.value
      expect(limits.map(({ kind }: { kind: string }) => kind)).toContain('commercial')
      expect(JSON.stringify(limits)).toContain('Built with MiniMax M3')
      expect(JSON.parse(stdout).model.commercial).not.toBe('yes')
    },
  },
  {
    question: 'Is GLM-5.3 open?',
    command: 'models show glm-5.3 --json',
    check: (stdout) => {
      const { openness, licence } = releaseOf(stdout)
      expect(openness.map(({ value, from }: { value: string; from: string }) => [value, from])).toEqual([
        ['closed', '2026-08-14'],
        ['weights-restricted', '2026-08-25'],
      ])
      expect(licence.value.name).toBe('GLM-5.3 License')
    },
  },
  {
    question: 'Is Qwen3.8 Apache?',
    command: 'models --releases qwen3.8 --open-source --csv --columns id,licence',
    check: (stdout) =>
      expect(
        rowsOf(stdout)
          .map(({ id, licence }) => `${id} ${licence}`)
          .sort(),
      ).toEqual([
        'qwen/qwen3-8-2-4t Qwen3.8-Max License',
        'qwen/qwen3-8-27b Apache-2.0',
        'qwen/qwen3-8-flash-next Qwen Community License 1.0',
      ]),
  },
  {
    question: 'May I use DeepSeek-R1?',
    command: 'models show DeepSeek-R1 --json',
    check: (stdout) =>
      expect(JSON.parse(stdout).model).toMatchObject({
        licence: 'MIT',
        commercial: 'yes',
        openness: 'weights-permissive',
      }),
  },
  {
    question: 'What is the cheapest with 128k?',
    command: 'models --releases --min-context 128k --sort price --csv --columns id,price,context',
    check: (stdout) => {
      const yuan = rowsOf(stdout).filter(({ currency }) => currency === 'CNY')
      const prices = yuan.map(({ priceIn }) => Number(priceIn))
      expect(yuan.length).toBeGreaterThan(20)
      expect(prices).toEqual([...prices].sort((a, b) => a - b))
      for (const { context } of rowsOf(stdout)) expect(Number(context)).toBeGreaterThanOrEqual(128_000)
    },
  },
  {
    question: 'What is the cheapest under an OSI licence for a million tokens?',
    command: 'models price --in-tokens 1m --open permissive --json',
    check: (stdout) => {
      const { offers } = JSON.parse(stdout)
      expect(offers[0]).toMatchObject({
        release: 'glm-5-3-flash',
        currency: 'CNY',
        call: { low: 0.8, high: 0.8 },
      })
      const names = offers.map(({ release }: { release: string }) => release)
      for (const restricted of ['glm-5-3', 'kimi-k3', 'minimax-m3', 'qwen3-8-max', 'ernie-5-1'])
        expect(names).not.toContain(restricted)
    },
  },
  {
    question: 'Which see images?',
    command: 'models --releases --modality image --csv --columns id',
    check: (stdout) => {
      const ids = idsOf(stdout)
      expect(ids).toEqual(
        expect.arrayContaining(['kimi/kimi-k3', 'gpt/gpt-6-2-sol', 'deepseek/deepseek-v4-1-flash']),
      )
      expect(ids).not.toContain('glm/glm-5-3')
      expect(ids).not.toContain('deepseek/deepseek-v4-pro')
    },
  },
  {
    question: 'MIT, images and 1M?',
    command: 'models --licence mit --modality image --min-context 1m --releases --csv --columns id',
    check: (stdout) =>
      expect(idsOf(stdout).sort()).toEqual([
        'deepseek/deepseek-v4-1-flash',
        'glm/glm-5-3-flash',
        'mimo/mimo-v2-5',
        'mimo/mimo-v2-6-flash',
        'mimo/mimo-v2-6-pro',
      ]),
  },
  {
    question: 'What does DeepSeek cost off-peak, and when is that?',
    command: 'models price --model deepseek-v4-pro --at 2026-11-28T10:00+08:00 --json',
    check: (stdout) => {
      const [{ peakNow, prices }] = JSON.parse(stdout).prices
      expect(peakNow).toBe(false)
      expect(prices[0]).toMatchObject({ currency: 'CNY', in: 4.5, out: 13.5 })
      expect(prices[1]).toMatchObject({
        in: 9,
        out: 27,
        window: {
          days: [1, 2, 3, 4, 5],
          hours: [
            ['09:00', '12:00'],
            ['14:00', '18:00'],
          ],
        },
      })
    },
  },
  {
    question: '… on 1 October at 10:00?',
    command: 'models price --in-tokens 1m --model deepseek-v4-pro --at 2026-10-01T10:00+08:00 --json',
    check: (stdout) =>
      expect(billOf(stdout)).toMatchObject({ peakNow: false, holidaysUnknown: false, call: { low: 4.5 } }),
  },
  {
    question: 'What did V4-Pro cost in June?',
    command: 'models price --in-tokens 1m --model deepseek-v4-pro --at 2026-06-01 --json',
    check: (stdout) => expect(billOf(stdout)).toMatchObject({ currency: 'CNY', call: { low: 3, high: 3 } }),
  },
  {
    question: 'What does 文心一言 run on now?',
    command: 'models show 文心一言',
    check: (stdout) => expect(stdout).toMatch(/ERNIE 4\.0[\s\S]*2024-06[\s\S]*older than 180 days/),
  },
  {
    question: 'What became of WizardLM-2?',
    command: 'models diff wizardlm --csv',
    check: (stdout) => expect(stdout).toMatch(/\r\nwizardlm-2,WizardLM2,Microsoft,yes,withdrawn,/),
  },
  {
    question: 'Is 元宝 a model?',
    command: 'models show 元宝 --json',
    check: (stdout) =>
      expect(JSON.parse(stdout).model).toMatchObject({
        kind: 'app',
        company: { id: 'tencent' },
        openSource: 'no',
      }),
  },
  {
    question: 'What is the newest Kimi?',
    command: 'models show kimi --json',
    check: (stdout) =>
      expect(JSON.parse(stdout).model.newest).toMatchObject({
        name: { en: 'Kimi K3.1 Pro' },
        released: '2026-10-24',
      }),
  },
  {
    question: 'How long is the longest answer of GPT-6.2 Sol?',
    command: 'models --releases gpt-6.2 --csv --columns id,output,context',
    check: (stdout) =>
      expect(rowsOf(stdout)).toContainEqual({ id: 'gpt/gpt-6-2-sol', output: '128000', context: '1050000' }),
  },
  {
    question: 'Qwen, GLM or Kimi?',
    command: 'models compare qwen glm kimi --json',
    check: (stdout) => {
      const { models } = JSON.parse(stdout)
      expect(
        models.map(({ id, commercial }: { id: string; commercial: string }) => [id, commercial]),
      ).toEqual([
        ['qwen', 'conditions'],
        ['glm', 'conditions'],
        ['kimi', 'conditions'],
      ])
      expect(models[1].licence).toBe('MIT + GLM-5.3 License')
    },
  },
  {
    question: 'What does a README cost a thousand times a day?',
    command: 'models price --in-tokens 3000 --out-tokens 500 --calls 1000 --model glm-5.3-flash --json',
    // 3,000 × 0.8 + 500 × 2.8 = 3,800 millionths; a thousand times 3.8.
    check: (stdout) =>
      expect(billOf(stdout)).toMatchObject({ call: { low: 0.0038 }, day: { low: 3.8, high: 3.8 } }),
  },
  {
    question: 'Opus 5.5 with 90% from the cache?',
    command: 'models price --in-tokens 100k --cached 90% --model claude-opus-5-5 --json',
    // 10,000 × 4 + 90,000 × 0.2 = 58,000 millionths.
    check: (stdout) =>
      expect(billOf(stdout)).toMatchObject({ currency: 'USD', call: { low: 0.058 }, cacheUnpriced: false }),
  },
  {
    question: '300k on GPT-6.2 Sol?',
    command: 'models price --in-tokens 300k --model gpt-6-2-sol --json',
    check: (stdout) =>
      expect(billOf(stdout)).toMatchObject({ currency: 'USD', call: { low: 1.2 }, exceeds: [] }),
  },
  {
    question: 'Which is truly open (OSAID)?',
    command: 'models --open osaid --csv --columns id',
    check: (stdout) => expect(idsOf(stdout).sort()).toEqual(['olmo', 'pythia']),
  },
  {
    question: 'Where are the weights?',
    command: 'models --releases glm-5.3 --csv --columns id,weights',
    check: (stdout) => {
      const weights = new Map(rowsOf(stdout).map((row) => [row.id, row.weights]))
      expect(weights.get('glm/glm-5-3')).toBe('https://huggingface.co/zai-org/GLM-5.3')
      expect(weights.get('glm/glm-5-3-flash')).toBe('https://huggingface.co/zai-org/GLM-5.3-Flash')
    },
  },
  {
    question: 'Which call tools, write JSON and think?',
    command: 'models --releases --can tools,json,thinking --csv --columns id,abilities',
    check: (stdout) => {
      expect(idsOf(stdout)).toContain('glm/glm-5-3')
      for (const { abilities } of rowsOf(stdout)) expect(abilities).toBe('tools json thinking')
    },
  },
  {
    question: 'What runs on a Mac with 16 GB?',
    command: 'models --memory 16gb --releases --csv --columns id,memory',
    check: (stdout) => {
      // Half a byte a parameter: 14 billion are 7 GB, 31 billion 15.5 GB before any cache.
      expect(idsOf(stdout)).toEqual(
        expect.arrayContaining(['phi/phi-4', 'qwen/qwen3-8-27b', 'gpt-oss/gpt-oss']),
      )
      for (const id of ['gemma/gemma-4', 'kimi/kimi-k3', 'deepseek/deepseek-v4-pro'])
        expect(idsOf(stdout)).not.toContain(id)
    },
  },
  {
    question: 'Which models are no longer offered?',
    command: 'models --status superseded,withdrawn,closed,renamed --csv --columns id,status',
    check: (stdout) => {
      const statuses = new Map(rowsOf(stdout).map(({ id, status }) => [id, status]))
      expect(statuses.get('wizardlm-2')).toBe('withdrawn')
      expect(statuses.get('mixtral')).toBe('superseded')
      for (const id of ['qwen', 'deepseek', 'kimi', 'gpt', 'claude']) expect(statuses.has(id)).toBe(false)
    },
  },
]

test.each(questions)('$question', ({ command, check }) => {
  const { status, stdout } = runInside(command.split(' '))

  expect(status).toBe(0)
  check(stdout)
})

test('docs/questions.md lists these questions with these commands', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'questions.md'), 'utf8')
  const listed = [...page.matchAll(/^\| (.+?) \| `llm-primer (.+?)` \|/gm)].map(([, question, command]) => [
    question,
    command,
  ])

  expect(listed).toEqual(questions.map(({ question, command }) => [question, command]))
})

test('a prompt that is longer than the context is told', () => {
  const { stdout } = runInside(['models', 'price', '--in-tokens', '2m', '--model', 'kimi-k3', '--json'])

  expect(billOf(stdout).exceeds).toEqual(['context'])
})
