import type { Messages } from './messages.ts'

export const progressZh: Messages['progress'] = {
  summary: '读了什么、练了什么、还记得多少',
  options: {
    disputed: '你认为自己答对了的题，以及标准答案',
    flagged: '你标为有问题的题，以及设为不再问的题',
  },
  noneDisputed: '没有申诉过的答案。',
  noneFlagged: '没有做过标记的题。',
  readOf: (read, all) => `${all} 节中已读 ${read} 节`,
  columns: { read: '已读', practised: '已练', remembered: '今天还记得', rememberedShort: '记得' },
  section: '节',
  yes: '是',
  no: '否',
  percent: (value) => `${value}%`,
  date: (month, date) => `${month}月${date}日`,
  chapter: (number) => `第 ${number} 章`,
  read: '已读',
  begun: '在读',
  known: '算已会，待核实',
  nothing: '还没有练习过。从这里开始：llm-primer read',
  sure: (right, total) => `说“确定”的 ${total} 题对了 ${right} 题`,
  unsure: (right, total) => `说“不太确定”的 ${total} 题对了 ${right} 题`,
  guess: (right, total) => `说“猜的” ${total} 题对了 ${right} 题`,
  recipe: (recipe, model, held, of) =>
    of === 0 ? `${recipe}（${model}）` : `${recipe}，${of} 个里符合 ${held} 个（${model}）`,
  recipes: (tried, of, list) => `拿自己的模型试过 ${tried} 则，共 ${of} 则：${list}`,
  labs: (list) => `做过的实验：${list}`,
  weakest: (list) => `最弱：${list}`,
  due: (today, fits, fortnight) =>
    `待复习：今天 ${today} 题${fits < today ? (fits === 0 ? '（今天已经够了，都可以等）' : `（时间够做 ${fits} 题，其余可以等）`) : ''}，14 天内 ${fortnight} 题`,
  dueOn: (day, count) => `${day}（${count}）`,
  changedSections: (list) => `你读过之后改写过的小节：${list}。每节开头写着改了什么。`,
  changedQuestions: (count) => `你答过之后改过、会重新问的题：${count} 道`,
  retired: (count) => `你答过、但已经撤下的题：${count} 道，不再安排复习，也没有算在上面的数里。`,
  weeks: '每天答题数',
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  scale: (shades, most) => `${shades}  0 到 ${most} 题`,
  setAside: (count) =>
    `有 ${count} 条记录比本机时钟晚一天以上，时候没到先不算。请检查时钟，或看看：llm-primer data doctor`,
}
