import type { SampleWords } from './sample.en.ts'

export const sampleZh: SampleWords = {
  about: {
    title: '下一个词元怎样抽取',
    line: '在真实的分布上调节温度、top-k 与 top-p',
  },
  options: {
    prompt: '一句话的开头',
    temperature: '低于 1 更集中，高于 1 更平均；0 总取最可能的',
    'top-k': '只保留这么多个词元；0 表示全部保留',
    'top-p': '只保留合计达到这一比例的最少词元；1 表示全部保留',
    n: '计数模型看几个词元',
    unit: '按词计数（汉字按单字），或按字符计数',
    continuations: '抽取多少个续写',
    length: '续写最多多少个词元',
  },
  predict: {
    question: '同一个开头，温度为 1，续写五次，会有几种不同的结果？',
    choices: ['总是同一种', '两三种', '四五种'],
  },
  tries: [
    { command: 'llm-primer lab sample --temperature 0', why: '总取最可能的词元：五次都一样' },
    { command: 'llm-primer lab sample --temperature 5', why: '弄坏它：几乎在整个词表里乱抽' },
    { command: 'llm-primer lab sample --temperature 5 --top-k 5', why: '温度很高，但只在前五名里抽' },
  ],
  after: (prompt) => `“${prompt}”之后`,
  columns: { token: '词元', before: '模型给出', after: '实际抽取' },
  rule: (temperature, topK, topP) => `T = ${temperature} · top-k = ${topK} · top-p = ${topP}`,
  allOf: '全部',
  kept: (kept, vocabulary) => `${vocabulary} 个词元里还能抽到 ${kept} 个`,
  entropy: (before, after) => `平均意外程度 ${before} → ${after} 比特`,
  drawn: '按这个规则抽出来的',
  keys: { temperature: '温度', draw: '重抽', scroll: '滚动', leave: '离开' },
  explain: {
    order:
      '次序是：先除以温度，再留下概率居前的 k 个，再留下合计达到 p 的那几个，然后把剩下的放大到合起来是整个，这才抽取。模型自己的数字并没有变。',
    zero: '温度为 0 时不再抽取，每次都取最可能的词元。',
    hot: (shown, before, after) =>
      `温度高于 1 会抬高长长的尾巴：上面 ${shown} 个以外的词元，原先合起来占 ${before}，现在占 ${after}。它们多半放在这里都很怪。`,
    cut: (kept) =>
      `温度高于 1 会抬高长长的尾巴，可是 top-k 和 top-p 已经把它剪掉了：热也只在 ${kept} 个词元里翻搅。`,
    limit: '这里的分布来自一个很小的计数模型。大模型的分布不同，抽取的办法却是一样的。',
  },
}
