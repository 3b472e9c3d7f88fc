import type { MaskWords } from './mask.en.ts'

export const maskZh: MaskWords = {
  about: {
    title: '填空',
    line: '缺一个词：只看前面、只看后面、两边都看',
  },
  options: {
    sentence: '带空格的句子："模型___下一个词"',
    context: '每一边看几个词；0 表示一个也不看',
    places: '填多少个留出来的空，用来比较',
  },
  predict: {
    question: '句子里缺了一个词。只看前面、只看后面、两边都看，哪一种最常猜中？',
    choices: ['只看前面', '只看后面', '两边都看'],
  },
  tries: [
    { command: 'llm-primer lab mask "大模型预测下一个词___"', why: '自己出一道填空' },
    { command: 'llm-primer lab mask --context 4', why: '看得更远：有没有多看一边那么管用？' },
    { command: 'llm-primer lab mask --context 0', why: '弄坏它：什么也看不见，三种说法就一样了' },
  ],
  answer: (answer) => `原来是：${answer}`,
  views: { left: '只看前面', right: '只看后面', both: '两边都看' },
  scores: (places) => `在没有数过的句子里填 ${places} 个空`,
  columns: { view: '看什么', right: '第一猜就对', perplexity: '困惑度' },
  explain: {
    chosen: '这句话是挑出来的：两边都看能猜中，只看前面猜不中。表里没有挑，所有的空都算。',
    blind: '什么也不看，每个空都一个样，模型只好次次说最常见的字。它对一个空的了解，全来自它能看见的东西。',
    both: (left, both) =>
      `困惑度是模型在多少个同样可能的词之间拿不定主意：只看前面是 ${left}，两边都看是 ${both}。这就是 BERT 练填空占的便宜。`,
    noGain: (left, both) =>
      `困惑度是模型在多少个同样可能的词之间拿不定主意：只看前面是 ${left}，两边都看是 ${both}。在这段文字里，多看一边没有用处。`,
    models: 'GPT 只看前面。换来的是：文中每一个词都成了它的考题；而且学会了接着写，它就能写文章。',
    limit:
      '这里的模型只会数相邻的词，还假定知道了那个词之后，两边互不相干；Transformer 则会掂量整句话。只考数据里出现过的词。',
  },
}
