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
      command: 'llm-primer lab gpt --corpus classics --dim 32',
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
    loaded: 'GPT 读入时',
    after: 'GPT 训练后',
  },
  samples: '边学边写（* 表示名单里就有）',
  step: (step) => `第 ${step} 步`,
  explain: {
    learned: (before, after, bigram) =>
      `它从 ${before} 起步，与均匀瞎猜无异；在从未见过的条目上降到了 ${after}。数相邻两个字符能做到 ${bigram}。`,
    loadedOnly: (loss, bigram) =>
      `从文件读入，没有再训练：在留出的条目上是 ${loss}。数相邻两个字符能做到 ${bigram}。`,
    continued: (before, after, bigram) =>
      `读入时是 ${before}，这次训练之后，在留出的条目上是 ${after}。数相邻两个字符能做到 ${bigram}。`,
    sameList: '留出的正是它第一次学这份清单时留出的那些条目：它从来没有见过。',
    otherList: '它以前学的是另一份清单。那里面有没有这些条目，文件没有说；它也许见过。',
    unknownList: '文件没有说它是用什么训练的。这些条目它也许见过，留出条目上的损失可能显得比实际好。',
    nothing: (before, after) =>
      `这次训练没有带来好处：之前 ${before}，之后 ${after}。看看 --rate 和 --steps。`,
    known: (known) =>
      `最后写出的 100 条里，有 ${known} 条在名单上。其余都是新的，也像名单里的：由它学到的拼写规律拼成。`,
    noise: (known) =>
      `最后写出的 100 条里，有 ${known} 条在名单上。其余的不怎么像：相邻的字符不是名单里常挨在一起的那些。`,
    memorised: (known) =>
      `最后写出的 100 条里，有 ${known} 条在名单上。条目这么少，参数这么多，它把它们背了下来。`,
    overfit: (train, after) =>
      `到最后，学过的条目上损失是 ${train}，留出的条目上是 ${after}，还不如计数：自己的清单背得很熟，清单之外一无所知。`,
    behind: '在留出的条目上，数相邻两个字符仍然更准。多练些步，或者加大宽度。',
    rival: (fourgram) => `文字这么少，仔细地数四个字符是个不弱的对手：它做到 ${fourgram}。`,
    same: '大模型的不同在于规模和文字，不在于做法：同样的损失，同样顺坡往下走一步，同样抽取下一个词元。',
    limit: '很远之前的内容，计数用不上；有注意力的网络用得上。',
    untrained: '什么都没有训练：随机的权重说出来的就是这样。',
  },
}
