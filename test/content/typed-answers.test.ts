import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkAnswer } from '../../src/domain/answers.ts'
import { questionSchema } from '../../src/domain/question.schema.ts'
import { isAccepted } from '../../src/domain/short-answer.ts'

const chapters = join(import.meta.dirname, '../../content/chapters')

const filesIn = (folder: string, end: string): string[] =>
  readdirSync(chapters).flatMap((chapter) =>
    readdirSync(join(chapters, chapter, folder))
      .filter((file) => file.endsWith(end))
      .map((file) => readFileSync(join(chapters, chapter, folder, file), 'utf8')),
  )

const questions = filesIn('quiz', '.json').flatMap((text) => z.array(questionSchema).parse(JSON.parse(text)))

type Words = { readonly zh: readonly string[]; readonly en: readonly string[] }
const both = ({ zh, en }: Words): readonly string[] => [...zh, ...en]

/** Every list of accepted words: of short questions and of gaps. */
const lists = questions.flatMap((question) =>
  question.kind === 'short'
    ? [{ id: question.id, words: both(question.accept) }]
    : question.kind === 'cloze'
      ? question.blanks.map(({ accept }, at) => ({ id: `${question.id} ${at + 1}`, words: both(accept) }))
      : [],
)

test('every accepted wording counts, and no trap does', () => {
  for (const question of questions) {
    if (question.kind !== 'short') continue
    for (const word of both(question.accept))
      expect([word, checkAnswer(question, word)]).toMatchObject([word, { correct: true }])
    for (const { text } of question.traps)
      for (const word of both(text))
        expect([word, checkAnswer(question, word)]).toMatchObject([word, { correct: false }])
  }
  for (const { words } of lists)
    for (const word of words) expect([word, isAccepted(word, words)]).toEqual([word, true])
})

/** Letters that two forms of one word have in common: shrink and shrinks, embed and embedding. */
const stem = (word: string): string => word.slice(0, Math.max(4, word.length - 4))

test('no other word of the course is taken for a slip of an accepted one', () => {
  const course = new Set(filesIn('en', '.md').flatMap((text) => text.toLowerCase().match(/[a-z]{4,}/g) ?? []))
  const mistaken = lists.flatMap(({ id, words }) =>
    [...course]
      // One word is a slip of another only where they begin alike.
      .filter((word) =>
        words.some((each) => each[0]?.toLowerCase() === word[0] && each.length < word.length + 3),
      )
      .filter((word) => !words.some((each) => stem(each.toLowerCase()) === stem(word)))
      .filter((word) => !words.some((each) => `${each.toLowerCase()}s` === word))
      // Twenty is 20.
      .filter((word) => !words.some((each) => /^\d+$/.test(each) && isAccepted(word, [each])))
      .filter((word) => isAccepted(word, words))
      .map((word) => `${id}: ${word}`),
  )
  expect(mistaken).toEqual([])
})

/** Answers that learners gave, from both languages. */
test.each([
  [
    'name-the-judge',
    ['大模型裁判', 'LLM 裁判', '模型当裁判', '模型打分', '模型评委', 'AI 评审', 'AI judge', 'LLM grader'],
    true,
  ],
  ['name-the-judge', ['judge model', '大语言模型裁判', 'language model as a judge', '大模型打分'], true],
  ['name-the-judge', ['人工评审', 'human judge'], false],
  [
    'name-the-cutoff',
    ['训练截止日期', '数据截止日期', '知识截止时间', 'training cutoff', 'data cutoff'],
    true,
  ],
  ['name-the-cutoff', ['发布日期', 'release date'], false],
  ['tool-use-name', ['工具使用', 'function call', 'calling tools', 'tool usage'], true],
  ['patches-name', ['多模态大语言模型', '全模态模型', 'multimodal LLM', 'MLLM', 'multimodal AI'], true],
  ['patches-name', ['multi-model', '扩散模型'], false],
  ['name-the-method', ['BPE算法', 'Byte Pair Encoding (BPE)', '字节对编码(BPE)'], true],
  ['name-the-looking-back', ['cross-attention', 'encoder-decoder attention', '交叉注意力'], true],
  ['name-the-looking-back', ['encoder-decoder', '遗忘门'], false],
])('%s: %j', (id, answers, correct) => {
  const question = questions.find((each) => each.id === id)
  if (question === undefined) return
  for (const answer of answers)
    expect([answer, checkAnswer(question, answer)]).toMatchObject([answer, { correct }])
})

test.each([
  ['causal-mask-zero', ['-∞', '0'], true],
  ['causal-mask-zero', ['−∞', '0.0'], true],
  ['causal-mask-zero', ['负无穷大', '零'], true],
  ['causal-mask-zero', ['negative infinity', 'zero'], true],
  ['causal-mask-zero', ['infinity', '0'], false],
  ['causal-mask-zero', ['inf', '0'], false],
  ['causal-mask-zero', ['∞', '0'], false],
  ['causal-mask-zero', ['-∞', '1'], false],
  ['model-or-product', ['model', 'assistant'], true],
  ['model-or-product', ['base model', 'web app'], true],
  ['model-or-product', ['模型', '聊天助手'], true],
  ['model-or-product', ['modal', 'product'], false],
  ['forget-gate-cloze', ['衰减', '梯度爆炸', '遗忘门'], true],
  ['forget-gate-cloze', ['decays', 'diverges', 'forget gate'], true],
  ['forget-gate-cloze', ['dies', 'increases', 'forgot'], false],
  ['pre-train-then-fine-tune', ['self-supervised pre-training', 'fine-tuning'], true],
])('%s: %j is %s', (id, gaps, correct) => {
  const question = questions.find((each) => each.id === id)
  if (question !== undefined) expect(checkAnswer(question, gaps)).toMatchObject({ correct })
})
