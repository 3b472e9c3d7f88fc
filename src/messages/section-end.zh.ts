import type { Messages } from './messages.ts'

export const sectionEndZh: Messages['sectionEnd'] = {
  youCan: '现在你能',
  reading: {
    unread: '没有读到底',
    seen: '翻过：最后一页停留太短，来不及读',
    read: '已读',
  },
  goal: (right, asked) => `${asked} 题对 ${right} 题`,
  moreOf: (left) => `还有 ${left} 题没做`,
  unasked: '还没考过',
  typed: (step) => `输入 Q：${step}`,
  left: (count) => `剩下的 ${count} 道题`,
  on: (number, title) => `接着读 ${number}  ${title}`,
  toChapterEnd: '本章小结',
  again: (goal) => `再练一次：${goal}`,
  missed: (count) => `答错过的 ${count} 道题`,
  chapter: (number, title) => `第 ${number} 章  ${title}`,
  summary: (read, sections, shown, goals) =>
    `${sections} 节读了 ${read} 节 · ${goals} 个目标，在题里做到了 ${shown} 个`,
  lastChapter: '课程到这里结束。往后靠复习记住，首屏会说哪天该复习。',
  keys: { choose: '选择', do: '就做这个', steps: '看接下来', on: '下一节', help: '按键', back: '回到正文' },
}
