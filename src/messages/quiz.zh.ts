import type { UnclearNumber } from '../domain/answers.ts'
import { plainNumber } from '../domain/shown-quantity.ts'
import type { Messages } from './messages.ts'

const shapes: Messages['common']['questionKinds'] = {
  single: '一个选项的 id，例如 "a"',
  multiple: '选项 id 的数组，例如 ["a","b"]',
  'true-false': 'true 或 false',
  numeric: '一个数值，例如 {"value":0.5,"unit":"GB"} 或 "0.5 GB"',
  short: '一个字符串',
  cloze: '字符串数组，每空一个',
  order: '全部 id 按顺序组成的数组',
  match: '一个对象，例如 {"左":"右"}',
}

function unclear(problem: UnclearNumber): string {
  const value = plainNumber(problem.value)
  switch (problem.type) {
    case 'share-or-percent':
      return `这里填的是百分数。你的意思是 ${value}% 还是 ${plainNumber(problem.value * 100)}%？请连同 % 写出。`
    case 'percent-sign':
      return `如果你的意思是 ${value}%，请写上 %；不带 %，它就是 ${value} 这个数。`
    case 'point-or-group':
      return `这个写法有两种读法。请不分节，写成 ${value} 或 ${plainNumber(problem.other)}。`
  }
}

export const quizZh: Messages['quiz'] = {
  changed: '你答过之后，这道题改了。',
  summary: '做一章或一节的题，每题当场讲解',
  where: '1（章）、1.5 或 1#transformer（节）；省略时为最近读的一章',
  list: '列出题目，不带答案',
  answers: '不用终端也能答题：文件中每行一个 JSON 对象，- 表示标准输入',
  count: '问几道题，或 all（全部）',
  kind: '只问这些题型（用逗号分隔）：single、multiple、true-false、numeric、short、cloze、order、match',
  seed: '同一个数字，题目和顺序都相同',
  exam: '考试：没有提示，最后才讲解',
  placement: '摸底：看看哪些已经会了，并把这些节记下来',
  minScore: '得分低于这个百分数时退出码为 1',
  fresh: '重新开始，不接着上次的做',
  confidence: { guess: '猜的', unsure: '不太确定', sure: '确定' },
  listTitle: (title, count) => `${title}：${count} 题`,
  counted: (count) => `共 ${count} 题`,
  unit: (unit) => `单位：${unit}`,
  answersSaved: (saved, right) => `已保存 ${saved} 个答案，答对 ${right} 个。`,
  line: (number, reason) => `第 ${number} 行：${reason}`,
  moreLines: '后面再有不能采用的行，只计数，不再逐行列出。',
  lineProblems: {
    notJson: '不是 JSON 对象。',
    tooLong: '这一行超过了 64 KB。',
    notText: '不是 UTF-8 文本。',
    noQuestion: '"question" 应为一道题的 id。',
    noAnswer: '缺少 "answer"。',
    confidence: '"confidence" 只能是 guess、unsure 或 sure。',
    noDrawn: '"drawn" 应为“名称: 数字”。',
    drawn: (id) => `${id} 抽不出 "drawn" 里的数；quiz --list --json 会列出某个种子抽到的数。`,
    unknownQuestion: (id, near) =>
      near === undefined ? `这里没有题目 ${id}。` : `没有题目 ${id}，是不是 ${near}？`,
  },
  title: {
    quiz: (where) => `测验 ${where}`.trimEnd(),
    exam: (where) => `考试 ${where}`.trimEnd(),
    placement: (where) => `摸底 ${where}`.trimEnd(),
    review: () => '复习',
  },
  place: (number, count) => `第 ${number} 题，共 ${count} 题`,
  again: (number, count) => `重做错题，第 ${number} 题，共 ${count} 题`,
  onceMore: '再来一次',
  resumed: (done) => `接着上次，已做 ${done} 题`,
  howSure: '有多大把握？',
  right: '答对了。',
  wrong: '不对。',
  theAnswer: '答案如下。',
  rightGuess: '猜对的题很快会再问一次。',
  sureButWrong: '你很确定却答错了，所以明天会再问。',
  notSaved: '这个答案没能保存。',
  hint: (number) => `提示 ${number}`,
  hintOf: (number, count) => `提示 ${number}，共 ${count} 个`,
  see: (number, title) => `见 ${number}  ${title}`,
  orRun: (section, lab) => `${section}，或运行：llm-primer lab ${lab}`,
  yours: '你的答案',
  missedOption: '漏选',
  partial: {
    statement: (isTrue) => (isTrue ? '这句话是对的，你选了“错”。' : '这句话是错的，你选了“对”。'),
    ticked: (found, right, extra) =>
      `正确的有 ${right} 个，你选中 ${found} 个${extra === 0 ? '' : `，另外多选了 ${extra} 个`}。`,
    gaps: (right, all) => `${all} 个空填对 ${right} 个。`,
    pairs: (right, all) => `${all} 对连对 ${right} 对。`,
    order: (right, all) =>
      all - right === 1 ? '只有一项排错了位置。' : `${all} 项中有 ${right} 项先后正确。`,
    moved: (place, distance) =>
      `你放在第 ${place} 位，${distance > 0 ? '晚' : '早'}了 ${Math.abs(distance)} 位。`,
  },
  disputed: '你认为自己答对了，这题单独计算。',
  disputedCount: (count) => `有 ${count} 题你认为自己答对了，单独计算。`,
  leech: (times) => `这题已有 ${times} 天答错。重读那一段比再问一遍有用；按 x 可不再问。`,
  unread: '还没读',
  flagged: '已标为有问题',
  takenBackBy: (mark, key) => `${mark}（再按 ${key} 取消）`,
  suspended: '不再问',
  report: {
    head: '这道题的报告，供你复制，不会发送。要存成文件：',
    command: (id) => `llm-primer quiz --report ${id} > report.txt`,
  },
  reportOf: '打印一道题的报告，由你自己发给作者',
  yoursWas: (answer) => `你的答案：${answer}`,
  answerIs: (answer) => `答案：${answer}`,
  or: ' 或 ',
  numberIn: (unit) => `填一个数，单位 ${unit}`,
  gap: (number) => `第 ${number} 空`,
  choose: '选出所有正确的',
  trueFalseQuestion: '对还是错？',
  notices: {
    empty: '先写下答案，或者跳过。',
    incomplete: '还没有填完。',
    'not-a-number': '这不是一个数。可以写 0.5、1/2、50%、8 192 或 10^12。',
    'nothing-chosen': '至少选一个：按它的字母，或用 + 勾选。',
    'no-hints-in-exam': '考试没有提示。',
    'nothing-to-undo': '没有可以撤回的。',
    undone: '已撤回，请重新作答。',
    'space-turns': '空格只翻页；用 + 勾选或拿起。',
    practice: '再做一遍，算练习；记的是第一次的回答。',
  },
  unknownUnit: (unit, expected) =>
    expected === ''
      ? `这里看不懂“${unit}”，请只填一个数。`
      : `这里看不懂“${unit}”，请以 ${expected} 为单位填写。`,
  unclear,
  slips: {
    percent: '你写的是百分数，带上 % 就对了。',
    share: '你写的是占 1 的多少，换成百分数要乘 100。',
    sign: '数对了，正负号错了。',
  },
  score: (right, total, percent) => `${total} 题答对 ${right} 题（${percent}%）`,
  allRight: '一题没错。',
  missed: '答错的题',
  masteredLater: (count) => `另有 ${count} 题第二次答对。`,
  confidentMisses: (count, listed) => `有 ${count} 题你很确定却答错了${listed ? '，下面做了标记' : ''}。`,
  wasSure: '当时说有把握',
  comeBack: (days) => (days <= 1 ? '错题明天会回来复习。' : `错题 ${days} 天后会回来复习。`),
  allAnswers: '全部题目',
  knownSections: (list) => `这几节算你已经会了，以后复习时再核实：${list}`,
  noKnownSections: (where) => `还没有哪一节能算已经会了。从头开始吧：llm-primer read ${where}`,
  clause: '，',
  stop: '。',
  heard: {
    gap: (number) => `第 ${number} 空`,
    right: (name, right) => `${name}：对，${right}。`,
    put: (name, given, right) =>
      given === undefined || given === ''
        ? `${name}：答案是${right}。`
        : `${name}：你填的是${given}。正确的是${right}。`,
    place: (number, text, isRight) => `第 ${number} 位${isRight ? '，对' : ''}：${text}`,
    follows: '，然后是',
    goesWith: '，对应：',
  },
  options: {
    chosenRight: '你选对了',
    chosenWrong: '你选错了',
    right: '正确答案',
    missed: '漏选',
    left: '没选是对的',
    wrong: '不对',
  },
  typed: {
    one: (first, last) => `答案（${first} 到 ${last}）：`,
    severalTold: (first, last) => `${first} 到 ${last} 中的一个或几个，例如 ${first} ${last}。`,
    several: '答案：',
    text: '答案：',
    gap: (number) => `第 ${number} 空：`,
    orderTold: (count) => `按正确顺序写出 1 到 ${count} 的全部编号，例如 2 1 …。`,
    order: '顺序：',
    pairTold: (at, count, left) => `第 ${at} 对，共 ${count} 对：${left}`,
    pair: (at, count) => `第 ${at} 对的编号（1 到 ${count}）：`,
    sureTold: '有多大把握？1 猜的，2 不太确定，3 确定；u 改答案。',
    sure: '1、2 或 3，回车选 2：',
    next: '回车继续，? 更多：',
    more: (dispute) =>
      `回车继续，p 看正文，v 再念一遍，u 再做一遍，f 标为有问题，x 不再问，w 写报告${dispute ? '，d 我答对了' : ''}，q 停止。`,
    endTold: 'u 重做错题。',
    end: 'u，或回车结束：',
    commands: (hints) =>
      `也可以输入 ${hints ? 'h（提示）、' : ''}s（跳过）、u（撤回）、v（再念一遍）、?（帮助）、q（停止）。要填词的题里字母就是答案，这时请在前面加斜杠，例如 /s。`,
    rest: '回车念题目的下一部分，也可以直接输入完整的答案。',
    skipped: '已跳过。',
    wrongCount: (needed, given) => `需要 ${needed} 个编号，你给了 ${given} 个。`,
    unknown: (word, first, last) => `没看懂“${word}”。可以输入 ${first} 到 ${last}，或 ? 看帮助。`,
    twice: (word) => `${word} 出现了两次，每个编号只用一次。`,
    belongs: '可以配对的有：',
  },
  keys: {
    choose: '选择',
    mark: '勾选',
    take: '拿起',
    moveHeld: '移动',
    putDown: '放下',
    pair: '配对',
    nextGap: '下一空',
    answer: '作答',
    sure: '说把握',
    back: '返回',
    next: '下一题',
    text: '看正文',
    hint: '提示',
    skip: '跳过',
    undo: '撤回',
    practise: '再做一遍',
    dispute: '我答对了',
    disputeNot: '我答错了',
    flag: '题有问题',
    flagNot: '题没问题',
    suspend: '不再问',
    suspendNot: '照常再问',
    copy: '复制',
    report: '写报告',
    retry: '重做错题',
    done: '完成',
    keys: '按键',
    letters: '跳过、停止…',
    write: '继续写',
    quit: '停止',
  },
  more: '下面还有',
  stopped: (where) => `已停止，做过的都保存了。接着做：llm-primer quiz ${where}`,
  interrupted: '做过的都保存了。',
  stoppedUnsaved: '已停止，但没能全部保存。',
  answerProblem: (id, problem) => {
    switch (problem.type) {
      case 'wrong-type':
        return `${id} 的答案应为：${shapes[problem.kind]}。`
      case 'unknown-id':
        return `${id} 里没有“${problem.id}”，只有 ${problem.known.join('、')}。`
      case 'repeated':
        return `${id} 的答案里“${problem.id}”出现了两次。`
      case 'incomplete':
        return `${id} 的答案应有 ${problem.expected} 项，这里有 ${problem.given} 项。`
      case 'unknown-unit':
        return problem.expected === ''
          ? `${id} 只要一个数，看不懂“${problem.unit}”。`
          : `${id} 的单位是 ${problem.expected}，不认识“${problem.unit}”。`
      default:
        return `${id}：${unclear(problem)}`
    }
  },
  errors: {
    'lines-left-out': (detail) => ({
      what: `略过了 ${detail.count} 行。`,
      todo: '请改好上面列出的行再交一次；其余的都已收下。',
    }),
    'score-too-low': (detail) => ({
      what: `得分 ${detail.percent}%，低于要求的 ${detail.wanted}%。`,
      todo: '看看错在哪里：llm-primer review',
    }),
    'no-questions': (detail) => ({
      what: `${detail.where} 里没有这样的题。`,
      todo: `看看有哪些题：llm-primer quiz ${detail.where} --list`,
    }),
  },
}
