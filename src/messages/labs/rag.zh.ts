import type { RagWords } from './rag.en.ts'

export const ragZh: RagWords = {
  about: {
    title: '先查资料，再回答',
    line: '用本课程的题目检索本课程：BM25 对字符对向量，拼出提示词',
  },
  options: {
    question: '要问什么；不写就用本课程的一道题',
    k: '放进提示词的块数',
    size: '每块至多多少个字符',
    method: '用哪一种检索的结果填进提示词',
  },
  predict: {
    question: '用本课程自己的题目来检索本课程。哪一种检索更常把正确的小节排进前三？',
    choices: ['BM25：看共有的词，越少见越算数', '字符对向量', '两者差不多'],
  },
  tries: [
    { command: 'llm-primer lab rag 模型为什么会编造判决书', why: '自己提一个问题' },
    { command: 'llm-primer lab rag --size 20', why: '弄坏它：切成碎片' },
    { command: 'llm-primer lab rag --size 20000 --k 5', why: '反过来：整节整节地放。提示词要花多少？' },
    { command: 'llm-primer lab rag --text notes.txt 我们定了什么', why: '拿自己的笔记当资料' },
  ],
  question: (question) => `问题：${question}`,
  material: (chunks, characters) => `资料：${characters} 个字符，切成 ${chunks} 块`,
  methods: {
    bm25: 'BM25 找到的（共有的词，越少见越算数）',
    bigrams: '字符对向量找到的（余弦）',
  },
  columns: { score: '得分', section: '小节', text: '开头', k: '前 k 块', bigrams: '字符对', chance: '瞎抽' },
  nothing: '和哪一块都没有相同之处。',
  assembled: (characters) => `模型会收到的提示词（${characters} 个字符）`,
  prompt: {
    rule: '只根据下面的资料回答，并注明编号。资料里没有答案，就说没有。',
    source: (number, section, text) => `[${number}]${section === '' ? '' : `（${section}）`} ${text}`,
    question: (question) => `问题：${question}`,
  },
  recall: (questions) => `本课程 ${questions} 道题的召回率：前 k 块里有正确小节的比例`,
  explain: {
    recall: (bm25, bigrams) =>
      `只看前三块，BM25 有 ${bm25} 的题找到了正确的小节，字符对向量是 ${bigrams}。剩下的题，再好的模型也只能对着错的材料作答。`,
    methods:
      'BM25 找相同的词，并且看重少见的词。字符对向量不怕词尾变化和错字，却容易被常用字占满。两者都不知道“汽车”和“轿车”是一回事；训练出来的向量知道，所以不少系统两样并用。',
    apart: '所以要分开来量：该找到的找到了没有，找到之后读懂了没有。第一步根本用不着模型，你刚刚就量了一次。',
    limit:
      '这里没有模型作答，也没有把任何东西发出去。找到了，指的是小节对，还不是句子对；没有看着课文来问的人，会用别的说法。',
  },
}
