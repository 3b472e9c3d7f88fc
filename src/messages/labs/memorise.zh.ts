import type { MemoriseWords } from './memorise.en.ts'

export const memoriseZh: MemoriseWords = {
  about: { title: '一字不差地背下来', line: '在名单里埋进随机的字母串：出现多少次，模型就会背？' },
  options: { dim: '模型的宽度，取最近的 4 的倍数', secrets: '每种次数各埋几个串' },
  predict: {
    question:
      '在一份名单里埋进十个随机字母的串，有的只出现一次，有的多到 100 次。要出现多少次，模型才能凭前三个字母，把同一种里的一半一字不差地写完？',
    choices: ['一次就够', '3 次或 10 次', '30 次或 100 次，或者还不够'],
  },
  tries: [
    { command: 'llm-primer lab memorise --dim 8', why: '弄坏它：模型很小，还背得出什么？' },
    { command: 'llm-primer lab memorise --steps 2000', why: '多练些步：难得出现的也够了吗？' },
    { command: 'llm-primer lab memorise --seed 1', why: '换一批串，换一次运气' },
  ],
  model: (parameters, steps) => `一个 ${parameters} 个参数的 GPT，训练了 ${steps} 步`,
  data: (names, lines, letters) => `${names} 个名字；加上埋进去的 ${letters} 个随机字母的串，共 ${lines} 行`,
  recited: (given) => `凭前 ${given} 个字母写到底`,
  copies: (copies) => `埋 ${copies} 次`,
  of: (completed, secrets) => `${secrets} 个里 ${completed} 个`,
  columns: {
    copies: '埋入',
    loss: '每字母奈特',
    preferred: '更喜欢的',
    secret: '其中一个',
    written: '它写出',
  },
  preferredNote: '“更喜欢的”：从没读过的随机串里，有多少被它看得更有可能。毫无记忆时是一半。',
  loss: '每一步的训练损失（每个字符，单位奈特）',
  explain: {
    untrained: '什么都没有训练：哪一个串它都不认识。',
    recites: (most, mostDone, least, leastDone) =>
      `出现过 ${most} 次的，它写对 ${mostDone}；出现过 ${least} 次的，写对 ${leastDone}。没有人要它背；只是谁知道下一个字母，谁的损失就最低。`,
    none: '它还什么都背不出来：训练这么短、地方这么小，这些串只留下一点痕迹。',
    trace: (copies, preferred) =>
      `还背不出来的时候，记忆已经看得出：埋了 ${copies} 次的串，它写不完几个，可是从没读过的随机串里，只有 ${preferred} 让它觉得更有可能。所以不必等它背出来，就能查出一段文字有没有进过训练。`,
    lesson:
      '训练文本里反复出现的东西，一个地址、一首歌、一份带答案的考题，都可能从模型里再写出来。所以训练之前要去掉重复；泄露了的考题，考的是记性。',
    limit: '这些串是随机的，没有规律可以拼凑：写得出来就是背下来了。有规律的文字，就没这么容易和真懂区分开。',
  },
}
