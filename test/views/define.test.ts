import { expect, test } from 'vitest'
import type { GlossaryTerm } from '../../src/domain/glossary.ts'
import { termCardLines } from '../../src/views/card.ts'
import { glossaryLines, termLines } from '../../src/views/define.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const section = { id: 'bill', number: '1.11', title: { zh: '词元与账单', en: 'Tokens and the bill' } }
const token: GlossaryTerm = {
  id: 'token',
  zh: '词元',
  en: 'token',
  pinyin: 'ci yuan',
  aliases: ['标记'],
  sentence: { zh: '模型读写和计费的最小单位。', en: 'The unit a model reads, writes and is billed by.' },
  confusedWith: [],
  taughtIn: section,
}
const lora: GlossaryTerm = {
  ...token,
  id: 'lora',
  zh: 'LoRA',
  en: 'LoRA',
  pinyin: 'lora',
  aliases: [],
  taughtIn: { ...section, number: '1.2', title: { zh: '梯子', en: 'The ladder' } },
}

test('a term shows its names, its sentence and where to go on', () => {
  const lines = termLines({ term: token, confusedWith: [lora] }, 'zh', aFrame(60, { locale: 'zh' }))

  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "词元  token

    模型读写和计费的最小单位。

    拼音      ci yuan
    也叫      标记
    不同于    LoRA
    所在小节  1.11  词元与账单  llm-primer read 1.11"
  `)
})

test('with both languages the sentence comes in both', () => {
  const lines = termLines({ term: token, confusedWith: [] }, 'both', aFrame(60, { locale: 'zh' }))

  expect(lines).toContain('模型读写和计费的最小单位。')
  expect(lines).toContain('The unit a model reads, writes and is billed by.')
})

test('a term offers the experiments that show it, on its card too', () => {
  const shown: GlossaryTerm = { ...lora, labs: ['forget', 'gpt'] }
  const offered = /^Experiment +llm-primer lab forget, llm-primer lab gpt$/

  expect(termLines({ term: shown, confusedWith: [] }, 'en', aFrame(60)).at(-1)).toMatch(offered)
  expect(termCardLines(shown, [token], aFrame(60)).at(-1)).toMatch(offered)
})

test('a name that both languages share stands once', () => {
  expect(termLines({ term: lora, confusedWith: [] }, 'en', aFrame(60))[0]).toBe('LoRA')
})

test('for a screen reader every fact is a line of its own with its name', () => {
  const lines = termLines({ term: token, confusedWith: [] }, 'en', aFrame(80, { accessible: true }))

  expect(lines).toContain('Taught in: 1.11  Tokens and the bill  llm-primer read 1.11')
})

test('in English alone nothing is in Chinese; both languages have all of it', () => {
  const term = { ...token, aliases: ['标记', 'tokens'] }
  const english = [
    ...termLines({ term, confusedWith: [] }, 'en', aFrame(60)),
    ...glossaryLines([term, lora], 'en', aFrame(60)),
  ].join('\n')

  expect(english).toContain('Also called  tokens')
  expect(english).not.toMatch(/\p{Script=Han}|Pinyin/u)
  const both = termLines({ term, confusedWith: [] }, 'both', aFrame(60)).join('\n')
  expect(both).toContain('Pinyin       ci yuan')
  expect(both).toContain('标记, tokens')
})

test('the list stands in the order of the sections: 1.2 before 1.11', () => {
  const lines = glossaryLines([token, lora], 'both', aFrame(60))

  expect(lines.filter((line) => line.startsWith('1.'))).toEqual([
    '1.2  The ladder',
    '1.11  Tokens and the bill',
  ])
})

test.each([20, 40, 80])('no line is wider than %i columns', (width) => {
  for (const locale of ['zh', 'en'] as const) {
    const frame = aFrame(width, { locale })
    const lines = [
      ...termLines({ term: token, confusedWith: [lora] }, 'both', frame),
      ...glossaryLines([token, lora], 'both', frame),
    ]
    expect(Math.max(...lines.map((line) => displayWidth(line, frame)))).toBeLessThanOrEqual(width)
  }
})
