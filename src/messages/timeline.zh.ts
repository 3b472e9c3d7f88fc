import type { Messages } from './messages.ts'

export const timelineZh: Messages['timeline'] = {
  summary: '1913 年至今的大事',
  json: '以 JSON 输出（llm-primer/timeline@1）',
  count: (events) => `共 ${events} 条。查看出处：加上 --sources`,
  counted: (events) => `共 ${events} 条，后面是出处。`,
  none: (years) => `时间线里没有 ${years} 年的条目。`,
  empty: '这门课程没有时间线。',
}
