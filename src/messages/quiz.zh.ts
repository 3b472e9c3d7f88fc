import type { QuizMessages } from './messages.ts'

const kinds: QuizMessages['kinds'] = {
  single: '单选',
  multiple: '多选',
  'true-false': '判断',
  numeric: '填数',
  short: '简答',
  cloze: '填空',
  order: '排序',
  match: '连线',
}

const shapes: QuizMessages['kinds'] = {
  single: '一个选项的 id，例如 "a"',
  multiple: '选项 id 的数组，例如 ["a","b"]',
  'true-false': 'true 或 false',
  numeric: '一个数值，例如 {"value":0.5,"unit":"GB"}',
  short: '一个字符串',
  cloze: '字符串数组，每空一个',
  order: '全部 id 按顺序组成的数组',
  match: '一个对象，例如 {"左":"右"}',
}

export const quizZh: QuizMessages = {
  summary: '做一章或一节的题，每题当场讲解',
  where: '1（章）、1.5 或 1#transformer（节）；省略时为最近读的一章',
  list: '列出题目，不带答案',
  answers: '不用终端也能答题：文件中每行一个 JSON 对象，- 表示标准输入',
  count: '问几道题，或 all（全部）',
  kind: '只问这些题型（用逗号分隔）',
  seed: '同一个数字，题目和顺序都相同',
  exam: '考试：没有提示，最后才讲解',
  placement: '摸底：看看哪些已经会了，并把这些节记下来',
  minScore: '得分低于这个百分数时退出码为 1',
  fresh: '重新开始，不接着上次的做',
  kinds,
  confidence: { guess: '猜的', unsure: '不太确定', sure: '确定' },
  trueFalse: { true: '对', false: '错' },
  listTitle: (title, count) => `${title}：${count} 题`,
  unit: (unit) => `单位：${unit}`,
  answersSaved: (saved, right) => `已保存 ${saved} 个答案，答对 ${right} 个。`,
  line: (number, reason) => `第 ${number} 行：${reason}`,
  lineProblems: {
    notJson: '不是 JSON 对象。',
    tooLong: '这一行超过了 64 KB。',
    notText: '不是 UTF-8 文本。',
    noQuestion: '"question" 应为一道题的 id。',
    noAnswer: '缺少 "answer"。',
    confidence: '"confidence" 只能是 guess、unsure 或 sure。',
    unknownQuestion: (id, near) =>
      near === undefined ? `这里没有题目 ${id}。` : `没有题目 ${id}，是不是 ${near}？`,
  },
  answerProblem: (id, problem) => {
    switch (problem.type) {
      case 'wrong-type':
        return `${id} 的答案应是${shapes[problem.kind]}。`
      case 'unknown-id':
        return `${id} 里没有“${problem.id}”，只有 ${problem.known.join('、')}。`
      case 'repeated':
        return `${id} 的答案里“${problem.id}”出现了两次。`
      case 'incomplete':
        return `${id} 的答案应有 ${problem.expected} 项，这里有 ${problem.given} 项。`
      case 'unknown-unit':
        return problem.expected === ''
          ? `${id} 只要一个数，不带单位“${problem.unit}”。`
          : `${id} 的单位是 ${problem.expected}，不认识“${problem.unit}”。`
    }
  },
}
