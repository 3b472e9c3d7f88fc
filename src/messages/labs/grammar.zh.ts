import type { GrammarWords } from './grammar.en.ts'

export const grammarZh: GrammarWords = {
  about: {
    title: '合格不等于正确',
    line: '一个极小的模型写 JSON，一边随它写，一边受文法约束：遮罩修好了什么，又遮住了什么',
  },
  options: { null: '文法里也允许 null', tries: '每道题用每种写法各写几遍' },
  predict: {
    question:
      '一个极小的模型学过：有些题回答 null，没人知道。现在文法只许写 {"sum":N}，N 是整数。遇到那些题，它会写什么？',
    choices: ['什么也写不出：没路可走', '有一些写成数', '全部写成数，或者几乎全部'],
  },
  tries: [
    { command: 'llm-primer lab grammar --null', why: '给“不知道”留个位置' },
    { command: 'llm-primer lab grammar --steps 0', why: '弄坏它：模型什么都不会，JSON 照样合格' },
    { command: 'llm-primer lab grammar --steps 1500', why: '多练一会儿：还剩下什么是错的？' },
  ],
  model: (parameters, steps) =>
    `一个 ${parameters} 个参数的 GPT，训练了 ${steps} 步。它读过两个一位数相加的题和答案，70% 写成 {"sum":N}，其余的带引号，或者用文字写；第一个数是 8 或 9 的，答案一律是 null。`,
  form: (allowNull) =>
    allowNull ? '合格的是 {"sum":N}，N 是整数或 null。' : '合格的是 {"sum":N}，N 是整数。',
  question: (question) => `问它 ${question}，它写`,
  free: (text) => `随意  ${text}`,
  masked: (text) => `遮罩  ${text}`,
  taken: (before, share) => `在 ${before} 之后，遮罩拿走了 ${share} 的概率`,
  results: (texts) => `所有的题，每种写法 ${texts} 段`,
  valid: { free: '随意：合格', masked: '遮罩：合格' },
  right: { free: '随意：正确', masked: '遮罩：正确' },
  unknown: '没人知道的题',
  admitted: { free: '随意：不知道', masked: '遮罩：不知道' },
  invented: { free: '随意：写了数', masked: '遮罩：写了数' },
  of: (count, of) => `${count}/${of}`,
  forced: (places, texts) => `${texts} 段文字里，有 ${places} 处被遮罩拿走了一半以上的概率。`,
  loss: '每一步的训练损失（答案里每个字符，单位奈特）',
  explain: {
    untrained: (valid, texts) =>
      `什么都没有训练，遮罩下的 ${texts} 段里照样有 ${valid} 段合格：形式来自文法，说明不了模型。`,
    valid: (free, masked, texts) =>
      `随意写，${texts} 段里 ${free} 段合格；加上遮罩，${masked} 段。每写一个字符，文法不许的词元统统被遮掉，不合格的就写不出来。`,
    wrong: (valid, wrong) =>
      `遮罩下合格的 ${valid} 段里，有 ${wrong} 段是错的。程序读起来不会报错；只查形式的人，什么也发现不了。`,
    invents: (admitted, of, invented) =>
      `没人知道的题，随意写时 ${of} 次里有 ${admitted} 次写了“不知道”。遮罩不给这句话留位置，于是有 ${invented} 次写成了数：合格，言之凿凿，凭空编造。`,
    admits: (admitted, of) => `允许 null 以后，${of} 次里有 ${admitted} 次它承认不知道。形式里要有这个位置。`,
    forced: (places) =>
      `遮罩只看下一个字符，从不回头。有 ${places} 处，模型过半的心思在别的写法上；那里写下的，是从剩下的里面抽的。`,
    retried: (retried, masked) =>
      `随意写而碰巧合格的，${retried} 是对的；遮罩下的，${masked} 是对的。问到合格为止，留下的是模型的本意；遮罩则是把它掰成那个形式。Park 等（2024）说的就是条件化和遮罩的差别。`,
    lesson:
      '形式要用程序查，内容也要查：数对不对得上，引用有没有，字段里能不能放。每个形式都要给“不知道”留位置。',
    limit:
      '这个模型在答案之前不写理由，所以这里看不出，形式会让先想后答的模型付出什么。发表过的结论，两边都有。',
  },
}
