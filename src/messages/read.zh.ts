import type { ReadMessages } from './messages.ts'

export const readZh: ReadMessages = {
  summary: '阅读一章、一节或一个 Markdown 文件',
  where: '1（章）、1.5 或 1#transformer（节）、文件、目录、-（标准输入）',
  toc: '列出各节',
  contents: '目录',
  goals: '读完这一节，你能',
  sources: '出处',
  lastChecked: (date) => `核对日期 ${date}`,
  figure: (number) => `图 ${number}`,
  callouts: { note: '说明', try: '试一试', mixup: '常见混淆', disputed: '有争议', warning: '注意' },
  lab: (lab) => `动手运行：llm-primer lab ${lab}`,
  question: (question) => `想一想：${question}`,
}
