import type { DefineMessages } from './messages.ts'

export const defineZh: DefineMessages = {
  summary: '用一句话解释一个术语',
  json: '以 JSON 输出（llm-primer/define@1）',
  pinyin: '拼音',
  aliases: '也叫',
  confusedWith: '不同于',
  taughtIn: '所在小节',
  elsewhere: '其他',
  count: (terms) => `共 ${terms} 条。查一条：llm-primer define 词元`,
}
