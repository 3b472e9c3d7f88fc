import { expect, test } from 'vitest'
import { run } from '../run.ts'

/** The questions of docs/questions.md: the command, and what was looked up by hand. */
const questions: readonly (readonly [question: string, words: string, answer: RegExp])[] = [
  [
    'Which Chinese open models may I use commercially?',
    'models --commercial yes --region cn --releases --csv --columns id,licence',
    /deepseek\/deepseek-r1,MIT/,
  ],
  ['On what terms Kimi K3?', 'models show kimi-k3', /\$20M in 12 months/],
  ['On what terms MiniMax-M3?', 'models show minimax-m3', /Built with MiniMax/],
  ['Is GLM-5.3 open?', 'models show glm-5.3', /GLM-5.3 License/],
  [
    'Is Qwen3.8 Apache?',
    'models --releases qwen3.8 --csv --columns id,licence',
    /qwen\/qwen3-8-27b,Apache-2.0/,
  ],
  ['May I use DeepSeek-R1?', 'models show DeepSeek-R1', /yes: MIT/],
  [
    'What is the cheapest with 128k?',
    'models --releases --min-context 128k --sort price --columns name,price,context',
    /¥0 \/ ¥0/,
  ],
  [
    'What is the cheapest under an OSI licence for a million tokens?',
    'models price --in-tokens 1m --open permissive',
    /GLM-5.3-Flash +Zhipu AI +¥0.8/,
  ],
  ['Which see images?', 'models --releases --modality image --csv --columns id', /kimi\/kimi-k3/],
  [
    'MIT, images and 1M?',
    'models --licence mit --modality image --min-context 1m --releases --csv --columns id',
    /deepseek\/deepseek-v4-1-flash/,
  ],
  [
    'What does DeepSeek cost off-peak, and when is that?',
    'models price --model deepseek',
    /Mon–Fri 09:00–12:00, 14:00/,
  ],
  [
    '… on 1 October at 10:00?',
    'models price --in-tokens 1m --model deepseek-v4-pro --at 2026-10-01T10:00+08:00',
    /¥4.5 +¥45,000 +outside peak hours/,
  ],
  [
    'What did V4-Pro cost in June?',
    'models price --in-tokens 1m --model deepseek-v4-pro --at 2026-06-01',
    /V4-Pro +DeepSeek +¥3 /,
  ],
  ['What became of WizardLM-2?', 'models diff wizardlm', /withdrawn/],
  ['Is 元宝 a model?', 'models show 元宝', /an app/],
  ['What is the newest Kimi?', 'models show kimi', /2026-10-24/],
  ['Qwen, GLM or Kimi?', 'models compare qwen glm kimi', /Kimi K3 License/],
  [
    'What does a README cost a thousand times a day?',
    'models price --in-tokens 3000 --out-tokens 500 --calls 1000 --model glm-5.3-flash',
    /1,000 calls a day/,
  ],
  [
    'Opus 5.5 with 90% from the cache?',
    'models price --in-tokens 100k --cached 90% --model claude-opus-5-5',
    /\$0.058/,
  ],
  ['300k on GPT-6.2 Sol?', 'models price --in-tokens 300k --model gpt-6-2-sol', /\$1.2/],
  ['Which is truly open (OSAID)?', 'models --open osaid --csv --columns id', /olmo/],
  [
    'Where are the weights?',
    'models --releases glm-5.3 --csv --columns id,weights',
    /huggingface.co\/zai-org\/GLM-5.3/,
  ],
  [
    'Which call tools, write JSON and think?',
    'models --releases --can tools,json,thinking --csv --columns id',
    /glm\/glm-5-3/,
  ],
  [
    'Is Qwen3.8-2.4T Apache?',
    'models --releases qwen3.8 --csv --columns id,licence',
    /qwen3-8-2-4t,Qwen3\.8-Max License/,
  ],
]

test.each(questions)('%s', (_, words, answer) => {
  const { status, stdout } = run(words.split(' '))

  expect(status).toBe(0)
  expect(stdout).toMatch(answer)
})

test('a prompt that is longer than the context is told', () => {
  const { stdout } = run(['models', 'price', '--in-tokens', '2m', '--model', 'kimi-k3', '--json'])

  expect(JSON.parse(stdout).offers[0].exceeds).toEqual(['context'])
})
