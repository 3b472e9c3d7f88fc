import type { CachebillWords } from './cachebill.en.ts'

export const cachebillZh: CachebillWords = {
  about: {
    title: '缓存省多少，一家一家算',
    line: '同样的提示，按四家的规则和价格；也可以用你自己的提示，按真实词元算',
  },
  options: {
    pattern: 'chat：每次都把对话重发一遍；questions：对同一份文字各问各的',
    requests: '请求的个数',
    stable: '每个请求开头相同的词元数',
    question: '每个问题的词元数',
    answer: '每个回答的词元数',
    gap: '两个请求之间隔几分钟',
    clock: '把时刻放在最前面',
  },
  predict: {
    question:
      '一场十轮的对话，隔两分钟一轮，前面有 3,000 个词元的说明；每一轮都把之前的全部重发。保留五分钟的缓存，能还回所有提示词元的多少？',
    choices: ['不到一半', '一半到四分之三', '四分之三以上'],
  },
  tries: [
    { command: 'llm-primer lab cachebill --clock', why: '弄坏它：最开头放上时刻' },
    {
      command: 'llm-primer lab cachebill --pattern questions',
      why: '对同一份文字问许多问题：谁家的规则马上认得出？',
    },
    { command: 'llm-primer lab cachebill --gap 10', why: '两个请求隔十分钟' },
    { command: 'llm-primer lab cachebill --text prompts.txt', why: '用你自己的提示，中间用 --- 一行隔开' },
  ],
  setting: {
    chat: (requests, gap) => `一场对话，${requests} 个请求，隔 ${gap} 分钟一个；每个都重发之前说过的一切。`,
    questions: (requests, gap) => `${requests} 个请求，隔 ${gap} 分钟一个；对同一份文字各问各的。`,
    own: (requests, gap) => `你的 ${requests} 个提示，隔 ${gap} 分钟一个，按 o200k 的词元算。`,
  },
  tokens: (tokens, common) => `全部提示共 ${tokens} 个词元；每个提示开头都有的是 ${common} 个`,
  clock: '时刻在最前面，所以没有两个请求开头一样。',
  hits: '提示的词元里，从缓存读出的',
  byRequest: '各个请求从缓存读出的词元',
  columns: {
    maker: '厂商',
    request: (number) => `第 ${number} 个`,
    without: '不用缓存',
    with: '用缓存',
    share: '占',
    from: '从第几个划算',
    day: '价格日期',
  },
  never: '不回本',
  bill: '提示的账单：不用缓存和用缓存',
  noPrices: '目录里没有这些模型带缓存的价格，所以没有账单。',
  makers: {
    anthropic: 'Anthropic',
    'anthropic-hour': 'Anthropic 1h',
    openai: 'OpenAI',
    kimi: 'Kimi',
    deepseek: 'DeepSeek',
  },
  kinds: {
    prefix: '认最长的共同开头',
    breakpoints: '认到调用者做的记号为止',
    units: '只认存下的完整单元',
  },
  rules: '规则照各家的文档（2026 年的存档）；OpenAI 和 Kimi 的保留时间、Kimi 的写入价出自他人的引述：',
  rule: (maker, kind, minutes, write) =>
    `${maker}：${kind}；${minutes === null ? '没有写明保留多久' : `最后一次使用之后保留 ${minutes} 分钟`}；写入按输入价的 ${write} 收`,
  explain: {
    saves: (maker, share) => `在 ${maker}，提示的花费是不用缓存时的 ${share}。回答另算，而且从不缓存。`,
    dearer: (makers) => `用了缓存反而更贵的：${makers.join('、')}。写入比普通输入贵，而读回来的太少。`,
    units: (prefix, units) =>
      `第二个问题，按最长的共同开头找得到 ${prefix} 个词元，按完整单元一个也找不到：那份共同的文字还不是单元。第三个找到 ${units} 个：前两个请求已经显出它们在哪里分开。`,
    lifetime: (gap) =>
      `两个请求隔 ${gap} 分钟，超过了五分钟，短的缓存什么也找不到，每次都重新写入；一小时的那种找得到。`,
    short:
      '这里没有哪个提示满 1,024 个词元。这么短的，Anthropic 和 OpenAI 都不存，也不说；Anthropic 的下限随模型而定，512 到 4,096 个词元。',
    clock:
      '哪家的缓存都没读出东西：每次头几个词元都不同，而排在不同词元后面的，对它们来说全都不同。会变的东西要放在末尾。',
    hour: '一小时的缓存在这里还回来的不比五分钟的多，写入却更贵：这些请求挨得够近。',
    order:
      '不变的放在前面（工具、说明、文档），然后是对话，会变的放到末尾。缓存改变的是账单和等第一个词元的时间，不是回答。',
    limit:
      'DeepSeek 还会按文档没有写明的间隔截出单元，这里没有算。真实的缓存也会落空：请求落到另一台机器上，或者第一个回答还没开始。随回答一起来的用量，写着到底怎么算的。',
  },
}
