import type { WindowWords } from './window.en.ts'

export const windowZh: WindowWords = {
  about: { title: '窗口是一笔预算', line: '一段太长的文字，五种截法：还剩下什么？再看三份词表怎么数' },
  options: {
    question: '你的一个问题：检索会为它送去什么？',
    budget: '窗口有多少词元',
    reserve: '其中留给回答的词元',
    words: '检索时给段落里的几个词',
    encoding: '用哪份词表来数',
  },
  predict: {
    question: '一段文字比窗口长得多，需要的那个段落可能在任何地方。同样大小的地方，哪种做法最常把它留下？',
    choices: ['留第一段和最新的', '截掉中间', '用段落里的两个词去检索'],
  },
  tries: [
    {
      command: 'llm-primer lab window --text notes.txt --budget 8000',
      why: '你自己的文字，小型本地模型的窗口',
    },
    { command: 'llm-primer lab window --words 1 --budget 700', why: '弄坏它：检索几乎不知道要找什么' },
    { command: 'llm-primer lab window "模型为什么数不清字母？"', why: '检索会为一个问题送去什么' },
  ],
  text: (tokens, paragraphs, encoding) => `文字：按 ${encoding} 是 ${tokens} 个词元，${paragraphs} 段`,
  room: (budget, reserve, left) => `窗口：${budget} 个词元，其中 ${reserve} 个留给回答，剩 ${left} 个给文字`,
  kept: (tried) => `一个段落还在的机会（试了 ${tried} 段，每段都当一次需要的那段）`,
  cuts: { refuse: '拒绝', beginning: '只留开头', oldest: '丢最旧的', middle: '截中间', search: '检索' },
  byPlace: '同样的事，按段落的位置（全文的第几个十分之一）',
  tenth: (number) => `第 ${number} 份`,
  shades: (key, numbers) => `还在的比例，从低到高：${key}${numbers ? '；数字是百分比' : ''}。`,
  found: (question, kept) => `为“${question}”，检索送去 ${kept} 段；头几段是`,
  vocabularies: '换一份词表来数',
  columns: { name: '词表', text: '这段文字', en: '英文', zh: '中文', ratio: '中文比英文' },
  times: (ratio) => `${ratio} 倍`,
  articles: '英文和中文：《世界人权宣言》第 1、3、24 条。',
  explain: {
    fits: (tokens, budget) => `放得下：${tokens} 个词元，窗口 ${budget} 个。哪种截法都没事可做。`,
    refuses:
      '拒绝的服务器一点也不留，但是它说了出来：报错是你看得见的截断。别的做法，回答起来就像全读过一样。',
    oldest: (late, early) =>
      `丢最旧的，最后十分之一留下 ${late}，第二个十分之一留下 ${early}。对话一长，最早说好的事最先掉出去，而且没有人告诉你。`,
    middle: (ends, inside) => `截掉中间，两头最多留下 ${ends}，正中间留下 ${inside}。`,
    search: (words, search, blind) =>
      `给检索段落里的 ${words} 个词，不管它在哪里，都有 ${search} 的机会留下；同样大小的地方，不看内容的截法最好也只有 ${blind}。`,
    misses: (share) =>
      `检索漏掉 ${share}：许多段落里都有的词，先找到的是别的段落。何况人提问用的词和原文不一样，这里没有测。`,
    vocabularies: (r50k, cl100k, o200k) =>
      `同样几条，中文的词元数是英文的 ${r50k} 倍（GPT-2 的词表）、${cl100k} 倍（cl100k）和 ${o200k} 倍（o200k）。Petrov 等（2023）在更长的文字上量到的，前两份是 3.21 和 1.91。所以同一个窗口装得下多少，要看词表怎么对待这种语言。`,
    lesson: '发送之前先数一数，给回答留出地方，要截就自己截，按需要来截，不要留给可能一声不吭的服务器。',
    limit: '段落在窗口里，不等于模型用上了它。你的模型读不读得动一个满满的窗口，拿它试一试才知道。',
  },
}
