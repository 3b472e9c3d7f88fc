import type { Word2vecWords } from './word2vec.en.ts'

export const word2vecZh: Word2vecWords = {
  about: {
    title: '词变成向量',
    line: '在造出来的句子上训练 skip-gram：类比、近邻、一张词的地图',
  },
  options: {
    question: '一个类比，如 男人:国王::女人；或一个词',
    sentences: '造多少个句子来学',
    dim: '一个词的向量有几个数',
    epochs: '通读几遍',
    window: '左右各几个词算邻居',
    negatives: '每个邻居要和几个随机词区分开',
    shuffle: '弄坏它：把所有的词打乱，邻居就没有意义了',
    'keep-inputs': '允许答案是题目里的三个词',
    sweep: '用 100 到 4,000 个句子分别训练，比较结果',
  },
  predict: {
    question: '一个只会猜邻居的网络，读了一批造出来的句子，能做对多少类比题？',
    choices: ['几乎一题都不对', '一半左右', '几乎全对'],
  },
  tries: [
    { command: 'llm-primer lab word2vec 男人:国王::女人', why: '换成你自己的类比' },
    { command: 'llm-primer lab word2vec --shuffle', why: '弄坏它：词没变，次数没变，只是没了邻居' },
    { command: 'llm-primer lab word2vec --sweep', why: '要多少文字才学得会' },
    { command: 'llm-primer lab word2vec --text FILE', why: '真实的文字：只有近邻，而且粗糙得多' },
  ],
  trained: (sentences, vocabulary, pairs) => `${sentences} 个句子，${vocabulary} 个不同的词，${pairs} 对邻居`,
  shuffled: '所有的词已打乱',
  loss: '训练中的损失（每对邻居，单位奈特）',
  analogies: '类比题',
  relations: {
    gender: '男 : 女',
    capital: '国家 : 首都',
    tense: '现在 : 过去',
    degree: '大 : 更大',
    language: '国家 : 语言',
  },
  right: (right, asked) => `${asked} 题对 ${right} 题`,
  question: (a, b, c) => `${a}之于${b}，如同${c}之于`,
  neighbours: '最近的词及其余弦',
  near: (word, near) => `${word}：${near}`,
  plane: (explained) => `国家与首都，画在差别最大的两个方向上（占全部差别的 ${explained}）`,
  textPlane: (explained) => `这些词画在差别最大的两个方向上（占全部差别的 ${explained}）`,
  sweep: '句子数与做对的比例',
  sentences: (count) => `${count} 句`,
  explain: {
    how: '没有人告诉网络国王是什么。它只是学着把真正的邻居和随机的词区分开，于是邻居相同的词有了相近的向量。',
    right: (share) =>
      `类比题做对了 ${share}。句子是为此特意造的：每一对词，邻居的差别都一样。真实的文字没有这样整齐。`,
    few: (share) =>
      `类比题只做对了 ${share}：句子太少、读的遍数太少，或者向量里的数太少，邻居就留不下清楚的痕迹。`,
    shuffled: (share) => `词打乱之后只对 ${share}：学到的东西来自邻居，不来自词本身。`,
    inputs: (first, asked) =>
      `允许答案是题目里的词，${asked} 道类比题里就有 ${first} 道，最近的是它们自己。报告类比成绩时通常会把它们排除，却很少说明。`,
    noInputs: (asked) =>
      `允许答案是题目里的词，${asked} 道类比题里也没有一道是它们自己最近：这些句子让一对词离得很开。换成真实的文字，往往就是它们自己，报告成绩时通常会排除。`,
    text: '真实的文字没有标准答案。近邻反映的是用法，不是意思：出现在同样位置上的词就算近。',
    limit: '每个词只有自己那个向量，不管它在哪句话里。一个词在句中是什么意思，要靠后面的网络。',
  },
}
