import type { Messages } from './messages.ts'

export const reviewZh: Messages['review'] = {
  summary: '今天该复习的题',
  none: '今天没有要复习的。',
  nextDue: (day, count) => `下一次在${day}，有 ${count} 题。`,
  nothingYet: '还没有练习过。从这里开始：llm-primer quiz',
  enough: '今天够了，其余的明天再说。',
  due: (count, minutes) => `今天要复习 ${count} 题，大约 ${minutes} 分钟。`,
  waiting: (count) => `另有 ${count} 题改天再问，不会丢。`,
  recall: (percent) => `${percent}%`,
  columns: { section: '节', question: '题目', recall: '还记得' },
  start: '在终端里运行：llm-primer review',
}
