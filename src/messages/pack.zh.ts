import type { PackTrouble } from '../domain/packs.ts'
import type { Messages } from './messages.ts'

const megabytes = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`

export function packTroubleZh(trouble: PackTrouble): string {
  switch (trouble.type) {
    case 'no-chapters':
      return '里面没有 chapters 目录'
    case 'not-a-file':
      return `${trouble.file} 是链接、管道或设备`
    case 'bad-name':
      return `${trouble.file} 的名字只能用小写字母、数字、点和连字符`
    case 'too-large':
      return `${trouble.file} 超过了 ${megabytes(trouble.most)}`
    case 'whole-too-large':
      return `总大小超过了 ${megabytes(trouble.most)}`
    case 'too-many-files':
      return `文件超过了 ${trouble.most} 个`
    case 'not-text':
      return `${trouble.file} 不是 UTF-8 文本`
    case 'hidden-characters':
      return `${trouble.file} 里有控制字符或看不见的字符`
    case 'repeated-key':
      return `${trouble.file} 的一个对象里有重复的键`
    case 'too-deep':
      return `${trouble.file} 嵌套得太深`
  }
}

export const packZh: Messages['pack'] = {
  summary: '别人写的章节：add、list、remove；用 new 开始写自己的',
  create: '在一个新目录里写出一个小内容包，供你修改',
  created: (folder) => [
    `已写出一个只有一节的内容包：${folder}`,
    `检查：llm-primer check ${folder}`,
    `直接阅读：llm-primer read 1 --content ${folder}`,
    `添加：llm-primer pack add ${folder}`,
  ],
  add: '把一个目录里的章节复制到自己的数据里；只当数据用，不运行其中任何东西',
  name: '取什么名字（省略时用目录名）',
  list: '有哪些内容包，各章编号是多少',
  remove: '移除一个内容包；学过的记录会留着',
  chapter: (number) => `第 ${number} 章`,
  chapterOf: (title, sections) => `${title}（${sections} 节）`,
  rows: { questions: '题目', terms: '术语', size: '大小', hash: 'SHA-256' },
  bytes: (bytes) => `${bytes} 字节`,
  others: '内容由他人编写，llm-primer 不为其中的说法担保。',
  replaces: '它会取代现有的同名内容包，学过的记录会留着。',
  question: (name) => `添加 ${name}？`,
  removeQuestion: (name) => `移除 ${name}？`,
  yes: '是',
  no: '否',
  added: (number) => `已添加。阅读：llm-primer read ${number}`,
  thereAlready: (name) => `${name} 已经在了，内容完全相同。`,
  removed: (name) => `${name} 已移除，学过的记录都留着。`,
  leftOut: {
    damaged: (name) => ({
      what: `内容包 ${name} 已损坏，它的章节没有列入。`,
      todo: `请重新添加：llm-primer pack add 目录 --name ${name}；或者移除：llm-primer pack remove ${name}`,
    }),
    'in-use': (name) => ({
      what: `内容包 ${name} 读不出来：它的文件正被别的程序使用。它的章节没有列入。`,
      todo: '请关掉正打开着它的程序，再试一次。',
    }),
  },
  none: '还没有内容包。添加：llm-primer pack add 目录',
  columns: {
    number: '章',
    chapter: '标题',
    pack: '内容包',
    questions: '题目',
    added: '添加于',
    hash: 'SHA-256',
  },
  errors: {
    'pack-refused': (detail) => ({
      what: `没有添加 ${detail.pack || '""'}：${packTroubleZh(detail.trouble)}。`,
      todo: '请改好，再检查一遍：llm-primer check 目录',
    }),
    'bad-pack-name': (detail) => ({
      what: `“${detail.pack}”不能作内容包的名字。`,
      todo: '名字只能用小写字母、数字和连字符，也不能是 Windows 的设备名（con、nul、com1 等）：--name 名字',
    }),
    'place-taken': (detail) => ({
      what: `${detail.folder} 已经存在，也不是空目录，所以什么都没有写。`,
      todo: '请换一个还没有用过的名字。',
    }),
    'unknown-pack': (detail) => ({
      what: `没有内容包 ${detail.pack}。`,
      todo:
        detail.known.length === 0
          ? '还没有内容包。添加：llm-primer pack add 目录'
          : `现有：${detail.known.join('、')}`,
    }),
  },
}
