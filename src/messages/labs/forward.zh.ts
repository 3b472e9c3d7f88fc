import type { ForwardWords } from './forward.en.ts'

export const forwardZh: ForwardWords = {
  about: {
    title: '一次前向计算，逐页看',
    line: '小 GPT 从读入字符到给出下一个字符，中间的每一个数',
  },
  options: {
    prompt: '让它读的字符；不写则用模型自己会写的开头',
    position: '细看第几个词元，从 1 数起；不写则是最后一个',
    head: '细看第几个注意力头',
    without: '弄坏它：从训练好的模型里去掉一个部分',
    layers: '注意力加前馈，一共几层',
  },
  predict: {
    question: '把提示词里的第一个字符换成别的。最后那个字符的各种数里，最先变的是哪一种？',
    choices: ['它的嵌入', '它的查询、键和值', '它的注意力头汇集来的内容', '都不变，直到预测'],
  },
  tries: [
    { command: 'llm-primer lab forward mari --head 2', why: '换成自己的提示词，再看另一个头' },
    {
      command: 'llm-primer lab forward --without attention',
      why: '弄坏它：字符之间谁也看不见谁。还能凭什么预测？',
    },
    { command: 'llm-primer lab forward --without positions', why: '弄坏它：它还知道多少先后？' },
    {
      command: 'llm-primer lab forward --steps 0',
      why: '弄坏它：随机的权重。算法一点没变，数字却没有意义',
    },
    {
      command: 'llm-primer lab forward --load gpt.json',
      why: '你自己的模型，由 llm-primer lab gpt --layers 2 --save gpt.json 写下',
    },
  ],
  keys: { page: '翻页', position: '词元', head: '换头', scroll: '滚动', leave: '离开' },
  more: '下面还有',
  border: '^ 是边界：每一条都由它开头，也由它结尾。',
  model: (parameters, layers, heads, dim) =>
    `${parameters} 个参数：${layers} 层，${heads} 个头，每个词元 ${dim} 个数`,
  trained: (steps) => `训练了 ${steps} 步`,
  loaded: '从文件读入',
  leftOutParts: {
    nothing: '无',
    attention: '注意力',
    mlp: '前馈网络',
    positions: '位置',
  },
  leftOut: (part) => `去掉的部分：${part}`,
  cut: (count) => `上下文放不下提示词的前 ${count} 个字符。`,
  place: (page, pages, title) => `${page}/${pages}  ${title}`,
  detail: (position, token, head) => `细看：第 ${position} 个词元“${token}”，第 ${head} 个头`,
  mapKey: (key) => `${key}：从图中最大的数，一直到同样大小的负数`,
  largestOnly: '每一行只读出最大的三个数，写作“第几列 = 数”。',
  map: (name, shape, largest) => `${name}  ${shape}，最大 ${largest}`,
  numbers: (token, row) => `“${token}”的各个数：${row}`,
  embedding: {
    title: '字符变成向量',
    token: '字符',
    place: '位置',
    normalised: '相加，再调到一样大',
    text: '每个字符在一张表里有自己的一行，每个位置在另一张表里有自己的一行；两行都是学来的，直接相加。和再除以自己的均方根，这样所有向量都以同样的大小进入第一层。',
  },
  projections: {
    title: (block) => `第 ${block} 层：查询、键、值`,
    query: '查询',
    key: '键',
    value: '值',
    text: (heads) =>
      `三个矩阵把每个向量变成查询（我找什么）、键（我能提供什么）和值（我交出什么）。${heads === 1 ? '这里只有一个头' : `各列分成 ${heads} 份，一个头一份`}；到这一步，词元之间还互不相见。`,
  },
  heads: {
    title: (block) => `第 ${block} 层：各个头在看哪里`,
    weights: (head) => `第 ${head} 个头的权重：对“查询 · 键 / √d”做 softmax`,
    shades: (key) => `低 ${key} 高；数字以百分之一为单位`,
    others: (token) => `“${token}”最看重谁`,
    head: (head) => `第 ${head} 个头`,
    mixed: '混合后的值，各头并排',
    text: '一行是一个词元的注意力怎样分给自己和前面的词元；后面的被遮住了。每个头按这些权重把值混合起来，再由第四个矩阵把各头合到一起，加到词元的向量上。',
  },
  mlp: {
    title: (block) => `第 ${block} 层：前馈网络`,
    attended: '加上注意力结果之后的向量',
    widened: (token, active, of) => `“${token}”在它里面：${of} 个数中有 ${active} 个大于 0`,
    digested: '它加上去的',
    text: '从这里起每个词元各走各的：向量先展宽到四倍，负数变成 0（ReLU），余下的再收窄，加回原来的向量。词元之间不交换任何东西。',
  },
  logits: {
    title: '从最后的向量到下一个字符',
    guesses: (before) => `“${before}”之后：概率（logit）`,
    end: '（结束）',
    parts: (character) => `“${character}”的 logit 由什么组成`,
    partNames: {
      embedding: '嵌入',
      attention: '注意力',
      mlp: '前馈',
    },
    inBlock: (part, block) => `${part}，第 ${block} 层`,
    columns: {
      part: '部分',
      adds: '贡献',
      character: '下一个',
      logit: 'logit',
      without: (part) => `去掉${part}`,
      whole: '完整模型',
    },
    sum: '合计',
    text: '输出矩阵给每个字符一个 logit，softmax 再把它们变成概率。词元的向量是各个部分放进来的内容之和，所以一个 logit 里各部分占多少，算得清清楚楚。',
  },
  cache: {
    title: '写下一个字符，不必从头再算',
    rows: {
      kept: '存下的键和值（个数）',
      anew: '乘法次数，全部重算',
      fromCache: '乘法次数，用缓存',
      difference: 'logit 最大相差',
    },
    exchange: (from, to) => `开头的“${from}”换成“${to}”：最后一个词元最大变化多少`,
    changes: {
      embedding: '嵌入',
      projections: '查询、键、值（第 1 层）',
      gathered: '注意力汇集来的（第 1 层）',
      logits: 'logit',
    },
    text: '再添一个词元，前面词元的键和值也不会变，所以存下来（KV 缓存），只算新来的那一个。logit 一样，省下的计算则随长度增加。',
  },
  explain: {
    attention: (from, to) =>
      `把“${from}”换成“${to}”，最后那个字符的嵌入、查询、键和值一点没变：到那时为止，每个词元都是独自算的。只有在注意力里，才有东西从一个词元传到另一个词元。`,
    alone: '没有了注意力，最后的字符察觉不到前面是什么：模型成了一张“看一个猜一个”的表，外加位置这点提示。',
    leftOut:
      '这个部分是训练之后才去掉的，别的部分还指望着它；如果从一开始就不用它来训练，别的部分会学着不靠它。只看一个提示词也说明不了多少：多试几个，有的更离不开它。',
    untrained:
      '什么都没有训练，而往向量上加东西的那些权重从 0 开始：注意力和前馈网络还什么也没放进来，所有字符几乎一样可能。',
    same: '大模型走的是同一条路，只是向量长、层数多。',
    limit:
      '有几处是简化的：没有偏置，归一化没有可学的系数，用 ReLU，输出之前也不再归一化。如果有最后那道归一化，logit 的各部分就不能这样简单相加。另外，亮的地方只说明一个头看了哪里，不说明答案为什么是这样。',
  },
}
