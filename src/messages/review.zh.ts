import type { Messages } from './messages.ts'

export const reviewZh: Messages['review'] = {
  summary: '今天该复习的题',
  none: '今天没有要复习的。',
  nextDue: (day, count) => `下一次在${day}，有 ${count} 题。`,
  beforeFour: '新的一天从凌晨四点算起。',
  nothingYet: '还没有练习过。从这里开始：llm-primer quiz',
  enough: '今天够了，其余的明天再说；还想做：llm-primer review --more',
  due: (count, minutes) => `今天要复习 ${count} 题，大约 ${minutes} 分钟。`,
  early: (count, early, minutes) =>
    `现在可以做 ${count} 题，大约 ${minutes} 分钟；${early === count ? '都' : `其中 ${early} 题`}还没到期。`,
  waiting: (count) => `另有 ${count} 题改天再问，不会丢。`,
  clear: (day) => `不开新的小节，${day}起就不用排队了。`,
  recall: (percent) => `${percent}%`,
  columns: { section: '节', question: '题目', recall: '还记得' },
  start: (option) => `在终端里运行：llm-primer review${option}`,
  options: {
    more: '超出今天的时间，接着做排队的题',
    ahead: '提前做接下来几天到期的题',
    missed: '错题本：你答了什么、正确答案、为什么、该重读哪里',
    plan: '未来 14 天每天到期多少题、要多久',
    count: '只打印今天该复习的题数，可放进 shell 提示符；为 0 时退出码是 1',
    suspended: '看看那些不再问的题',
  },
  noneSuspended: '没有设为不再问的题。',
  missed: {
    none: '目前没有错题。',
    title: (count) => `错题 ${count} 道`,
    leech: (times) => `这题已有 ${times} 天答错。重读那一段比再问一遍有用；复习时按 x 可不再问。`,
    readAgain: (number, title) => `重读：${number}  ${title}（llm-primer read ${number}）`,
    told: '接着可以做类似的题。',
    ask: '回车继续，q 停止：',
  },
  plan: {
    day: '日期',
    due: '到期',
    minutes: '用时',
    fits: (minutes, count) =>
      `每天 ${minutes} 分钟够复习 ${count} 题。要改：llm-primer config set review-minutes ${minutes * 2}`,
    waiting: (count, clear) =>
      clear === undefined
        ? `另有 ${count} 题在排队，照这个速度一年内清不完。`
        : `另有 ${count} 题在排队；不开新的小节，${clear}起就不用排队了。`,
    sections: (left, recent, by) =>
      left === 0
        ? '各节都读完了。'
        : `还有 ${left} 节没读${by === undefined ? '。' : `；照最近 14 天读 ${recent} 节的速度，${by}读完。`}`,
  },
}
