import type { AbstainWords } from './abstain.en.ts'

export const abstainZh: AbstainWords = {
  about: {
    title: '猜，还是说“不知道”',
    line: '计分办法在奖励什么；模型说的把握准不准',
  },
  options: {
    penalty: '第二种计分办法里，答错一题扣几分',
    confidence: '最上面那一道题，答对的把握有多大',
    n: '参加考试的 N 元模型，N 取几；N 大了，它会过于自信',
    temperature: '小于 1，模型说得比实际更有把握；大于 1 则相反',
    questions: '考多少题',
  },
  predict: {
    question: '答对得 1 分，答错 0 分，答“不知道”也是 0 分。想拿最高分，模型该在什么时候作答？',
    choices: ['题题都答，没把握也猜', '大约有一半把握才答', '几乎肯定才答'],
  },
  tries: [
    { command: 'llm-primer lab abstain --penalty 9', why: '答错扣 9 分：要有多大把握才值得答？' },
    { command: 'llm-primer lab abstain --confidence 0.6', why: '还是一道题，把握大一些' },
    {
      command: 'llm-primer lab abstain --temperature 0.5',
      why: '弄坏它：过于自信的模型，分不清什么时候该闭嘴',
    },
  ],
  single: (confidence) => `一道题，有 ${confidence} 的把握：猜一次平均得几分`,
  singleScores: (accuracy, penalised, penalty) =>
    `答错不扣分：${accuracy} 分。答错扣 ${penalty} 分：${penalised} 分。答“不知道”：0 分。`,
  exam: (questions) => `一场 ${questions} 题的考试：让计数模型在没读过的句子里说出下一个字`,
  always: '题题都答',
  above: (confidence) => `把握不低于 ${confidence}`,
  columns: {
    policy: '什么时候答',
    answered: '答了',
    wrong: '答错',
    accuracy: '错了不扣分',
    penalised: (penalty) => `错了扣 ${penalty} 分`,
    band: '把握',
    guesses: '题数',
    said: '它自己说',
    right: '实际答对',
  },
  honest: '它说的把握，和实际答对的比例相符吗？',
  explain: {
    accuracy:
      '得分按每 100 题计，星号标出每一列的最高分。答错不扣分，不答就只会少拿分，所以题题都答的得分最高，错的也最多。',
    noPenalty: '--penalty 0 时，两种计分办法是一回事。',
    penalty: (penalty, breakEven, best) =>
      `答错扣 ${penalty} 分时，把握要高过 ${penalty} ÷ (1 + ${penalty}) = ${breakEven}，猜才划算。这场考试里，试过的几条线中得分最高的是 ${best}。`,
    differ: '两者有出入，可能是运气，可能是因为只隔一成试一条线，也可能是模型说的把握与实际不符。',
    calibration:
      '划线只对说话算数的模型管用：它说有几成把握，就该对几成。最后一张表拿真实的猜测来核对这一点。',
    honest: (said, right) => `这里是相符的：所有的猜测，它平均说有 ${said} 的把握，实际对 ${right}。`,
    tooSure: (said, right) =>
      `这里并不相符：所有的猜测，它平均说有 ${said} 的把握，实际只对 ${right}。它过于自信。`,
    tooModest: (said, right) =>
      `这里并不相符：所有的猜测，它平均只说有 ${said} 的把握，实际对 ${right}。它懂的比它说的多。`,
    limit: '这个模型只会数字符。聊天模型往往拿不出这样一个数；它嘴上说的“我确定”，也不过是写出来的文字。',
  },
}
