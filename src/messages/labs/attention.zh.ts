import type { AttentionWords } from './attention.en.ts'

export const attentionZh: AttentionWords = {
  about: {
    title: '注意力',
    line: '手算一遍；训练一个翻译网络，看它在看哪里；把字母倒过来',
  },
  options: {
    mode: 'translate [英文句子]（默认）、step（手算）或 reverse（倒序）',
    causal: 'step：遮住后面的词',
    'no-scale': '弄坏它：分数不除以 √d',
    window: 'translate：每个源词混入左右各几个邻居',
    length: 'reverse：倒转几个字母',
  },
  predict: {
    question: '网络写出量词“匹”的时候，会看英文里的哪个词？',
    choices: ['three，刚刚写过的数词，或别的词', 'horses，还在后面的名词', '每个词都一样看'],
  },
  predictStep: {
    question: '“老鼠”要找的是动作，不是事物。它的权重大部分给了哪个词？',
    choices: ['老鼠自己', '猫', '追'],
  },
  predictReverse: {
    question: '网络要把字母倒过来。写第一个字母时，它会看哪里？',
    choices: ['第一个字母', '最后一个字母', '每个字母都一样看'],
  },
  tries: [
    { command: 'llm-primer lab attention step', why: '拿四个词手算一遍，逐个矩阵看' },
    {
      command: 'llm-primer lab attention translate --no-scale',
      why: '弄坏它：不除以根号，还学得到什么？多换几个种子',
    },
    {
      command: 'llm-primer lab attention translate --window 1',
      why: '每个词混入左右的邻居：图还指着那个词吗？',
    },
    { command: 'llm-primer lab attention step --causal', why: '后面的词得不到权重' },
    { command: 'llm-primer lab attention reverse', why: '把一串字母倒过来' },
  ],
  handmade: '四个词，向量由人设定。第一个数表示“事物”，第二个数表示“动作”。',
  parts: ['事物', '动作'],
  query: '查询：这个词在找什么',
  key: '键：它能提供什么',
  value: '值：它传出什么',
  scores: '分数 = 查询 · 键',
  scaled: '除以 √2',
  notScaled: '不除以 √2',
  weights: '权重 = 对每一行做 softmax',
  out: '输出 = 权重 · 值',
  shades: (key) => `低 ${key} 高`,
  shadesAndNumbers: (key) => `低 ${key} 高；数字以百分之一为单位`,
  learned: (parameters, steps) => `${parameters} 个数，训练 ${steps} 步`,
  loss: '损失（每个词，单位奈特）',
  exact: (share, of) => `一字不差：从未见过的 ${of} 句里译对 ${share}`,
  stage: (step) => `训练 ${step} 步之后`,
  wrote: (words) => `写出：${words}`,
  nothing: '（什么也没写）',
  explain: {
    step: '每个词拿自己的查询和所有的键比较，用 softmax 把分数变成比例，再按比例把值混合起来。各行同时计算，谁也不用等前一个词。',
    scale:
      '除以根号，是为了让分数不太大。分数一大，softmax 就把权重全给了单独一个键，那里的斜率趋近于零，再也学不动。',
    causal: '右上角是空的：还没说出口的词看不见。要从左到右写字的模型就是这样训练的。',
    alone: '没有人说过哪个词对应哪个词，给它看的只有句子。',
    early: (word, at) => `“${word}”最先写出，看的却是最后一个词 ${at}。`,
    ahead: (word, at) => `“${word}”写在名词之前，由名词决定，于是往后看 ${at}。`,
    elsewhere: (word, at, follows) => `这一次，“${word}”由 ${follows} 决定，看的却是 ${at}。`,
    unscaled: (exact) => `不除以根号，留出的句子译对 ${exact}。换几个种子试试：能学到哪一步，全凭运气。`,
    window:
      '每个源词里已经混入了邻居，看其中哪一个都能达到同样的目的。权重照样管用，却不再能当作解释：图上指着的，未必是起作用的那个词。',
    reverse: '这里要找的是位置，不是词：写的第一个字母，看的是读到的最后一个。',
    unfinished: (exact) => `从没见过的，一字不差的只有 ${exact}。它还没有全学会：多练些步，或者换一个种子。`,
    untrained: '什么都没有训练：这些权重来自随机数。',
    limit: '这里的任务出自一套很小的语法。大模型有许多层、许多头，并不是每一个都能这样看懂。',
  },
}
