import { expect, test } from 'vitest'
import type { Usage } from '../../src/domain/chat-chunk.ts'
import { playedLines } from '../../src/views/recipe.ts'
import { aFrame } from './frames.ts'

const told = (usage: Usage, locale: 'en' | 'zh', hasLostCharacters = false, loneMark?: string): string =>
  playedLines(
    [
      {
        call: { prompt: { zh: '问', en: 'Ask' }, n: 1, maxTokens: 50 },
        check: { name: 'usage' },
        answers: [
          {
            text: 'Blue.',
            thinking: '',
            ending: { type: 'stop' },
            usage,
            base: 'http://x/v1',
            hasLostCharacters,
            ...(loneMark === undefined ? {} : { loneMark }),
          },
        ],
        seen: [{ type: 'told' }],
      },
    ],
    aFrame(200, { locale }),
  ).join('\n')

test.each<readonly [Usage, string, string]>([
  [
    { prompt: 1231, cached: 192, answer: 37 },
    '1,231 tokens in, 192 of them from the cache, 37 out',
    '输入 1,231 个词元，其中 192 个来自缓存，输出 37 个',
  ],
  [
    { prompt: 231, answer: 37 },
    '231 tokens in, from the cache not told, 37 out',
    '输入 231 个词元，来自缓存的没有说，输出 37 个',
  ],
  [
    { answer: 37 },
    'tokens in not counted, from the cache not told, 37 out',
    '输入没有计数，来自缓存的没有说，输出 37 个',
  ],
  [{}, 'the server sent no counts', '服务没有给出计数'],
  [{ prompt: 0, answer: 0 }, 'the server counted 0 for an answer that is there', '服务却计为 0'],
])('what a server counted is told in words that hold: %j', (usage, english, chinese) => {
  expect(told(usage, 'en')).toContain(english)
  expect(told(usage, 'zh')).toContain(chinese)
})

test('thinking that only its end was marked of is said to be left out', () => {
  expect(told({}, 'en', false, '</think>')).toContain('Left out here is what stands before </think>')
  expect(told({}, 'zh', false, '</think>')).toContain('这里略去了 </think> 之前的内容')
  expect(told({}, 'en')).not.toContain('Left out')
})

test('lost characters are told below the answer', () => {
  expect(told({}, 'en', true)).toContain('no UTF-8')
  expect(told({}, 'zh', true)).toContain('不是 UTF-8')
  expect(told({}, 'en')).not.toContain('UTF-8')
})
