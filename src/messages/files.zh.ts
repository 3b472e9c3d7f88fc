import type { Messages } from './messages.ts'
import { reasonZh } from './reason.zh.ts'

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

const unwritten: Readonly<Record<string, string>> = {
  ENOENT: '请先建好这个目录，或者换一个已有的目录。',
  'device-name': '请换一个名称。',
  'forbidden-name': '请换一个名称。',
  EBUSY: '请关掉正打开着它的程序，再运行一次。',
  'in-use': '关掉后再运行一次，或者换一个名称。',
  'read-only': '取消后再运行一次，或者换一个名称。',
}

export const filesZh: Messages['files'] = {
  errors: {
    'no-working-folder': () => ({ what: '当前所在的目录已经不存在。', todo: '请换到别的目录：cd ~' }),
    'file-missing': (detail) => ({
      what: `找不到文件 ${detail.file || '""'}。`,
      todo:
        detail.section === undefined
          ? '请检查路径，或查看课程目录：llm-primer read --toc'
          : `课程里有一节讲它：llm-primer read ${detail.section}`,
    }),
    'file-unreadable': (detail) => ({
      what: `无法读取 ${detail.file}：${reasonZh(detail.reason)}。`,
      todo: detail.reason === 'EBUSY' ? '请关掉正打开着它的程序，再试一次。' : '请换一个可以读取的文本文件。',
    }),
    'file-refused': ({ file, reason }) => ({
      what: `在 ${file === '' ? '某个文件' : file} 处无法继续：${reasonZh(reason)}。`,
      todo: '请先解决这个问题再试。检查自己的数据：llm-primer data doctor',
    }),
    'journals-unread': ({ journals }) => ({
      what: `内容不全：${journals.map(({ name, reason }) => `${name}（${reasonZh(reason)}）`).join('、')} 读不出来。`,
      todo: '看看哪里不对：llm-primer data doctor',
    }),
    'not-a-file': ({ file }) => ({
      what: `${file} 不是普通文件。`,
      todo: '请指定一个文件；命令的输出可以从管道传入：命令 | llm-primer … -',
    }),
    'file-too-large': ({ file, most }) => ({
      what:
        file === '-'
          ? `标准输入的内容超过了 ${inMegabytes(most)} 的上限。`
          : `${file} 超过了 ${inMegabytes(most)} 的上限。`,
      todo: '请换小一些的文件，或只取一部分：head -c 1000000 文件 | llm-primer … -',
    }),
    'file-not-written': (detail) => ({
      what: `${detail.file || '""'} 无法写入（${detail.reason === 'ENOENT' ? '它所在的目录不存在' : reasonZh(detail.reason)}）。`,
      todo: unwritten[detail.reason] ?? '请换一个可以写入的位置，或在那里腾出空间。',
    }),
    'output-not-written': (detail) => ({
      what: `输出没能写完（${reasonZh(detail.reason)}）。`,
      todo: '请在输出的去处腾出空间，或改写到别的文件。',
    }),
  },
}
