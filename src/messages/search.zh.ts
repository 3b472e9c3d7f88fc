import type { Messages } from './messages.ts'

export const searchZh: Messages['search'] = {
  type: '输入要找的内容：中英文词语、术语、模型都行。',
  summary: '搜索正文、术语、题目、模型和大事',
  limit: '最多显示多少条',
  json: '以 JSON 输出（llm-primer/search@1）',
  kinds: { term: '术语', section: '正文', question: '题目', model: '模型', event: '大事' },
  question: (section) => `${section} 节的题目`,
  event: (date) => `时间线 ${date}`,
  count: (hits) => `共找到 ${hits} 条`,
  more: (rest) => `，其中 ${rest} 条没有列出，用 --limit 查看`,
  none: (words) => `课程里没有“${words}”。换个说法，或只留一两个词试试。`,
  meant: (names) => `你要找的是不是：${names}？`,
  errors: {
    'query-too-long': (detail) => ({
      what: `搜索的内容最多 ${detail.most} 个字符。`,
      todo: '请只留最要紧的几个词。',
    }),
  },
}
