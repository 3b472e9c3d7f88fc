import type { SearchMessages } from './messages.ts'

export const searchZh: SearchMessages = {
  summary: '搜索正文、术语、题目、模型和大事',
  limit: '最多显示多少条',
  json: '以 JSON 输出（llm-primer/search@1）',
  kinds: { term: '术语', section: '正文', question: '题目', model: '模型', event: '大事' },
  question: (section) => `${section} 节的题目`,
  event: (date) => `时间线 ${date}`,
  count: (hits) => `找到 ${hits} 条`,
  more: (rest) => `，另有 ${rest} 条，用 --limit 查看`,
  none: (words) => `课程里没有“${words}”。`,
  meant: (names) => `你要找的是不是：${names}？`,
}
