import type { Messages } from './messages.ts'

export const homeZh: Messages['home'] = {
  readCount: (read, all) => `已读 ${read}/${all}`,
  next: '下一步',
  afterwards: '然后',
  read: (number, title) => `读 ${number}  ${title}`,
  begun: (heading) => (heading === undefined ? '上次读到这里。' : `上次读到“${heading}”。`),
  firstTime: '从这里开始。每节几分钟，最后有题。',
  unread: '这是还没读过的下一节。',
  questions: (count) => (count === 0 ? '' : `节末有 ${count} 道题。`),
  review: (count) => `复习 ${count} 题`,
  whyReview: '今天到期：现在想一遍，才记得久。',
  waiting: (count, clear) =>
    `另有 ${count} 题在排队${clear === undefined ? '。' : `；不开新的小节，${clear}起就不用排队了。`}`,
  pace: (minutes, days) =>
    `已有复习题在排队：每天复习 ${minutes} 分钟的话，${days === 1 ? '一天' : `${days} 天`}左右学一节新内容才跟得上。`,
  allRead: '做一章的题',
  whyAllRead: '全部读完了，今天也没有要复习的。',
  menu: {
    next: '就做这个',
    read: '接着读',
    review: '复习',
    quiz: '做一章的题',
    labs: '实验',
    models: '模型',
    progress: '进度',
    placement: '我会多少？',
    search: '搜索',
    terms: '术语',
    timeline: '时间线',
    settings: '设置',
    language: 'English',
  },
  ways: {
    read: '从头读：1.1 节，几分钟，边读边答',
    placement: '先摸底：每节答几道题',
    labs: '先玩一个实验',
  },
  intro: (sections, reading, practice) =>
    `大模型怎样工作、能做什么、会在哪里出错：在终端里读、动手试、练到记住，不用联网。共 ${sections} 节，每节几分钟：读完大约 ${reading} 小时，实验和做题另外约 ${practice} 小时。`,
  changed: (list) => `你读过之后改写过的小节：${list}。每节开头写着改了什么；这份单子以后在“进度”里看。`,
  weak: (number, goal, right, asked) => `目前最弱的目标（${number}）：${goal}，${asked} 题对了 ${right} 题。`,
  marks: { unread: '未读', seen: '翻过', read: '已读', practised: '练过' },
  remembered: (percent) => `记得 ${percent}%`,
  lines: {
    told: '输入编号，或者直接输入命令，如 read 1.5。? 再念一遍，q 退出。',
    ask: (count, usual) => `1 到 ${count}，回车选 ${usual}：`,
    search: '搜索：',
  },
  keys: { choose: '选择', open: '打开', help: '按键', quit: '退出' },
  help: '帮助',
  pressEnter: '按回车或 q 返回。',
}
