import type { IclWords } from './icl.en.ts'

export const iclZh: IclWords = {
  about: {
    title: '从提示词里学',
    line: '两个网络把一行没见过的符号读两遍：第二遍，其中一个已经会了',
  },
  options: {
    pattern: '自己出一行，2 到 8 个符号：ABCDEF，或用空格隔开的词',
    period: '考试用的每一行有几个符号',
    'no-repeats': '弄坏它：训练文本里从不重复',
  },
  predict: {
    question:
      '两个网络，一个一层，一个两层，读一行从没见过的符号，接着把同一行再读一遍。参数一个也不动。第二遍谁猜得对？',
    choices: ['都不行：没人教过它们这一行', '两个差不多', '两层的对得多得多'],
  },
  tries: [
    { command: 'llm-primer lab icl 春 夏 秋 冬', why: '自己出一行：网络根本不知道这些符号叫什么' },
    { command: 'llm-primer lab icl ABAC', why: 'A 后面先是 B，后是 C：读到 A，它会说什么？' },
    { command: 'llm-primer lab icl --no-repeats', why: '弄坏它：同样的网络，训练文本里却从来没有重复' },
    { command: 'llm-primer lab icl --steps 150', why: '练得太少：损失还没有降下来' },
  ],
  task: (signs, period, tried) =>
    `共 ${signs} 种符号。每行随机取 ${period} 个互不相同的，写两遍；考 ${tried} 行，训练时一行也没见过。`,
  network: (layers) => `${layers} 层`,
  sizes: (layers, parameters, steps) => `${layers}：${parameters} 个参数，训练 ${steps} 步`,
  loss: (layers) => `${layers}网络的损失`,
  accuracy: '猜对下一个符号',
  chance: '瞎猜',
  first: (layers) => `${layers}，第一遍`,
  repeat: (layers) => `${layers}，第二遍`,
  byPlace: (period) => `逐个符号看：从第 ${period + 1} 个起是第二遍`,
  prompt: (row) => `提示词：${row}`,
  guesses: '第二遍里，读完每个符号之后',
  columns: { read: '读到', wanted: '下一个', guess: (layers) => `${layers}猜` },
  unnamed: (mark) => `${mark}：网络认识、这一行里却没有的符号`,
  head: '两层网络的上层在看哪里（行：第二遍正在读的符号；列：提示词）',
  shades: (key) => `低 ${key} 高`,
  shadesAndNumbers: (key) => `低 ${key} 高；数字以百分之一为单位`,
  explain: {
    untrained: '两层的网络没有训练：它在平均地瞎猜，图里的权重来自随机数。',
    prompt: (first, repeat, chance) =>
      `第一遍谁也不可能知道后面是什么：对 ${first}，瞎猜是 ${chance}。到了第二遍，两层的网络对 ${repeat}。两遍之间没有训练；它对这一行的了解全在提示词里，不在别处。这就是上下文学习。`,
    late: (repeat) =>
      `第二遍，两层的网络只对 ${repeat}。这项本事往往在几十步之内出现，出现时损失陡然下降。这一次还没到那里：多练些步，或者换一个种子。`,
    follower: (share, evenly) =>
      `上层看的是“读到的这个符号，上一次后面是谁”，然后照着说：权重有 ${share} 落在那里，平均分摊只会有 ${evenly}。`,
    previous: (share, evenly) =>
      `它找得到那个地方，是因为下层在每个符号上记下了前面是谁：下层的权重有 ${share} 放在紧挨着的前一个上（平均分摊是 ${evenly}）。这样的一对叫归纳头（induction head）。`,
    elsewhere: (share, evenly) =>
      `要找到那个地方，得先记下每个符号的前面是谁。多数时候，下层会为此看紧挨着的前一个。这一次却没有：那里只有 ${share} 的权重，平均分摊是 ${evenly}；它怎样记下的，这张图看不出来。`,
    oneLayer: (repeat) =>
      `只有一层，配不成这一对：它看得见符号和位置，却还不知道谁的前面是谁。它只知道一行隔 3 到 8 个符号会重来，凭这一点对 ${repeat}。`,
    unrelated: (repeat) =>
      `训练文本里从不重复，同样的网络第二遍只对 ${repeat}，和瞎猜一样。从提示词里学，这件事本身也要学，而且只有在用得着它的文本里才学得到。`,
    ambiguous:
      '你的这一行里有符号出现了两次。“上次它后面是谁”便不止一个答案，而训练时的每一行都没有这样的重复。',
    limit:
      '这个网络只会一招：照着重复。GPT-3 接得上的规律要自己琢磨，例如翻译。大模型里也找到过这样的头；它们的上下文学习有哪些要归功于这些头，还在研究。',
  },
}
