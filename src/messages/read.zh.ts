import type { TextTrouble } from '../errors.ts'
import type { Report } from './error-wording.ts'
import type { Messages } from './messages.ts'

/** `第 1 章` · `第 1、2 章` · `第 1 至 5 章`；编号是连续的。 */
function chaptersZh(numbers: readonly number[]): string {
  const [first = 0] = numbers
  const last = numbers.at(-1) ?? first
  if (first === last) return `第 ${first} 章`
  return last === first + 1 ? `第 ${first}、${last} 章` : `第 ${first} 至 ${last} 章`
}

export const readZh: Messages['read'] = {
  summary: '阅读一章、一节或一个 Markdown 文件',
  where: '1（章）、1.5 或 1#transformer（节）、文件、目录、-（标准输入）；省略时从上次读到的地方继续',
  toc: '列出各节；不指定章节时列出全部章',
  counted: (chapters, sections) => `${chapters} 章，${sections} 节`,
  contents: '目录',
  minutesOf: '分钟数依次是：读 + 实验 + 做题。',
  goals: '读完这一节，你能',
  changedSince: (day) => `你在${day}读过这一节，之后它改写过。`,
  sources: '出处',
  sourcesChecked: (date) => `出处（核对日期 ${date}）`,
  lastChecked: (date) => `核对日期 ${date}`,
  grades: { verified: '读的是原文', secondary: '读的是转述', 'primary-unread': '原文没有读过' },
  gradeSigns: (signs) => `不带记号：读的是原文。${signs}`,
  figure: (number) => `图 ${number}`,
  callouts: {
    note: '说明',
    tip: '提示',
    important: '要点',
    try: '试一试',
    mixup: '常见混淆',
    disputed: '有争议',
    warning: '注意',
    caution: '危险',
  },
  lab: (lab) => `动手运行：llm-primer lab ${lab}`,
  labByKey: (lab) => `按 r 运行：llm-primer lab ${lab}`,
  recipe: (name, id) => `拿自己的模型试试——${name}：llm-primer try recipe ${id}`,
  recipeByKey: (name, id) => `按 T 拿自己的模型试试——${name}：llm-primer try recipe ${id}`,
  modelsOf: (day) => `数据截至 ${day}；出处、价格和最新情况：llm-primer models`,
  modelsElsewhere: '模型列表：llm-primer models',
  model: '模型',
  site: '网址',
  box: {
    done: '接着读',
    title: '考考自己',
    first: '先想一想：答案在后面的正文里',
    answerBelow: '答案在本节末尾。',
    answers: '文中各题的答案',
    verdict: (word) => word.replace(/。$/, ''),
    youSaid: (words) => `你的回答：${words}`,
  },
  questions: (count, section) => `本节有 ${count} 道题：llm-primer quiz ${section}`,
  questionsByKey: (count, left) =>
    left === 0
      ? `本节的 ${count} 道题你都答过了，按 Q 可以再做。`
      : `接下来：本节还有 ${left} 道题没答。按空格去做题，按 → 跳过、读下一节。`,
  questionsByLine: (count, left) =>
    left === 0
      ? `本节的 ${count} 道题你都答过了，输入 Q 可以再做。`
      : `本节还有 ${left} 道题没答，输入 Q 开始。`,
  inlineImage: (words) => `[图：${words}]`,
  image: '图片',
  quote: '引文',
  code: '代码',
  notes: '注释',
  links: '链接',
  done: '已完成',
  open: '未完成',
  drawingNeeds: (columns) => `这幅图需要 ${columns} 列，改用文字说明：`,
  errors: {
    'unknown-chapter': (detail) => ({
      what: /^\d/.test(detail.wanted)
        ? `没有第 ${detail.wanted} 章。`
        : `没有“${detail.wanted}”这一章或这一节。`,
      todo:
        detail.known.length === 0
          ? '这个课程里没有章节。'
          : `课程有${chaptersZh(detail.known)}。查看目录：llm-primer read --toc`,
    }),
    'unknown-section': (detail) => ({
      what: `第 ${detail.chapter} 章没有 ${detail.wanted} 这一节。`,
      todo: `它${detail.sections > 1 ? `有 ${detail.chapter}.1 到 ${detail.chapter}.${detail.sections}` : `只有 ${detail.chapter}.1`}：llm-primer read ${detail.chapter} --toc`,
    }),
    'broken-course': (detail) => ({
      what: `课程文件 ${detail.file} 已损坏：${detail.reason}`,
      todo: '请重新安装 llm-primer，或去掉 --content。',
    }),
    'unreadable-text': (detail) => textTroubleZh(detail.file)[detail.trouble],
  },
}

const textTroubleZh = (file: string): Readonly<Record<TextTrouble, Report>> => ({
  'no-markdown': {
    what: `${file} 里没有 Markdown 文件。`,
    todo: '请指定含有 .md 文件的目录，或者一个文件。',
  },
  'not-a-file': {
    what: `${file} 既不是文件，也不是目录。`,
    todo: '请指定一个 Markdown 文件，或者从管道传入：命令 | llm-primer read -',
  },
  'not-text': {
    what: `${file} 不是 UTF-8 文本。`,
    todo: '请用编辑器另存为 UTF-8，或转换编码：iconv -f GB18030 -t UTF-8 文件 | llm-primer read -',
  },
  'too-large': {
    what: `${file} 超过 8 MB 或 50 万行，或其中的列表、表格和样式多得无法排版。`,
    todo: '可以把一部分另存为文件，或只读一部分：head -c 1000000 文件 | llm-primer read -',
  },
  'not-allowed': { what: `没有读取 ${file} 的权限。`, todo: '请检查权限，或者换一个文件。' },
})
