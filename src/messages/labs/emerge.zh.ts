import type { EmergeWords } from './emerge.en.ts'

export const emergeZh: EmergeWords = {
  about: {
    title: '凭空冒出来的本事？',
    line: '四种大小的模型学加法：按整题算是跳，按数位算是爬',
  },
  options: {
    dim: '只训练这个宽度，取最近的 4 的倍数；不写则训练 4、8、16、24',
    digits: '相加的数有几位',
  },
  predict: {
    question:
      '四个模型，大约 300、1000、3600 和 7800 个参数，用同样多的步数学加法。从第几个开始，至少能算对一半的题？',
    choices: ['第二个，或者第一个就行', '第三个', '第四个', '哪个也不行'],
  },
  tries: [
    {
      command: 'llm-primer lab emerge --dim 8 --steps 3000',
      why: '给小模型开个例外，多练些步：缺的真是大小吗？',
    },
    { command: 'llm-primer lab emerge --seed 1', why: '换一次运气：这回在哪里跳？' },
    { command: 'llm-primer lab emerge --digits 1', why: '容易些的题，几秒钟' },
  ],
  task: (digits, steps, tried) =>
    `${digits} 位数的加法：每个模型训练 ${steps} 步，用 ${tried} 道没见过的题来考。`,
  size: (parameters) => `${parameters} 个参数`,
  whole: '整题全对才算',
  digit: '一位一位地算：同样的模型，同样的答案',
  columns: {
    dim: '宽度',
    parameters: '参数',
    loss: '损失',
    digit: '单个数位',
    independent: '数位连乘',
    whole: '整题',
  },
  explain: {
    jump: (small, large, smallDigit, largeDigit) =>
      `按整题算，本事像是凭空冒出来的：最小的模型 ${small}，最大的 ${large}。按数位算，路程短得多，从 ${smallDigit} 到 ${largeDigit}：最小的模型从来不是一无所知。`,
    noJump: (small, large) =>
      `这一次没有什么凭空冒出来：整题正确率从最小的模型到最大的，由 ${small} 到 ${large}。都多练些步，或者换一个种子。`,
    power: (digits) =>
      `一道题要 ${digits} 位全对才算对。“数位连乘”一列是数位正确率的 ${digits} 次方，看得出单是这条规矩就把小模型压低了多少。`,
    both: (from, to) =>
      `不过规矩不是全部：数位正确率自己也在相邻的两个大小之间从 ${from} 升到 ${to}。争论的双方在这里都找得到依据；只有换成更细的记分法，才分得清哪一部分是哪一部分。`,
    limit:
      '在哪里跳，随种子而变。给足步数，小模型也能跳过去，所以这里的“大小”，指的是步数相同时的大小。这是几个极小的模型在做加法：它说明这样的曲线可以怎样产生，不说明大模型的那些曲线是怎样来的。',
  },
}
