import type { TokensWords } from './tokens.en.ts'

export const tokensZh: TokensWords = {
  about: {
    title: '文字怎样变成词元',
    line: '三份公开词表里的词元、编号与字节；--train：逐次合并，学一份词表',
  },
  options: {
    words: '要切分的文字',
    encoding: '用哪一份公开的词表',
    train: '改为从文字中学一份词表，逐次合并',
    merges: '学多少次合并',
    'no-split': '弄坏它：允许合并跨过词的边界',
  },
  predict: {
    question: '意思相同的一句话，在 GPT-2 的词表里，中文的词元数是英文的多少倍？',
    choices: ['差不多', '不超过两倍', '两倍以上'],
  },
  predictTraining: {
    question: '起初每个字节是一个词元。这些合并能省下多少词元？',
    choices: ['不到 15%', '15% 到 35%', '35% 以上'],
  },
  tries: [
    {
      command: 'llm-primer lab tokens "strawberry and  strawberry"',
      why: '同一个词，前面有没有空格，切法不同',
    },
    {
      command: 'llm-primer lab tokens --encoding r50k "你好，世界"',
      why: '弄坏它：几乎没见过中文的词表，会从字的中间切开',
    },
    { command: 'llm-primer lab tokens --train --merges 30', why: '从课文里学字节对合并' },
    { command: 'llm-primer lab tokens --train --no-split', why: '弄坏它：词元跨过了词的边界' },
  ],
  sizes: (characters, bytes) => `${characters} 个字符，UTF-8 编码 ${bytes} 字节`,
  encoding: (name, vocabulary, count) => `${name}：${count} 个词元（词表 ${vocabulary}）`,
  more: (count) => `…… 还有 ${count} 个`,
  ids: '编号',
  split: '从中间切开的字',
  splitCharacter: (character, bytes, ids) => `${character} = ${bytes}，词元 ${ids}`,
  same: '意思相同的一句话',
  columns: { encoding: '词表', zh: '中文', en: '英文', ratio: '倍数' },
  trained: (characters, bytes, tokens, merges) =>
    `从 ${characters} 个字符中学习：合并 ${merges} 次之后，${bytes} 字节变成 ${tokens} 个词元。`,
  mergeColumns: { number: '次序', pair: '合并的一对', merged: '新词元', count: '相邻次数' },
  sample: '这段文字按此词表切分',
  keys: { next: '下一次合并', rest: '其余一次看完' },
  explain: {
    bytes: '分词器处理的是字节，所以没有它不认识的东西。词表里没有的字，会散成几截。',
    cut: (characters, name) => `一个汉字是三个字节。上面这些字符里，${name} 从中间切开了 ${characters} 个。`,
    price:
      '词表各从不同的文字中学来。新的词表见过更多中文，同样的意思用的词元更少，花费和占用的上下文也更少。',
    special: '每份词表另外还有特殊词元，比如标记文章结束的那一个；这里的数目不包括它们。',
    spelling: '模型看到的是编号，从来不是字母，所以数一个单词里有几个字母对它很难。',
    training: (first, last) =>
      `每一次合并，都把相邻次数最多的一对连在一起：第一次是 ${first} 回，最后一次是 ${last} 回。常见的成为一个词元，少见的仍是碎片。`,
    noSplitYet: (tokens) =>
      `不先按词切开，合并就会跨过词的边界：${tokens.map((token) => `“${token}”`).join('、')} 已经是词元。合并得再多些，整个词组也会有自己的词元。`,
    noSplit: '不先按词切开，合并就会跨过空格和逗号：常见的词组有了自己的词元，同一个词则藏在许多词元里。',
  },
}
