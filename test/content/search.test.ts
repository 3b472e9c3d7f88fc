import { join } from 'node:path'
import { expect, test } from 'vitest'
import { search } from '../../src/domain/search.ts'
import { hasHan } from '../../src/domain/spelling.ts'
import { createCourse } from '../../src/files/course.ts'

const course = createCourse(join(import.meta.dirname, '../../dist/course'))

const entries = { zh: course.searchEntries('zh'), en: course.searchEntries('en') }

const hitsOf = (query: string): readonly string[] =>
  search(entries[hasHan(query) ? 'zh' : 'en'], query).map(({ entry }) => `${entry.kind} ${entry.id}`)

/** What somebody asks, and what must be the first hit. */
test.each([
  ['why do models hallucinate', 'term hallucination'],
  ['hallucinate', 'term hallucination'],
  ['hallucinating', 'term hallucination'],
  ['tokenization', 'term tokenizer'],
  ['tokenisation', 'term tokenizer'],
  ['quantisation', 'term quantization'],
  ['embedded', 'term embedding'],
  ['distilled', 'term distillation'],
  ['finetuned', 'term fine-tuning'],
  ['pretraining', 'term pre-training'],
  ['scaling laws', 'term scaling-law'],
  ['evaluating models', 'term evaluation'],
  ['agents', 'term agent'],
  ['what is a token', 'term token'],
  ['注意力', 'term attention'],
  ['什么是注意力', 'term attention'],
])('%s finds first: %s', (query, first) => {
  expect(hitsOf(query)[0]).toBe(first)
})

/** What must be among the hits that the screen shows. */
test.each([
  ['why do models hallucinate', 'section where-it-fails'],
  ['backpropagation', 'event 1986-10'],
  ['back-propagation', 'event 1986-10'],
  ['how much memory does a 70B model need', 'section landscape'],
  ['降价', 'section tokens-and-the-bill'],
  ['价格下降', 'section tokens-and-the-bill'],
  ['为什么中文更贵', 'section tokens-and-the-bill'],
  ['怎样减少幻觉', 'section where-it-fails'],
])('%s finds among the first eight: %s', (query, hit) => {
  expect(hitsOf(query).slice(0, 8)).toContain(hit)
})

/** Questions as they are typed, none of which stands in a text, and what answers them. */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  ['为什么中文更费钱', ['section tokens-and-the-bill']],
  ['大模型为什么会一本正经地胡说八道', ['term hallucination']],
  ['为什么中文更贵', ['section tokens-and-the-bill']],
  ['中文为什么比英文贵', ['section tokens-and-the-bill']],
  ['一个汉字是几个词元', ['section tokens-and-the-bill', 'term token']],
  ['模型为什么会编造答案', ['section where-it-fails']],
  ['上下文窗口满了会怎样', ['section window-as-a-budget', 'term context-window']],
  ['开源和开放权重有什么区别', ['section landscape', 'term open-weights']],
  ['注意力是怎么算出来的', ['section transformer', 'term attention']],
  ['为什么要用注意力机制', ['section networks-with-memory', 'section transformer', 'term attention']],
  ['温度调高会发生什么', ['section from-model-to-assistant', 'term temperature']],
  ['提示注入怎么防', ['section choose-test-protect', 'term prompt-injection']],
  ['什么时候需要微调', ['term fine-tuning', 'section application-ladder']],
  ['怎样评测一个模型好不好', ['term evaluation', 'section choose-test-protect']],
  ['模型的知识截止到什么时候', ['term knowledge-cutoff']],
  ['循环神经网络为什么会忘记', ['term recurrent-neural-network', 'section networks-with-memory']],
  ['价格什么时候会下降', ['section tokens-and-the-bill']],
  ['智能体能自己做什么', ['term agent', 'section what-it-can-do']],
  ['困惑度怎么计算', ['section language-by-counting', 'term perplexity']],
  ['缓存能省多少钱', ['section cache-and-bill', 'section tokens-and-the-bill']],
  ['怎样在自己电脑上运行模型', ['section your-own-model']],
  ['检索增强生成什么时候用', ['section application-ladder', 'term retrieval-augmented-generation']],
  ['随机种子固定了结果还是不一样', ['section temperature-and-seed']],
]

test.each(SENTENCES)('the sentence %s is answered by its first hit', (query, answers) => {
  expect(answers).toContain(hitsOf(query)[0])
})

/** Questions in the words of somebody who does not know those of the course. */
test.each([
  ['怎么让模型只输出JSON格式', 'a-form-to-read'],
  ['怎样才能少花钱', 'cache-and-bill'],
  ['没有显卡能跑大模型吗', 'landscape'],
  ['该选哪一家的模型', 'landscape'],
  ['请求太多被拒绝了怎么办', 'the-wire'],
  ['怎么写好提示词', 'examples-in-the-prompt'],
  ['为什么第一次请求慢，后面就快了', 'cache-and-bill'],
  ['模型记得住我上次聊的内容吗', 'what-a-call-is'],
  ['训练一个模型要多少数据', 'what-is-an-llm'],
  ['怎么让它一步一步想', 'think-and-vote'],
  ['how do I get only JSON out of the model', 'a-form-to-read'],
  ['why do I get a different answer every time', 'temperature-and-seed'],
  ['can I run a model without a graphics card', 'your-own-model'],
  ['is my data used for training', 'what-is-an-llm'],
  ['the answer was cut off in the middle', 'the-wire'],
  ['why is the second request cheaper', 'cache-and-bill'],
  ['does it remember our last conversation', 'what-a-call-is'],
  ['may I sell what an open model writes', 'landscape'],
  ['how many examples should I give', 'examples-in-the-prompt'],
  ['does voting over several answers help', 'think-and-vote'],
])('%s finds its section among the first three: %s', (query, section) => {
  expect(hitsOf(query).slice(0, 3)).toContain(`section ${section}`)
})

test.each(['紫色大象跳舞', '红烧肉怎么做才好吃'])('%s is about nothing of the course', (query) => {
  expect(hitsOf(query)).toEqual([])
})

test('a question is answered by a handful of hits, not by everything that has its commonest word', () => {
  expect(hitsOf('how much memory does a 70B model need').length).toBeLessThan(15)
  expect(hitsOf('袋鼠')).toEqual([])
})
