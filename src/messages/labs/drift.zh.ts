import type { DriftWords } from './drift.en.ts'

export const driftZh: DriftWords = {
  about: { title: '温度为 0 也会飘', line: '同样的数换个次序相加：32 位、16 位，有平手和没有平手' },
  options: {
    precision: '各个请求的和用什么精度',
    ties: '给每个词元配一个双胞胎，两个的 logit 只差一点点',
    fixed: '不管负载怎样，总按同一个次序相加',
    tokens: '每个请求写多少词元',
    requests: '用同一个提示发多少个请求',
  },
  predict: {
    question:
      '五十个请求，同一个提示，每步都取最可能的词元，什么也不抽。只有服务器相加的次序随负载变，和用 16 位来存。会写出多少种不同的文字？',
    choices: ['一种：里面没有随机', '两三种', '三种以上'],
  },
  tries: [
    { command: 'llm-primer lab drift --fixed', why: '解药：不管负载，次序不变' },
    { command: 'llm-primer lab drift --precision float32', why: '同样的事，用 32 位' },
    { command: 'llm-primer lab drift --precision float32 --ties', why: '弄坏它：32 位，但有平手' },
  ],
  setting: (vocabulary, width, steps) =>
    `${vocabulary} 个词元，一个 logit 是 ${width} 个乘积的和，${steps} 步；权重和状态都是随机数`,
  example: '一个 logit，把乘积分成若干段来加',
  columns: { parts: '段数', precision: '和的精度', none: '无平手', ties: '近乎平手' },
  precisions: { float32: '32 位', rounded: '32 位末尾 16', bfloat16: '16 位' },
  flips: '换个次序，最可能的词元换了几次',
  of: (flipped, compared) => `${flipped}/${compared}`,
  flipsNote:
    '“32 位末尾 16”：用 32 位加完，再把和舍入成 bfloat16。“16 位”：每个部分和都舍入成 bfloat16。logit 相等时，排在前面的赢。',
  texts: (requests, tokens) => `${requests} 个请求各写 ${tokens} 个词元，其间有多少种不同的文字`,
  how: (precision, ties, fixed) =>
    `和：${precision}；${ties ? '近乎平手' : '无平手'}；${fixed ? '次序不变' : '次序随负载变'}`,
  curve: '不同的文字',
  token: (place) => `第 ${place} 个`,
  found: (texts, first) =>
    first === null ? '所有请求写的是同一段文字。' : `${texts} 种不同的文字；第一处不同在第 ${first} 个词元。`,
  explain: {
    digits: (changed, compared) =>
      `用 32 位，${compared} 个和里有 ${changed} 个末几位变了，赢家却一个没换：头两名之间的空当大得多。`,
    ties: (share) => `用 32 位而近乎平手时，赢家换了 ${share}。两个词元几乎相等，就由最后一位数来定。`,
    equal: '只在末尾舍入一次，近乎平手就成了真平手，哪个次序都是排在前面的赢。飘的并不是结果粗。',
    coarse: (coarse, plain) =>
      `一路都舍入成 16 位，没有平手也有 ${coarse} 的赢家换了，32 位时是 ${plain}：小小的差别，在比较之前就被放大了。`,
    wanders: (texts, requests, tokens, first) =>
      `同一个提示，什么也没抽：${requests} 个请求写出 ${texts} 种不同的 ${tokens} 个词元，第一个不同的在第 ${first} 个。从那以后前文就不一样了，分开的两段文字很难再合到一起。`,
    same: (requests, tokens) =>
      `${requests} 个请求写出的 ${tokens} 个词元完全一样，尽管每个和都按变来变去的次序加：没有哪处差别够得着赢家。`,
    fixed: (requests) =>
      `次序不变，${requests} 个请求就只写出一种文字。vLLM 和 SGLang 都有这种模式，代价是速度。`,
    published: (share) =>
      `在真实的服务器上，温度为 0 时 1000 个 100 词元的回答里有 18 种不同，次序固定之后只有一种（thinking-machines-lab/batch_invariant_ops）。这里每一步有 ${share} 的赢家换了：这个玩具把每个部分和都舍入，而服务器是在层与层之间舍入。`,
    lesson:
      '次序不是采样的随机：它取决于同一时刻还有多少别人的请求在算。所以温度为零、种子固定，也保证不了同样的文字，除非服务器把次序固定下来。',
    limit:
      '权重是随机的，没有学过，文字也是造出来的，只有算术是真的。你自己的模型里词元挨得有多近，看它给的对数概率就知道。',
  },
}
