import type { BottleneckWords } from './bottleneck.en.ts'

export const bottleneckZh: BottleneckWords = {
  about: {
    title: '一个装不下的箱子',
    line: '照抄字母：全靠一个向量，或者用注意力；每种长度各抄对多少',
  },
  options: {
    dim: '那一个向量有几个数；用注意力的网络不变',
    length: '训练用的字母串最长几个字母',
  },
  predict: {
    question:
      '网络先把一串字母读进一个向量，再只凭这个向量把它们抄出来。训练时见过的最长的那些串，它能抄对多少字母？',
    choices: ['几乎全部', '一半以上', '不到一半'],
  },
  tries: [
    { command: 'llm-primer lab bottleneck --dim 4', why: '弄坏它：箱子只有四个数' },
    {
      command: 'llm-primer lab bottleneck --dim 64',
      why: '换个大箱子：曲线往右移。它就不往下掉了吗？（要多花一倍时间）',
    },
    { command: 'llm-primer lab bottleneck --steps 1600', why: '箱子不变，训练四倍：有多少只是练得不够？' },
    {
      command: 'llm-primer lab bottleneck --length 6',
      why: '弄坏注意力：第 7 到第 10 个字母，站在它从没看过的位置上',
    },
  ],
  task: (length, fixed, attention) =>
    `照抄 1 到 ${length} 个字母，八种字母随机排列；${fixed === attention ? `各训练 ${fixed} 步` : `分别训练 ${fixed} 步和 ${attention} 步`}。`,
  sizes: (dim, fixed, attention) =>
    `一个向量，${dim} 个数：前后两个 LSTM，共 ${fixed} 个参数。注意力：没有循环，${attention} 个参数。`,
  byLength: '按字母串的长度看，抄对多少字母',
  fixed: '一个向量',
  attention: '注意力',
  axis: (from, to) => `从左到右：${from} 到 ${to} 个字母`,
  columns: { length: '字母数', whole: '全对' },
  notes: (chance) => `“全对”指一个字母也没错的串。* 比训练时见过的都长。瞎猜能对 ${chance} 的字母。`,
  example: '同一串字母',
  read: '读到：',
  throughVector: '凭一个向量抄：',
  withAttention: '用注意力抄：',
  explain: {
    falls: (short, shortRight, long, longRight, dim) =>
      `只靠一个向量，${short} 个字母时抄对 ${shortRight}，${long} 个字母时抄对 ${longRight}。字母串变长了，箱子里还是 ${dim} 个数。`,
    enough: (right, length) => `只靠一个向量，${length} 个字母时也抄对 ${right}：这么短的串，箱子装得下。`,
    looks: (right, length) =>
      `用注意力，${length} 个字母时抄对 ${right}。什么也不必打包：每写一个字母之前，读过的字母都在那里，可以回头看。`,
    learning: (right, length) =>
      `用注意力，${length} 个字母时抄对 ${right}：它还没学会该看哪里。多给它一些步数。`,
    beyond: (length, right, whole) =>
      `注意力也有自己的限度。到了 ${length} 个字母，比训练时见过的都长，字母抄对 ${right}，整串全对的只有 ${whole}：它靠位置找字母，而最后那几个位置从来没有训练过。`,
    packing:
      '单论大小，默认的箱子其实够用：八种字母，十二个，合 36 个比特，24 个数装得下。难的是学会怎样打包。',
    limit:
      '随机的字母，哪一个也没法从别的字母猜出来；句子却可以概括。另外，第二个网络连循环也去掉了，而注意力起初是加在循环网络上的。',
    untrained: '什么都没有训练：两个网络写的都是随机权重说的话，两条曲线都接近瞎猜。',
  },
}
