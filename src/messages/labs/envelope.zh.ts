import type { EnvelopeWords } from './envelope.en.ts'

const some = (names: readonly string[], none: string): string =>
  names.length === 0 ? none : names.join('、')

export const envelopeZh: EnvelopeWords = {
  about: {
    title: '文字待得住信封里吗？',
    line: '三十条有恶意的字符串，对九种隔开外来文字的办法，还有你自己的模板',
  },
  options: {
    envelope: '拿哪一种信封装给你看',
    string: '看第几条字符串；不给就看第一条跑出来的',
    marks: '分词时把手打的 <|im_end|> 之类也当成真标记',
  },
  predict: {
    question:
      '别人的文字放在 <document> 和 </document> 之间。三十条想跑出去的字符串里，有多少条会让按标签来读的程序，取回的和放进去的不一样？',
    choices: ['一条也没有：标签守得住', '有一些', '一半或更多'],
  },
  tries: [
    {
      command: 'llm-primer lab envelope --text template.txt',
      why: '用你自己的模板，外来文字的位置写 {text}',
    },
    { command: 'llm-primer lab envelope --envelope json --marks', why: '弄坏它：转义一丝不苟，分词却马虎' },
    { command: 'llm-primer lab envelope --envelope lines --string 28', why: '程序忘了的一种换行' },
  ],
  prompt: (number, name, envelope) => `第 ${number} 条“${name}”，装在：${envelope}`,
  read: (text) =>
    text === null ? '按规则来读的程序根本找不到结尾。' : `按规则来读的程序取出的数据：“${text}”`,
  verdicts: {
    inside: '✓ 和放进去的一样，待在里面。',
    looks: '? 和放进去的一样，可是读得不严的人会在中间看见一个结尾。',
    leaves: '✗ 和放进去的不一样。后面那些就混进了你的指令里。',
  },
  endless: '这个模板里，{text} 后面什么也没有：没有结尾可以伪造，也没有哪里标出结尾。',
  counts: (strings) => `${strings} 条里有几条跑出来`,
  looking: (count) => (count === 0 ? '' : `另有 ${count} 条看着像`),
  marksParsed: '这里手打的标记会变成真标记，装在哪种信封里都一样。',
  persuasion: '待在里面，防的是语法，不是劝说：里面的字照样会被读到，也可能被照办。',
  table: '每一条装进每一种信封',
  key: 'X 跑出来  ? 看着像结尾  . 待在里面',
  spoken: (envelope, leave, look) =>
    `${envelope}：跑出来的有${some(leave, '：无')}；看着像结尾的有${some(look, '：无')}。`,
  envelopes: {
    own: '你的模板',
    tags: '标签',
    quotes: '引号',
    'three-quotes': '三个引号',
    fence: '代码围栏',
    lines: '行首加 >',
    'long-fence': '够长的围栏',
    'random-tags': '随机标签',
    entities: '写成实体',
    json: 'JSON',
  },
  strings: {
    end: '结尾',
    'end-and-begin': '结尾再开头',
    'end-alone': '结尾单独一行',
    'end-capitals': '换成大写',
    'end-spaced': '字间加空格',
    'end-invisible': '夹隐形字符',
    'end-full-width': '全角',
    'end-entities': '数字实体',
    'end-percent': '写成 %3C',
    'end-backslash': '前加反斜杠',
    'end-halved': '拆成两行',
    backslash: '末尾反斜杠',
    quote: '一个引号',
    'three-quotes': '三个引号',
    fence: '代码围栏',
    'long-fence': '更长的围栏',
    'tilde-fence': '~~~ 围栏',
    'document-tag': '</document>',
    comment: '-->',
    cdata: ']]>',
    chatml: 'ChatML 标记',
    llama: 'Llama 标记',
    inst: '[/INST]',
    human: 'Human:',
    heading: '### 标题',
    rule: '--- 横线',
    json: '"},{ JSON',
    'carriage-return': '只有 \\r',
    'line-separator': 'U+2028',
    persuasion: '一句请求',
  },
  explain: {
    leaves: (envelope, leaving, of) =>
      `从“${envelope}”里，${of} 条有 ${leaving} 条跑得出来。前十一条是瞄准了写的：写的人读过你的模板，而模板是藏不住的。`,
    tight: (envelope) => `没有一条出得了“${envelope}”：放进去的是什么，程序取回的就是什么，一字不差。`,
    looks: (looking) =>
      `还有 ${looking} 条骗不过程序，却把结尾写成了大写、加了空格，或者用了全角。模型可不是严格的读者；它会把哪些当成结尾，只有拿那个模型试了才知道。`,
    best: (tight) =>
      `三十条全守住的：${tight.join('、')}。它们要么改写文字，让结尾不可能出现；要么挑一个没出现过的结尾；要么用一个谁也猜不到的结尾。`,
    marks: (open, all) =>
      `手打的标记也算数时，${all} 种信封有 ${open} 种被跑了出来：打出来的 <|im_end|> 和真的成了同一个词元。所以外来文字要按不认标记的方式来分词；JSON 的转义管不到它们。`,
    persuasion: (number) =>
      `第 ${number} 条里没有任何分隔符。它只是客客气气地请求，在哪里都待得住，上面的数字一个也看不见它。2025 年的一项研究（Nasr 等）用会随机应变的攻击打破了十二种发表过的防法，其中多数的成功率超过 90%；这张表说的不是那件事。`,
    lesson:
      '信封让程序分得清、让模型看得明白哪些是数据。要用就用守得住的。至于模型拿这些数据能做什么，由别处决定：看它手里有哪些权限。',
    limit:
      '这里没有问过任何模型，查的是一条规则：放进去什么，就取得回什么。模型守不守这条规则是另一个问题，得问你自己的模型。',
  },
}
