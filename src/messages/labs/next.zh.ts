import type { NextWords } from './next.en.ts'

export const nextZh: NextWords = {
  about: {
    title: '下一个词是什么？',
    line: '下一个词的概率；--game：和模型比赛猜词，以比特计分',
  },
  options: {
    prompt: '一句话的开头',
    n: '模型看几个词元（含要预测的那一个）',
    unit: '按词计数（汉字按单字），或按字符计数',
    top: '显示多少个候选',
    game: '自己来猜下一个字，和模型比赛',
    rounds: '比赛几轮',
  },
  predict: {
    question: '一个只数过本课程文字的模型，对这里的下一个字有多大把握？',
    choices: ['几乎肯定：首选占 90% 以上', '有所偏爱：30% 到 90%', '十分开放：不到 30%'],
  },
  predictGame: {
    question: '平均每个字，模型要花几比特？抛一次硬币是 1 比特。',
    choices: ['不到 3', '3 到 7', '7 以上'],
  },
  tries: [
    { command: 'llm-primer lab next "语言模型"', why: '换成你自己的开头' },
    { command: 'llm-primer lab next --n 1', why: '弄坏它：没有上下文，每句话都同样往下接' },
    { command: 'llm-primer lab next --game', why: '和模型比赛猜字，双方都以比特计分' },
  ],
  after: (prompt) => `“${prompt}”之后`,
  all: (others) => `其余 ${others} 个合计`,
  backOff: '查过的上下文，由长到短',
  seen: (context, times) =>
    context === '' ? `没有上下文：${times} 个词元` : `“${context}”：见过 ${times} 次`,
  never: (context) => `“${context}”：从未见过`,
  explain: {
    entropy: (bits, perplexity, without) =>
      `下一个字的平均意外程度是 ${bits} 比特，好比在 ${perplexity} 个同样可能的字里挑选。没有上下文则是 ${without} 比特。`,
    game: (bits, first, rounds) =>
      `在这些句子里，每个字平均要花模型 ${bits} 比特；${rounds} 轮里，它的首选猜对 ${first} 轮。十拿九稳是 0 比特，抛硬币是 1 比特。`,
    all: '语言模型的全部输出就是这些：给词表里每个词元一个概率，加起来是整个。大模型做的是同一件事，只是换了估法。',
    limit: (tokens) => `这里的模型只数过 ${tokens} 个词元。它不懂意思；没见过的，只能按常见程度去猜。`,
  },
  game: {
    intro: '下面是模型没有数过的句子开头。先写出下一个字，再说你有多大把握。输入 /q 结束。',
    round: (number, of) => `第 ${number} 轮，共 ${of} 轮`,
    guess: '下一个字：',
    sure: '多大把握？1 瞎猜（25%），2 没把握（50%），3 有把握（90%）',
    right: (answer) => `✓ 对了：${answer}`,
    wrong: (answer) => `✗ 应为：${answer}`,
    bits: (yours, models, guess) => `你 ${yours} 比特 · 模型 ${models} 比特（它的首选：${guess}）`,
    model: (answer, bits, guess) => `应为：${answer} · 模型 ${bits} 比特（它的首选：${guess}）`,
    total: (yours, models) => `平均每个字，你花 ${yours} 比特，模型花 ${models} 比特。越少越好。`,
    won: '预测这段文字，你比计数更准。',
    lost: '预测这段文字，计数比你更准：它清楚每个字有多常见。',
    rule: '猜对了，代价是把握的 −log₂；猜错了，正确的字只能按常见程度分到剩下的概率。有把握却猜错，代价最大。',
  },
}
