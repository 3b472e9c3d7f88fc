import type { GptWords } from './gpt.en.ts'

export const gptZh: GptWords = {
  about: {
    title: '一个小 GPT 学名字',
    line: '看着一个 Transformer 训练：损失、样本，是背下来的还是新写的',
  },
  options: {
    prompt: '名字以什么开头',
    dim: '表示一个字符的向量有多宽',
    layers: '注意力加前馈，一共几层',
    heads: '注意力头数',
    context: '最多能看多少个字符',
    batch: '每一步看几条',
    rate: '学习率',
    temperature: '抽取时的温度：低于 1 更稳，高于 1 更野',
  },
  predict: {
    question: '训练之后，它写出来的名字会是什么样？',
    choices: ['一团乱码', '像名字，多半是新的', '就是名单里的真名字'],
  },
  tries: [
    { command: 'llm-primer lab gpt --steps 0', why: '弄坏它：同一个网络，什么都还没学' },
    { command: 'llm-primer lab gpt --temperature 3', why: '弄坏它：网络学好了，抽得太野' },
    { command: 'llm-primer lab gpt mar', why: '以 mar 开头的名字' },
    {
      command: 'llm-primer lab gpt --corpus classics --steps 200',
      why: '字太多、文字太少：它会把诗句背下来',
    },
    { command: 'llm-primer lab gpt --text FILE', why: '换成你自己的清单，一行一条' },
  ],
  model: (parameters, shape) => `${parameters} 个数：${shape}`,
  shape: (layers, heads, dim, context, vocabulary) =>
    `${layers} 层，注意力 ${heads} 个头，宽度 ${dim}，上下文 ${context}，字符 ${vocabulary} 种`,
  data: (items, heldOut) => `从 ${items} 条里学；另留 ${heldOut} 条不学`,
  loss: '每一步的训练损失（每个字符，单位奈特）',
  compare: '在留出的条目上的损失',
  rows: {
    uniform: '均匀瞎猜',
    bigram: '数两个字符',
    fourgram: '数四个字符',
    before: 'GPT 训练前',
    after: 'GPT 训练后',
  },
  samples: '边学边写（* 表示名单里就有）',
  step: (step) => `第 ${step} 步`,
  explain: {
    learned: (before, after, bigram) =>
      `它从 ${before} 起步，与均匀瞎猜无异；在从未见过的条目上降到了 ${after}。数相邻两个字符能做到 ${bigram}。`,
    known: (known) => `最后写出的 100 条里，有 ${known} 条在名单上。其余都是新的：由它学到的拼写规律拼成。`,
    memorised: (known) =>
      `最后写出的 100 条里，有 ${known} 条在名单上。条目这么少，参数这么多，它把它们背了下来。`,
    overfit: '在留出的条目上，它还不如计数：自己的清单背得很熟，清单之外一无所知。',
    same: '大模型的不同在于规模和文字，不在于做法：同样的损失，同样顺坡往下走一步，同样抽取下一个词元。',
    limit: '文字这么少，时间这么短，仔细地数四五个字符是个不弱的对手。要看很远之前的内容时，计数才会落后。',
    untrained: '什么都没有训练：随机的权重说出来的就是这样。',
  },
}
