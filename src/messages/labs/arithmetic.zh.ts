import type { ArithmeticWords } from './arithmetic.en.ts'

export const arithmeticZh: ArithmeticWords = {
  about: {
    title: '37 × 48 =',
    line: '接着写的模型，对上会用计算器的模型；--train：训练一个会加法的 Transformer',
  },
  options: {
    sum: '两个整数，中间是 + - 或 x：37 x 48',
    n: '计数模型一次连着看几个字符；太少就看不全整道题',
    learned: '让这道题也写在课本里',
    'no-tool': '拿走计算器',
    train: '训练一个会做加法的小 Transformer',
    dim: '这个 Transformer 的宽度',
  },
  predict: {
    question: '计数模型读过 3,000 道做好的题，没读过这一道。让它在等号后面接着写，会写出什么？',
    choices: ['不像个数', '是个数，但是错的', '正确的数'],
  },
  tries: [
    { command: 'llm-primer lab arithmetic "62 + 81"', why: '换一道，容易些的也行' },
    { command: 'llm-primer lab arithmetic "37 x 48" --learned', why: '把它写进课本：这是会算，还是会抄？' },
    {
      command: 'llm-primer lab arithmetic "123456789 x 987654321" --no-tool',
      why: '弄坏它：数字很长，又没有计算器',
    },
    {
      command: 'llm-primer lab arithmetic --train',
      why: '训练一个会加法的 Transformer（几秒钟），再考它更长的数',
    },
  ],
  alone: '模型自己接着写',
  withTool: '给模型一个计算器',
  call: '它写出',
  result: '它收到',
  answer: '它接着写',
  right: '✓ 对',
  wrong: '✗ 错',
  itIs: (right) => `应当是 ${right}。`,
  scores: (tried, textbook) => `课本里有 ${textbook} 道题；每种各考 ${tried} 道`,
  columns: { sums: '考什么', counting: '模型自己', tool: '带工具', exact: '整个答案', digit: '单个数位' },
  kinds: { seen: '课本里有的', heldOut: '一样长，课本里没有', longer: '多一位数' },
  adder: (parameters, steps) => `一个 ${parameters} 个参数的 Transformer，用两位数加法训练 ${steps} 步之后`,
  loss: '损失',
  explain: {
    counting: (seen, heldOut) =>
      `读过的，它照抄，对了 ${seen}；没读过的，它拿相似的行拼凑，看上去一样有把握，只对 ${heldOut}。从它写的字里，看不出哪个是抄的、哪个是拼的。`,
    blind: (n, seen) => `一次只看 ${n} 个字符，看不全一道题，所以连照抄也做不到：读过的题，它只对 ${seen}。`,
    tool: '有了工具，模型就不必算。它只写下要算什么，由程序准确地算，结果作为文字送回来，再接着写。这里的调用是一条规则写的；真实产品里由模型来写，也可能写错。',
    rule: (heldOut) => `Transformer 学到的是规则，不是一张表：没见过的加法，它对了 ${heldOut}。`,
    noRule: (heldOut, digit) =>
      `Transformer 还没有学到规则：没见过的加法，整题只对 ${heldOut}，单个数位对 ${digit}。多练些步，或者换一个种子。`,
    longer: (longer) => `再多一位数，只对 ${longer}：它学会的东西，拴在练过的那几个位置上。`,
    order: '答案从最高位写起。这一位要用到的进位，那时还没有写出来；不过两个加数都摆在眼前。',
    limit: '大模型能把中间步骤写出来，照样时不时会出错。计算器不会。',
  },
}
