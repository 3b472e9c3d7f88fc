import type { Messages } from './messages.ts'

export const codeZh: Messages['code'] = {
  summary: '显示一节里能跑的程序，或存成文件',
  where: '一节，如 1.12；不写则列出哪些节有程序',
  name: '其中一个程序',
  language: 'javascript 或 python',
  save: '存到当前目录（没有指定语言就两种都存）；已有的文件不动',
  json: '以 JSON 输出（llm-primer/code@1）',
  list: '能跑的程序，只用标准库：',
  setting:
    '它们访问 LLM_BASE_URL（默认是本机的模型 http://localhost:11434/v1），另读 LLM_API_KEY 和 LLM_MODEL。',
  saved: (file) => `已存 ${file}`,
  same: (file) => `${file} 已经在了，一字不差`,
  kept: (file) => `${file} 已经在了，内容不同，没有动它`,
  errors: {
    'no-programs': (detail) => ({
      what: `${detail.where} 没有程序。`,
      todo: '看看哪些节有：llm-primer code',
    }),
  },
}
