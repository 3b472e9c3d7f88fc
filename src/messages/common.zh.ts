import type { Messages } from './messages.ts'

const questionKinds: Messages['common']['questionKinds'] = {
  single: '单选',
  multiple: '多选',
  'true-false': '判断',
  numeric: '填数',
  short: '简答',
  cloze: '填空',
  order: '排序',
  match: '连线',
}

export const commonZh: Messages['common'] = {
  description: '在终端里学大语言模型：中英双语的交互教程。',
  questionKinds,
  trueFalse: { true: '对', false: '错' },
  aside: (text) => `（${text}）`,
  /** On the first screen, in the words of the other language. */
  languageOffer: 'English: press L',
  languageHint: 'English: llm-primer config set lang en',
  shortcoming: (what) =>
    what.type === 'no-terminal-type'
      ? '环境变量 TERM 没有说明这是什么终端，所以不用颜色，并且逐行问答。'
      : what.type === 'no-chinese'
        ? 'Linux 控制台没有汉字字形，所以改用英文。加 --lang zh 可照样输出中文。'
        : `这个终端的编码是 ${what.encoding}，而 llm-primer 输出 UTF-8，所以改用英文。加 --lang zh 可照样输出中文。`,
  distrusted: ({ path, why, owner }) => ({
    what: `没有使用 ${path} 里编译好的代码：${
      why === 'other-user'
        ? `它属于另一个用户${owner === undefined ? '' : `（编号 ${owner}）`}`
        : why === 'open'
          ? '别人也能往里写'
          : why === 'no-folder'
            ? '它不是一个真正的目录'
            : '它不是普通文件'
    }。启动会慢一点。`,
    todo:
      why === 'other-user'
        ? '请给每个用户各设一个 LLM_PRIMER_HOME；用 sudo 时请写 sudo -H。'
        : why === 'open'
          ? `请不要让别人可写：chmod go-w ${path}`
          : '请把它移开。',
  }),
  examples: '示例：',
  helpHeadings: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Global Options:': '全局选项：',
    'Commands:': '命令：',
  },
  everywhere: '每个命令都能用的选项（如 --lang、--plain）：llm-primer --help',
  choices: (list) => `（${list}）`,
  options: {
    lang: '正文和界面的语言：zh、en 或 both（对照）',
    width: '按多少列排版（至少 20）',
    theme: '配色：深色背景、浅色背景或不用颜色',
    color: '何时使用颜色',
    ascii: '只用 ASCII 画图；在终端上，英文的引号和破折号也一样',
    plain: '打印后立即返回：不翻页、不占全屏、不提问',
    accessible:
      '为读屏软件和盲文点显器输出：只往后追加、一段一段给出、符号换成词；config set accessible on 可一直保持',
    notAccessible: '只在这一次不用',
    dataDir: '存放个人数据的目录',
    content: '使用另一个课程目录，源文件或编译好的都可以',
    sources: '同时打印事实的出处',
    json: '以 JSON 输出',
    help: '显示帮助',
    version: '显示版本号',
  },
  minutes: (count) => `${count} 分钟`,
  sectionMinutes: ({ reading, experiments, questions }) =>
    `${[
      `读 ${reading}`,
      ...(experiments === 0 ? [] : [`实验 ${experiments}`]),
      ...(questions === 0 ? [] : [`做题 ${questions}`]),
    ].join('、')} 分钟`,
  listSeparator: '、',
  clauseSeparator: '；',
  space: '',
  bracketed: (text) => `（${text}）`,
  labelled: (name) => (name.endsWith('？') ? name : `${name}：`),
  bug: {
    what: 'llm-primer 因自身的错误而停止。',
    todo: (version, command) => `请附上以下内容报告：版本 ${version}，命令“${command}”，以及后面几行。`,
  },
}
