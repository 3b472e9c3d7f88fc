import type { FewshotWords } from './fewshot.en.ts'

export const fewshotZh: FewshotWords = {
  about: {
    title: '例子说了什么，没说什么',
    line: '不给、给几个、给许多例子；标签正确、随机、对调；还有各种次序',
  },
  options: { habit: '训练的行里，有多少（0 到 1）每个词都带平常的标签' },
  predict: {
    question:
      '一个小模型，不给例子时，给每个词的都是它平常的标签。现在问题前面放八个例子，标签全部对调。回答还有多少次是平常的标签？它的权重没有变。',
    choices: ['几乎每次：它知道得更清楚', '大约一半', '几乎没有：它跟着例子走'],
  },
  tries: [
    { command: 'llm-primer lab fewshot --habit 1', why: '弄坏它：训练的行里从没有过别的标签' },
    { command: 'llm-primer lab fewshot --habit 0.95', why: '二十行里有一行是别的标签：够了吗？' },
    { command: 'llm-primer lab fewshot --seed 1', why: '换一个网络，换一批行' },
  ],
  model: (parameters, steps) =>
    `一个 ${parameters} 个参数的 Transformer，训练了 ${steps} 步；八个词，两种标签`,
  rows: (habit) => `它读过的行里，${habit} 带平常的标签；其余的一半全部对调，另一半随机贴标签`,
  usual: (tried) => `回答有多少次是平常的标签（各问 ${tried} 次）`,
  columns: { examples: '例子数' },
  labellings: { right: '正确', random: '随机', flipped: '对调' },
  note: '标签随机的例子，每个有一半机会是对的；对调的，一个也不对。',
  after: (count) => `给了 ${count} 个例子之后`,
  order: '同样的四个例子，换个次序',
  orders: (changing, sets, orders) =>
    `标签随机的 ${sets} 组里，有 ${changing} 组，它的 ${orders} 种次序给出的回答不全一样。`,
  copied: (share) => `每个词各有一个例子时，它给出例子里写的那个标签的，占 ${share}。`,
  loss: '每一步的训练损失（每个标签，单位奈特）',
  explain: {
    untrained: '什么都没有训练：习惯也好，例子也好，对它都没有意义。',
    zero: (share) => `一个例子也不给，${share} 的回答是平常的标签：这些是它从训练里带来的。`,
    follows: (count, share) =>
      `从 ${count} 个对调的例子起，它就跟着例子走，到最后平常的标签只占 ${share}。它没有重新学这些词，而是认出了一种以前读过的行。大模型会跟着对调的标签走，小模型不太会（Wei 等，2023）。`,
    wavers: (count, low, end, others) =>
      `对调的标签没有让它一直改口：给 ${count} 个对调的例子，平常的标签占 ${low}；到最后又占 ${end}。它读过的行里，约 ${others} 有别的标签，靠这么一点，认不稳这种行。`,
    resists: (end, others) =>
      `对调的标签赢不了：到最后平常的标签仍占 ${end}。它读过的行里，约 ${others} 有别的标签。`,
    keeps: (share) =>
      `对调的标签它不为所动：还是 ${share}。训练的行里从没有过这种事，它里面也就没有东西会把这当成提示。`,
    costs: (points) =>
      `随机标签比正确标签少 ${points}。在 Min 等（2022）那里，直到 GPT-3 的模型最多只少 5 个百分点：那里的例子主要是让模型看到有哪些词、哪些标签。这个模型读过随机贴标签的行，所以当真了。`,
    free: (points) =>
      `随机标签比正确标签少 ${points}，像 Min 等（2022）那样，那里是 0 到 5 个百分点：例子说的标签，在习惯面前几乎不算数。`,
    order: (changing, sets, orders) =>
      `变的只有次序，${sets} 组例子里就有 ${changing} 组，在 ${orders} 种次序下得到的回答不止一种。Lu 等（2021）发现，同样的例子换个次序，结果可以从接近最好到和瞎猜一样。`,
    lookup: (share) =>
      `它几乎不会到例子里去查一个词：${share}，而瞎猜是 50%。它从例子里读出的，是这一行属于哪一种。（归纳头怎么照抄，是上下文学习那个实验的事。）`,
    lookupPartly: (share) =>
      `它有时会到例子里去查一个词：${share}，而瞎猜是 50%。其余的，它从例子里读出的是这一行属于哪一种。（归纳头怎么照抄，是上下文学习那个实验的事。）`,
    lesson:
      '例子不改变权重。它们说明要做的是已知任务里的哪一个、有哪些标签、写成什么样子。所以一组例子要像程序那样来测：用不在其中的题，还要换个次序。',
    limit:
      '这么几个词和标签，算不上语言。你自己的大模型多信例子，是不是那种给了例子反而变差的，只有用你自己的题才知道。',
  },
}
