import type { Messages } from './messages.ts'
import { didYouMeanZh } from './usage.zh.ts'

export const labZh: Messages['lab'] = {
  summary: '运行现场实验；不写名称则列出全部',
  all: '依次运行全部实验',
  columns: { name: '实验', section: '小节', time: '用时', line: '做什么' },
  seconds: (seconds) => (seconds < 1 ? '< 1 秒' : `${Math.round(seconds)} 秒`),
  menu: {
    title: '实验',
    choose: '选择',
    run: '运行',
    back: '返回',
  },
  listFooter: [
    '运行：llm-primer lab 名称；查看选项：llm-primer lab 名称 --help',
    '一次调用要花多少钱：llm-primer models price',
  ],
  pressEnter: '按任意键继续。',
  options: {
    output: '把显示的内容写入文件',
    seed: '随机种子，决定一切偶然',
    steps: '训练步数',
    fast: '规模更小、更快，数字也更粗略',
    text: '从自己的文字中学习：文件名，或用 - 表示标准输入',
    corpus: '从哪一份文字中学习',
    save: '把训练结果写入文件',
    load: '从 --save 写下的文件继续',
    range: (min, max) => `${min} 到 ${max}`,
    standard: (value) => `，默认 ${value}`,
  },
  seed: (seed) => `种子 ${seed}`,
  predict: '先猜一猜',
  predictKeys: (count) => `按 1–${count} 作答，按回车跳过。`,
  cameOut: (was) => `答案：${was}。`,
  said: (said, was) => `你猜的是：${said}。结果是：${was}。`,
  foretold: '和你说的一样。',
  notForetold: '和你说的不一样。',
  counted: (count, done) => `${count} 个实验，${done === 0 ? '还没有做过' : `做过 ${done} 个`}。`,
  isDone: '做过',
  saidRight: (said) => `你猜的是：${said}。正是如此。`,
  tries: '试试',
  step: (step, steps) => `第 ${step}/${steps} 步`,
  loss: '损失',
  meanOf: (steps) => `，每点是 ${steps} 步的平均`,
  stepNumber: (step) => `第 ${step} 步`,
  stopped: '已停止。以下是目前的结果。',
  saved: (file) => `已保存：${file}`,
  idle: (names, without, beside) =>
    `${without === undefined ? `有 ${beside} 时` : `没有 ${without} 时`}，${names.join('、')} 不起作用。`,
  cut: (characters) => `只使用文字的前 ${characters} 个字符。`,
  endOfSentence: '（句末）',
  errors: {
    'unknown-lab': (detail) => ({
      what: `没有名为“${detail.wanted}”的实验。`,
      todo: didYouMeanZh(detail.meant, '查看全部实验：llm-primer lab'),
    }),
    'text-too-short': (detail) => ({
      what: `这段文字只有 ${detail.sentences} 句、${detail.tokens} 个词元，不够用来学习。`,
      todo: `至少需要 ${detail.neededSentences} 句、${detail.neededTokens} 个词元。`,
    }),
    'unknown-token': (detail) => ({
      what: `模型从没见过“${detail.token}”。`,
      todo: `它认识的有：${detail.known.join(' ')}`,
    }),
    'size-unknown': (detail) => ({
      what: `${detail.model} 的参数量没有公布过。`,
      todo: '可以自己定一个结构：llm-primer lab size --layers 32 --dim 4096',
    }),
    'not-a-text': (detail) => ({
      what: detail.file === '-' ? '标准输入送来的不是 UTF-8 文本。' : `${detail.file} 不是 UTF-8 文本。`,
      todo: `请转换成 UTF-8，或者换${detail.file === '-' ? '一段文字' : '一个文件'}。`,
    }),
    'empty-text': (detail) => ({
      what: detail.file === '-' ? '标准输入里什么也没有。' : `${detail.file} 是空的，里面没有文字。`,
      todo: detail.file === '-' ? '请从管道传入文字：命令 | llm-primer …' : '请换一个非空的文本文件。',
    }),
    'not-a-saved-model': (detail) => ({
      what: `${detail.file} 用不了：${savedModelFaults[detail.fault]}。`,
      todo:
        detail.fault === 'text'
          ? '请用 --text 或 --corpus 选它学过的文字。'
          : '用 --save FILE 可以保存一个。',
    }),
  },
}

const savedModelFaults = {
  form: '它不是这个实验保存的模型',
  shape: '缺少结构，或者超出了范围（上下文 3–64，宽度至多 64，至多 4 层、8 个头）',
  alphabet: '字符表应当以边界开头，后面是互不相同的单个字符',
  weights: '权重缺失，个数与结构不符，或者数值不合理',
  text: '这段文字里的字符，模型从没见过',
} as const
