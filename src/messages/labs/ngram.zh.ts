import type { NgramWords } from './ngram.en.ts'

export const ngramZh: NgramWords = {
  about: {
    title: '靠计数的语言模型',
    line: '计数、回退、N 从 1 到 5 的困惑度，以及越写越像抄书的生成',
  },
  options: {
    prompt: '从哪里接着往下写',
    n: '把几个词元放在一起计数',
    unit: '按词计数（汉字按单字），或按字符计数',
    length: '写多少个词元',
    'no-smoothing': '弄坏它：只计数，没见过的概率就是 0',
  },
  predict: { question: '预测没有数过的文字，哪个 n 最准？', choices: ['n = 1', 'n = 2 或 3', 'n = 4 或 5'] },
  tries: [
    { command: 'llm-primer lab ngram --n 5', why: '通顺，却是抄来的：看看最长照抄了多少' },
    { command: 'llm-primer lab ngram --no-smoothing', why: '弄坏它：一处没见过，整段文字就成了不可能' },
    { command: 'llm-primer lab ngram --corpus classics --n 3', why: '从《三字经》和唐诗里学' },
  ],
  counted: (tokens, vocabulary, sentences, heldOut) =>
    `已计数：${sentences} 句、${tokens} 个词元，其中不同的 ${vocabulary} 个。留出不数：每十句留一句，共 ${heldOut} 个词元。`,
  columns: {
    n: 'n',
    contexts: '上下文种数',
    seen: '上下文见过',
    impossible: '计数得 0',
    perplexity: '困惑度',
  },
  infinite: '无穷大',
  heldOut: '在留出的文字上',
  after: (prompt) => `“${prompt}”后面出现过`,
  noContext: '没有上下文',
  backOff: '回退：由上往下，第一个见过的说了算',
  step: (context, what) => `${context}：${what}`,
  never: '从未见过，退到更短的',
  times: (times, distinct) => `见过 ${times} 次，后面有 ${distinct} 种`,
  written: (n) => `n = ${n} 写出来的`,
  copied: (tokens, of, text) => `最长照抄：${of} 个词元里有 ${tokens} 个连着照抄：“${text}”`,
  nothing: '（什么也没写：开头从未见过，又没有平滑，无处可退）',
  explain: {
    sparse: (best, seenBest, seenLast) =>
      `最好的是 n = ${best}：留出的文字里，有 ${seenBest} 的上下文见过；到 n = 5 只剩 ${seenLast}。上下文越长，信息越多，也越难再次遇到：这就是数据稀疏问题。`,
    longest: (best, seen) =>
      `最好的是 n = ${best}，也是试过的最长的：留出的文字里，有 ${seen} 的上下文见过。再长下去，上下文不再常常遇到，数据稀疏问题才会开始。`,
    impossible: (share) =>
      `若 n = 5 而只靠计数，留出的文字里有 ${share} 的位置会成为不可能。平滑（Witten–Bell）从更短的上下文借来概率，让每个词元都有份。`,
    broken: '没有平滑，只要有一处概率为 0，整段文字的概率就是 0，困惑度无穷大。',
    limit: '这一切只是计数，相近的词之间毫不相通：从“猫”学到的，对“狗”没有任何用处。',
  },
}
