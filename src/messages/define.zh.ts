import type { Messages } from './messages.ts'

export const defineZh: Messages['define'] = {
  summary: '用一句话解释一个术语',
  json: '以 JSON 输出（llm-primer/define@1）',
  pinyin: '拼音',
  aliases: '也叫',
  confusedWith: '不同于',
  taughtIn: '所在小节',
  labs: '实验',
  elsewhere: '其他',
  count: (terms) => `共 ${terms} 条。查一条：llm-primer define 词元`,
  errors: {
    'unknown-term': (detail) => ({
      what: `术语表里没有“${detail.wanted}”。`,
      todo:
        detail.meant.length > 0
          ? `你要找的是不是：${detail.meant.join('、')}？`
          : `可以在全部内容里找：llm-primer search ${detail.wanted}`,
    }),
  },
}
