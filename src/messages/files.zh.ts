import type { Messages } from './messages.ts'

export const filesZh: Messages['files'] = {
  errors: {
    'no-working-folder': () => ({ what: '当前所在的目录已经不存在。', todo: '请换到别的目录：cd ~' }),
    'file-missing': (detail) => ({
      what: `找不到文件 ${detail.file}。`,
      todo:
        detail.section === undefined
          ? '请检查路径，或查看课程目录：llm-primer read --toc'
          : `课程里有一节讲它：llm-primer read ${detail.section}`,
    }),
    'file-unreadable': (detail) => ({
      what: `无法读取 ${detail.file}：${detail.reason}`,
      todo: '请换一个可以读取的文本文件。',
    }),
    'file-not-written': (detail) => ({
      what: `${detail.file} 无法写入（${detail.reason}）。`,
      todo: '请换一个可以写入的位置，或在那里腾出空间。',
    }),
    'output-not-written': (detail) => ({
      what: `输出没能写完（${detail.reason}）。`,
      todo: '请在输出的去处腾出空间，或改写到别的文件。',
    }),
  },
}
