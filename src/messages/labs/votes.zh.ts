import type { VotesWords } from './votes.en.ts'

export const votesZh: VotesWords = {
  about: {
    title: '多问几遍',
    line: '一个学到一半的加法器：投票找得到什么，检查找得到什么，投票何时反而更差',
  },
  options: {
    samples: '每道题抽几个答案',
    temperature: '抽答案用的温度',
    mistakes: '检查者放过的错误答案占几成（0 到 1）',
  },
  predict: {
    question:
      '一个学到一半的加法器，每道题答 64 遍，取出现最多的答案。有些题，某个错误答案的概率比正确答案还高。对这些题来说，投票和只答一遍相比，会怎样？',
    choices: ['对得更多', '一样多', '对得更少'],
  },
  tries: [
    { command: 'llm-primer lab votes --mistakes 0.05', why: '弄坏它：二十个错误答案里，检查者会放过一个' },
    { command: 'llm-primer lab votes --temperature 0.5', why: '让答案散得少一些' },
    { command: 'llm-primer lab votes --steps 200', why: '加法器更差：投票还有用吗？' },
  ],
  model: (parameters, steps) => `一个 ${parameters} 个参数的加法器，训练到第 ${steps} 步就停`,
  asked: (sums, rounds) => `${sums} 道没读过的题，整套问 ${rounds} 轮；比例是各轮的平均`,
  mistaken: (share) => `检查者会放过 ${share} 的错误答案。`,
  right: '答对的比例',
  single: '只答一遍',
  greedy: '取最可能的',
  vote: (samples) => `${samples} 票表决`,
  checker: (samples) => `检查 ${samples} 个`,
  byCount: '随答案的个数',
  columns: {
    samples: '答案',
    vote: '投票',
    checked: '检查',
    covered: '其中有',
    kind: '正确答案',
    sums: '题数',
    voteOf: (samples) => `${samples} 票`,
    coveredBy: (samples) => `${samples} 个里有`,
  },
  byKind: '按模型心里有没有数',
  kinds: { first: '最可能', behind: '不是最可能', rare: '不到 1%' },
  kindNote: '分类用的是模型自己的概率；只拿到答案的人看不见它们。',
  example: (sum) => `问它 ${sum}，它会说`,
  noNumber: '不是数',
  rightOne: '正确',
  loss: '每一步的训练损失（每位数字，单位奈特）',
  explain: {
    untrained: '什么都没有训练：哪个答案都一样，投票也没有什么可找。',
    helps: (one, many, samples) =>
      `只答一遍，对 ${one}；${samples} 票表决，对 ${many}：偶然的错误互相抵消，模型说得最多的那个就露了出来。`,
    little: (one, many, samples) =>
      `只答一遍，对 ${one}；${samples} 票表决，对 ${many}：问了这么多遍，只多得这一点。`,
    useless: (one, many, samples) =>
      `只答一遍，对 ${one}；${samples} 票表决，对 ${many}：这里多问几遍并没有好处。`,
    falls: (sums, before, after, samples) =>
      `有 ${sums} 道题，错误答案比正确答案更可能。这些题只答一遍能对 ${before}，${samples} 票表决只对 ${after}：投票能把对的变得更稳，也能把错的变得更稳。Chen 等（2024）看到的也是这样：多调用几次，容易的题受益，难的题受害。`,
    never: (sums, vote, covered) =>
      `有 ${sums} 道题，正确答案一百次里出现不到一次。投票找得到其中的 ${vote}，而它出现过的有 ${covered}。Wang 等（2022）那里也一样：从来做不对的任务，投票之后还是 0。`,
    peak: (best, many) => `答案不是越多越好：最好时对 ${best}，到最后对 ${many}。`,
    coverage: (covered, vote) =>
      `抽到的答案里，${covered} 的题有正确的，投票只找到 ${vote}。谁能检查答案，谁就能拿到剩下的。Brown 等（2024）的结果是：投票到 100 个左右就不再长，而“其中有”还在涨。`,
    mistakes: (mistakes, checked, covered) =>
      `检查者放过了 ${mistakes} 的错误答案，${covered} 就只剩 ${checked}：答案抽得越多，排在正确答案前面的错误也越多。`,
    greedy: (greedy, vote) =>
      `每位都取最可能的数字，对 ${greedy}；投票对 ${vote}：这里它只是把抽样丢掉的赢了回来。在 Wang 等那里，40 票表决在一套应用题上比取最可能的高出 17.9 个百分点：那里许多条思路通向同一个数，而这个加法器并不先想。`,
    lesson: '投票放大的是模型的倾向。花这笔钱之前，先用知道答案的题看一看，它倾向的是不是对的那边。',
    limit:
      '这里的检查者知道答案。真实的检查是一个测试、一个证明、一个人，或者另一个模型，每一样都会犯自己的错。',
  },
}
