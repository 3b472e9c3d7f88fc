import type { RnnWords } from './rnn.en.ts'

export const rnnZh: RnnWords = {
  about: {
    title: '有记忆的网络',
    line: 'RNN 与 LSTM 的梯度往回能传多远；--train：谁记得住',
  },
  options: {
    rho: '普通循环网络从旧状态到新状态的权重有多大（谱半径）',
    forget: 'LSTM 遗忘门的偏置：越大保留得越多',
    length: '梯度往回走多少步',
    dim: '网络的记忆有几个数',
    train: '让两个网络都学着在最后说出第一个符号',
    recall: '这个符号要记住多少步',
  },
  predict: {
    question:
      '普通循环网络里，从旧状态到新状态的权重有多大，记作 ρ，这里是 0.9。50 步之中，最后一步要修正 1，第一步会因此修正多少？',
    choices: ['大约 1', '大约十分之一', '不到千分之一'],
  },
  tries: [
    { command: 'llm-primer lab rnn --rho 3', why: '弄坏它：梯度反而爆炸了' },
    { command: 'llm-primer lab rnn --forget -3', why: '弄坏它：总在遗忘的 LSTM 并不更好' },
    { command: 'llm-primer lab rnn --train', why: '让两个网络学着记住 40 步，看谁学得会' },
  ],
  title: (length) => `从第 ${length} 步往回到第 1 步，每一步还剩多少梯度`,
  scale: '对数刻度；左端是第 1 步，右端是最后一步',
  names: {
    rnn: (setting) => `普通循环网络，ρ = ${setting}`,
    lstm: (setting) => `LSTM，遗忘门偏置 ${setting}`,
  },
  left: '到第 1 步还剩多少',
  recall: (span) => `${span} 个符号之后，说出第一个`,
  chance: '瞎猜',
  loss: '损失',
  steps: (steps) => `训练 ${steps} 步`,
  explain: {
    vanish: (rho, left) =>
      `每往回一步，梯度都要乘一次网络的权重，再乘一个不大于 1 的斜率。ρ = ${rho} 时，到第 1 步只剩 ${left}。`,
    explode: (rho, left) =>
      `每往回一步，梯度都要乘一次网络的权重。ρ = ${rho} 时它不减反增，到第 1 步成了 ${left} 倍：网络的拉伸胜过了遗忘。实际训练中会把这样的梯度截短。`,
    lstm: (forget, gate, byGate, left) =>
      `LSTM 是往记忆里加，而不是整个改写。偏置为 ${forget} 时，遗忘门约为 ${gate}，单凭它，到第 1 步会剩 ${byGate}；这里还剩 ${left}，因为门会随读到的东西变动，往回的路也不止这一条。`,
    oneLearned: (rnn, lstm) =>
      `训练同样多步之后，普通循环网络答对 ${rnn}，LSTM 答对 ${lstm}。两者都装得下答案，只是前者得不到该记住什么的信号。`,
    bothLearned: (rnn, lstm) =>
      `训练同样多步之后，普通循环网络答对 ${rnn}，LSTM 答对 ${lstm}：隔这么远，两者都得到了信号。`,
    noneLearned: (rnn, lstm) =>
      `普通循环网络答对 ${rnn}，LSTM 答对 ${lstm}：到这一步还看不出明显的差别。多练些步，或者换一个距离。`,
    limit: '这里的网络很小，权重是随机的。处在极端之间的结果随种子而变。',
  },
}
